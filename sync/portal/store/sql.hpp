// For the files of this room only: SOCI, its errors turned into values, and bytes as text. How a query is written so
// that both engines read it: dialect.hpp.
#pragma once

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// SOCI's messages repeat bound values; only the engine's own words go on, for they may reach a log.
[[nodiscard]] Error error_of(std::string_view doing, const soci::soci_error& why);

// Runs `body` and turns what the library throws into an error that says what was being done.
template <class Body>
auto guarded(std::string_view doing, Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (const soci::soci_error& why) {
        return fail(error_of(doing, why));
    } catch (const std::exception& why) {
        return fail(Kind::corrupt, std::string(doing) + ": " + why.what());
    }
}

// A column that holds N bytes; throws where it does not (guarded turns that into Kind::corrupt).
template <std::size_t N>
[[nodiscard]] Raw<N> raw(const std::string& text) {
    auto bytes = raw_from_base64url<N>(text);
    if (!bytes) throw std::runtime_error("a column holds other bytes than it should");
    return *bytes;
}
[[nodiscard]] inline Bytes bytes(const std::string& text) {
    auto out = from_base64url(text);
    if (!out) throw std::runtime_error("a column holds other bytes than it should");
    return *out;
}

// Lists of codes as one column: comma between, empty for none.
[[nodiscard]] std::string joined(const std::vector<std::string>& codes);
[[nodiscard]] std::vector<std::string> split(const std::string& text);

// Carries out one statement; how many rows it changed.
[[nodiscard]] inline long long changed(const soci::details::prepare_temp_type& prepared) {
    soci::statement statement(prepared);
    statement.execute(true);
    return statement.get_affected_rows();
}

}  // namespace monter::portal::store
