#include "sync/portal/backups/guard.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::backups {
namespace {

constexpr std::size_t guard_bytes_max = 4096;
const std::string earlier = "epoch:";

}  // namespace

Result<Reached> Guard::read() const {
    auto text = read_text_file(file_, guard_bytes_max);
    if (!text) return fail(text.error());
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    try {
        return Reached{json.at("epoch").get<std::string>(), json.at("portal_seq").get<std::int64_t>(),
                       json.at("durable_seq").get<std::int64_t>()};
    } catch (const nlohmann::json::exception&) {
        return fail(Kind::corrupt, "epoch.guard is not readable");
    }
}

Result<void> Guard::write(const Reached& reached) {
    if (written_ == reached) return {};
    const nlohmann::json body{
        {"v", 1}, {"epoch", reached.epoch}, {"portal_seq", reached.portal_seq}, {"durable_seq", reached.durable_seq}};
    written_.reset();
    if (auto done = write_file(file_, view(body.dump()), 0600); !done) return done;
    written_ = reached;
    return {};
}

Result<void> Guard::receipted(const std::string& epoch, std::int64_t portal_seq) {
    auto now = written_ ? Result<Reached>(*written_) : read();
    if (!now) return fail(now.error());
    return write({epoch, portal_seq, now->durable_seq});
}

Result<void> Guard::announced(std::int64_t durable_seq) {
    auto now = written_ ? Result<Reached>(*written_) : read();
    if (!now) return fail(now.error());
    return write({now->epoch, now->portal_seq, std::max(now->durable_seq, durable_seq)});
}

Result<std::string> mint_epoch(store::Work& work) {
    const auto before = store::read_meta(work, "epoch");
    if (!before) return before;
    if (!before->empty()) {
        if (auto noted = store::write_meta(work, earlier + *before, "over"); !noted) return fail(noted.error());
    }
    const std::string epoch = to_uuid(seal::random_id());
    if (auto written = store::write_meta(work, "epoch", epoch); !written) return fail(written.error());
    if (auto written = store::write_number(work, "durable_seq", 0); !written) return fail(written.error());
    return epoch;
}

Result<bool> settle_epoch(store::Database& database, Guard& guard) {
    const auto turn = guard.turn();
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    auto highest = store::highest_portal_seq(*work);
    if (!highest) return fail(highest.error());
    const auto known = guard.read();
    bool in_step = known && known->epoch == *epoch && known->portal_seq <= *highest;
    if (known && !in_step && database.is_shared()) {
        const auto over = store::read_meta(*work, earlier + known->epoch);
        if (!over) return fail(over.error());
        in_step = !over->empty();
    }
    if (!in_step) {
        log_warning("the database is older than the receipts given: a new epoch begins, stands send their leads again");
        epoch = mint_epoch(*work);
        if (!epoch) return fail(epoch.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    // A crash between these two only means another new epoch at the next start.
    if (auto kept = guard.write({*epoch, *highest, known ? known->durable_seq : 0}); !kept) return fail(kept.error());
    return !in_step;
}

}  // namespace monter::portal::backups
