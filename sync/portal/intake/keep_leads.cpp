#include "sync/portal/intake/keep_leads.hpp"

#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/portal/backups/guard.hpp"
#include "sync/portal/store/alarms.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::portal::intake {
namespace {

// Is the lead what its hash and its stand's signature say, in an envelope of the right shape?
bool genuine(const store::Arrival& arrival, const seal::PublicKey& device) {
    const auto recipients = seal::recipients_of(arrival.sealed.envelope);
    return recipients && *recipients == arrival.key_ids && seal::ct_sha256(arrival.sealed) == arrival.ct_sha256 &&
           seal::verify_lead(device, arrival.device_id, arrival.store_id, static_cast<std::uint64_t>(arrival.seq),
                             arrival.sealed.lead_id, arrival.ct_sha256, arrival.signature);
}

// When the visitor sent it, by our clock where the stand has not restarted since: clocks at fairs are wrong.
std::int64_t captured(const store::Arrival& arrival, const Batch& batch, std::int64_t now_ms) {
    const bool same_boot = !batch.boot_id.empty() && arrival.boot_id == batch.boot_id;
    if (!same_boot || arrival.boot_ms > batch.boot_ms) return arrival.wall_ms;
    return now_ms - (batch.boot_ms - arrival.boot_ms);
}

LeadResult rejected(const SentLead& sent, const char* problem) {
    return {sent.lead_id, sent.ct_sha256, "rejected", 0, problem};
}

Result<LeadResult> keep_one(store::Work& work, const SentLead& sent, const Batch& batch, const store::Device& device,
                            std::int64_t now_ms, bool& seq_reused) {
    if (!sent.arrival || !genuine(*sent.arrival, device.key)) return rejected(sent, "envelope-invalid");
    auto known = store::knows_event(work, sent.arrival->sealed.event_id);
    if (!known) return fail(known.error());
    if (!*known) return rejected(sent, "event-unknown");
    store::Arrival arrival = *sent.arrival;
    arrival.captured_ms = captured(arrival, batch, now_ms);
    auto kept = store::keep(work, arrival, now_ms);
    if (!kept) return fail(kept.error());
    if (kept->how == store::Kept::How::conflict) return rejected(sent, "lead-conflict");
    seq_reused = seq_reused || kept->seq_reused;
    const bool stored = kept->how == store::Kept::How::stored;
    return LeadResult{sent.lead_id, sent.ct_sha256, stored ? "stored" : "duplicate", kept->portal_seq, {}};
}

// The stand has receipts from this epoch that this database knows nothing of: it was put back from a backup.
Result<std::string> epoch_for(Parts& parts, store::Work& work, const Batch& batch, const Id& device_id,
                              std::int64_t now_ms) {
    auto epoch = store::read_meta(work, "epoch");
    if (!epoch) return epoch;
    auto highest = store::highest_portal_seq(work);
    if (!highest) return fail(highest.error());
    if (batch.seen_epoch != *epoch || batch.seen_portal_seq <= *highest) return epoch;
    log_warning("a stand holds receipts this database does not know: a new epoch begins");
    if (auto raised = store::raise_alarm(work, store::Alarm::epoch, device_id, batch.said.store_id, now_ms); !raised) {
        return fail(raised.error());
    }
    if (auto erased = backups::erase_again(work, parts.erasures, now_ms); !erased) return fail(erased.error());
    return backups::mint_epoch(work);
}

Result<Receipt> keep_all(Parts& parts, store::Work& work, const Batch& batch, const store::Device& device,
                         std::int64_t now_ms, Came came) {
    auto epoch = epoch_for(parts, work, batch, device.id, now_ms);
    if (!epoch) return fail(epoch.error());
    auto durable = store::read_number(work, "durable_seq");
    if (!durable) return fail(durable.error());
    Receipt receipt{.epoch = std::move(*epoch), .durable_seq = *durable};
    for (const SentLead& sent : batch.leads) {
        auto result = keep_one(work, sent, batch, device, now_ms, receipt.seq_reused);
        if (!result) return fail(result.error());
        receipt.results.push_back(std::move(*result));
    }
    if (receipt.seq_reused) {
        log_warning("a stand gave one number to two leads: its disk was cloned or rolled back");
        if (auto raised = store::raise_alarm(work, store::Alarm::fork, device.id, batch.said.store_id, now_ms);
            !raised) {
            return fail(raised.error());
        }
    }
    if (came == Came::carried) return receipt;
    if (auto noted = store::note_contact(work, device.id, batch.said, now_ms); !noted) return fail(noted.error());
    return receipt;
}

}  // namespace

Result<Receipt> keep_batch(Parts& parts, const Batch& batch, const store::Device& device, std::int64_t now_ms,
                           Came came) {
    const auto turn = parts.guard.turn();
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    auto receipt = keep_all(parts, *work, batch, device, now_ms, came);
    if (!receipt) return receipt;
    auto highest = store::highest_portal_seq(*work);
    if (!highest) return fail(highest.error());
    if (auto done = work->commit(); !done && !is_planted(Plant::answer_before_commit)) {
        return fail(done.error());
    }
    // Before the answer: a receipt the guard has not seen could not be missed after a restore.
    if (auto kept = parts.guard.receipted(receipt->epoch, *highest); !kept) return fail(kept.error());
    return receipt;
}

}  // namespace monter::portal::intake
