// Pages: values put into a template of assets/portal/pages. Every text is escaped by the template engine; templates
// never use its unescaped form but for the page inside its frame.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "sync/portal/http.hpp"
#include "sync/portal/web/texts.hpp"

namespace monter::portal::web {

// A value of a template: a text, a yes or no, a list, or named values.
struct Data {
    using List = std::vector<Data>;
    using Named = std::map<std::string, Data>;
    std::variant<std::string, bool, List, Named> value;

    Data() : value(std::string()) {}
    Data(std::string text) : value(std::move(text)) {}
    Data(const char* text) : value(std::string(text)) {}
    Data(bool yes) : value(yes) {}
    Data(List list) : value(std::move(list)) {}
    Data(Named named) : value(std::move(named)) {}
};

// The template pages/<name>.mustache with `data`, and every page text as t.<key>.
[[nodiscard]] std::string render(const std::string& name, const Data::Named& data, const Texts& texts);

// A whole page: the template inside pages/<frame>.mustache, with the headers every page carries.
[[nodiscard]] Response page(const std::string& frame, const std::string& name, Data::Named data, const Texts& texts,
                            int status = 200);

// 303: after a form was sent.
[[nodiscard]] Response see_other(const std::string& path);

// The security headers of every answer that is not for a stand.
void add_page_headers(Response& response);

}  // namespace monter::portal::web
