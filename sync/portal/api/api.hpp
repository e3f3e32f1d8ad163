// For municipalities' own case systems: their people, what happened to them, and who was erased, as JSON or CSV, page
// by page. assets/portal/api/openapi.json describes it and is served at /openapi.json; a test holds each answer against
// it.
//
// A system shows its key as a bearer token (RFC 6750) and reads one municipality, nothing else; every person it reads
// stands in the log of openings under the system's name. What is wrong is told as RFC 9457 problems.
#pragma once

#include "sync/base/clock.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/intake/rates.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/routing/library.hpp"

namespace monter::portal::api {

inline constexpr int requests_per_minute_of_a_system = 120;
inline constexpr int page_least = 1, page_usual = 50, page_most = 100;

// Lent by the running portal.
struct Parts {
    store::Database& database;
    const routing::Desk& desk;
    const routing::Library& library;
    intake::Rates systems{requests_per_minute_of_a_system};
};

// Every address there is, as the description writes it.
[[nodiscard]] std::vector<std::string> paths();
[[nodiscard]] bool is_mine(const std::string& path);
// Any thread. For paths that are mine.
[[nodiscard]] Response answer(Parts& parts, const Request& request, const Moment& now);

// A new key, to be shown once: {"name","municipality","key"} as JSON. Kind::refused where the name is taken or empty.
[[nodiscard]] Result<std::string> make_key(store::Database& database, const std::string& name,
                                           const std::string& municipality, std::int64_t now_ms);

}  // namespace monter::portal::api
