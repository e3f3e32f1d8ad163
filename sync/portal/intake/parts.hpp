// What intake works with, lent by the running portal: it outlives every request.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

#include "sync/portal/intake/rates.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::intake {

// Numbers from protocol.md, sections 2 and 8.
inline constexpr int requests_per_minute_of_a_device = 60;
inline constexpr int enrolments_per_minute_of_an_address = 10;

struct Parts {
    store::Database& database;
    const seal::SigningKey& receipt;
    std::string region;
    std::string root_json;  // the signed document, as on disk
    std::int64_t root_version = 0;
    std::filesystem::path guard;
    std::function<double()> luck;         // 0 to 1, for Retry-After
    std::function<void()> leads_arrived;  // called after a batch was kept
    Rates devices{requests_per_minute_of_a_device};
    Rates enrolments{enrolments_per_minute_of_an_address};
    // Held from a batch's transaction to its guard, so that the guard never goes back.
    std::mutex batch_turn;
};

}  // namespace monter::portal::intake
