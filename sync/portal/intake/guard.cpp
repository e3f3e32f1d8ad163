#include "sync/portal/intake/guard.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::intake {
namespace {

constexpr std::size_t guard_bytes_max = 4096;

}  // namespace

Result<void> write_guard(const std::filesystem::path& file, const Guard& guard) {
    const nlohmann::json body{
        {"v", 1}, {"epoch", guard.epoch}, {"portal_seq", guard.portal_seq}, {"durable_seq", guard.durable_seq}};
    return write_file(file, view(body.dump()), 0600);
}

Result<Guard> read_guard(const std::filesystem::path& file) {
    auto text = read_text_file(file, guard_bytes_max);
    if (!text) return fail(text.error());
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    try {
        return Guard{json.at("epoch").get<std::string>(), json.at("portal_seq").get<std::int64_t>(),
                     json.at("durable_seq").get<std::int64_t>()};
    } catch (const nlohmann::json::exception&) {
        return fail(Kind::corrupt, "epoch.guard is not readable");
    }
}

Result<std::string> mint_epoch(store::Work& work) {
    const std::string epoch = to_uuid(seal::random_id());
    if (auto written = store::write_meta(work, "epoch", epoch); !written) return fail(written.error());
    return epoch;
}

Result<std::string> settle_epoch(store::Database& database, const std::filesystem::path& guard) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    auto highest = store::highest_portal_seq(*work);
    if (!highest) return fail(highest.error());
    const auto known = read_guard(guard);
    const bool in_step = known && known->epoch == *epoch && known->portal_seq <= *highest;
    if (!in_step) {
        log_warning("the database is older than the receipts given: a new epoch begins, stands send their leads again");
        epoch = mint_epoch(*work);
        if (!epoch) return fail(epoch.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    // A crash between these two only means another new epoch at the next start.
    if (auto kept = write_guard(guard, {*epoch, *highest, 0}); !kept) return fail(kept.error());
    return *epoch;
}

}  // namespace monter::portal::intake
