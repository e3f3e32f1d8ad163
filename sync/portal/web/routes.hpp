// Every address of the pages, in one table: what it is asked by, who may, and who answers. A page is reached in no
// other way, and tests walk the table, so that a new route can be forgotten by neither.
//
// A path is matched part by part; a part in braces stands for any text of one part, and names the kind of thing it is
// ("{person}"): that text is handed to the page. "/assets/*" stands for all below it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sync/portal/web/web.hpp"

namespace monter::portal::web {

struct Route {
    enum class Method { get, post };  // get: HEAD too
    using Open = Response (*)(Parts&, const Request&, const Moment&);
    using Page = Response (*)(Parts&, const Visit&);
    using About = Response (*)(Parts&, const Visit&, const std::string& object);

    // Who takes a Visit is met by somebody signed in, so it can't be written down without a right.
    constexpr Route(Method how, std::string_view where, Open to_anyone)
        : method(how), path(where), right(Right::anyone), open(to_anyone) {}
    constexpr Route(Method how, std::string_view where, Right needed, Page answers)
        : method(how), path(where), right(needed), page(answers) {}
    constexpr Route(Method how, std::string_view where, Right needed, About answers)
        : method(how), path(where), right(needed), about(answers) {}

    Method method;
    std::string_view path;
    Right right;
    Open open = nullptr;
    Page page = nullptr;
    About about = nullptr;
};

[[nodiscard]] std::span<const Route> routes();

struct Found {
    const Route* route = nullptr;  // nothing where there is no such page
    std::string object;            // what stands in the braces
};
[[nodiscard]] Found find_route(const std::string& method, const std::string& path);

}  // namespace monter::portal::web
