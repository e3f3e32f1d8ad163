// What intake works with, lent by the running portal: it outlives every request.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "sync/portal/backups/erasures.hpp"
#include "sync/portal/backups/guard.hpp"
#include "sync/portal/intake/rates.hpp"
#include "sync/portal/routing/library.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::intake {

// Numbers from protocol.md, sections 2 and 8.
inline constexpr int requests_per_minute_of_a_device = 60;
// A pack is some hundred files, each asked for by itself; a stand that fetches one asks for one after the other.
inline constexpr int content_requests_per_minute_of_a_device = 600;
inline constexpr int enrolments_per_minute_of_an_address = 10;
inline constexpr int times_per_minute_of_an_address = 60;  // a hall of stands may share one address

// Requests of stands at the same time. Each takes milliseconds; where so many wait, the store is slow, and whoever
// comes next is better off coming back later than waiting for a thread too.
inline constexpr int requests_at_once = 32;

struct Parts {
    store::Database& database;
    const seal::SigningKey& receipt;
    std::string region;
    std::string root_json;                // the signed document, as on disk
    std::vector<Hash> root_fingerprints;  // of its keys: what cards may carry
    const routing::Library& library;
    std::map<std::int64_t, std::string> roots;  // every root.json there was, by its version, as signed
    backups::Guard& guard;
    backups::Erasures& erasures;
    std::function<double()> luck;         // 0 to 1, for Retry-After
    std::function<void()> leads_arrived;  // called after a batch was kept
    std::atomic<int> at_once{0};
    Rates devices{requests_per_minute_of_a_device};
    Rates content{content_requests_per_minute_of_a_device};
    Rates enrolments{enrolments_per_minute_of_an_address};
    Rates times{times_per_minute_of_an_address};
};

}  // namespace monter::portal::intake
