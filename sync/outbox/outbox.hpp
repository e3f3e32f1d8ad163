// The outbox keeps every lead a visitor saw confirmed until the portal has signed for it.
//
// Promise: once keep() has returned a Kept, the lead survives a crash, a power cut, any later failed call, and the loss
// of the store's file: it lies in the journal, too (sync/outbox/journal.hpp). Nothing here is ever removed because
// something went wrong: triggers in the schema (sync/outbox/schema.hpp) abort it.
//
// One connection, opened once, exclusive: a second Outbox on the same file gets Kind::refused. One thread.
// An error from any call means "perhaps": asking again with the same id is always right.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/clock.hpp"
#include "sync/lead/sealed.hpp"
#include "sync/outbox/medium.hpp"
#include "sync/seal/keys.hpp"

namespace monter::outbox {

enum class State { pending = 0, acked = 1, purged = 2, quarantined = 3, withdrawn = 4 };

// Who this stand is; absent until it is enrolled. Leads kept before have a signature by the device key with device_id
// zero, and are signed anew by adopt().
struct Identity {
    Id device_id{};
    Id store_id{};
};

struct Kept {
    std::uint64_t seq = 0;
    bool again = false;  // these very bytes were kept before
};

struct Pending {
    std::uint64_t seq = 0;
    lead::Sealed sealed;
    Hash ct_sha256{};
    seal::Signature signature{};
    Moment kept_at;
    int trust = 0;
};

// A signed answer of the portal, kept whole and once: evidence for ever.
struct Answer {
    std::string body;
    seal::KeyId key_id{};
    seal::Signature signature{};
    std::optional<std::int64_t> portal_ms{};  // the portal's signed clock in it
};
struct Ack {
    Id lead_id{};
    Hash ct_sha256{};
    std::int64_t portal_seq = 0;
};

// What may be let go, and when (protocol, section 5).
struct PurgeTerms {
    Id epoch{};                               // only receipts of this epoch count
    std::int64_t durable_seq = 0;             // and only up to here: what a backup that was proven to restore has
    std::optional<std::int64_t> portal_ms{};  // the portal's signed time, where this stand knows it
    bool fair_closed = false;                 // the operator's word, in place of a delay
};
inline constexpr std::int64_t purge_after_running_ms = std::int64_t{72} * 60 * 60 * 1000;
inline constexpr std::int64_t purge_after_portal_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
// Of which of these leads does this answer, as it was kept, still prove that the portal has the very bytes? One word a
// lead. Asked once for all leads of an answer that were kept in a row.
using Proof = std::function<std::vector<bool>(const Answer& answer, const Id& epoch, const std::vector<Ack>& leads)>;
inline constexpr int purged_at_once_max = 1000;  // so that a visitor who comes meanwhile waits a moment at most
struct Purged {
    int leads = 0;      // let go now
    int unproven = 0;   // due, but their kept answer proves nothing: they stay
    bool more = false;  // may go, too, at the next call
    bool free_pages_zero = true;
};

struct Counts {
    std::int64_t pending = 0, acked = 0, purged = 0, quarantined = 0, withdrawn = 0;
    std::uint64_t max_seq = 0;
    std::optional<Moment> oldest_pending;  // when the first of them was kept
};

// Leads kept in one hour of a day.
struct HourLeads {
    int hour = 0;
    std::int64_t leads = 0;
};

// Anonymous taps of one hour with the same answer.
struct Tally {
    Id count_id{};          // stable: the portal counts it once
    std::int64_t hour = 0;  // whole hours since 1970 UTC
    Id event_id{};
    std::string kind, question, value;  // "pulse", "move", "job"
    std::int64_t n = 0;
};

// What a store is opened with.
struct Opening {
    const seal::SigningKey* device = nullptr;  // signs leads that come back from the journal; needed for those only
    // Where the second copy may lie, the best first and the store's own disk last. Empty: in the store's folder.
    std::vector<std::unique_ptr<Medium>> media;
    // Whose the second copy's pieces are (sync/outbox/journal.hpp): a stick that holds another stand's is not taken in.
    std::optional<Id> journal_id;
    bool take_in = false;       // but where the crew says so, it is
    const char* vfs = nullptr;  // SQLite's, by name
};

struct Copies {
    bool wanted_elsewhere = false;  // another medium than the store's was given
    bool elsewhere = false;         // and the second copy lies on it
    bool strange = false;           // it holds another stand's second copy, which was passed over
};

class Outbox {
public:
    // Makes the file, its schema and a store_id, and syncs it: only provisioning calls this, so that no file is created
    // while leads flow. An existing outbox is left as it is and opened.
    [[nodiscard]] static Result<Outbox> create(const std::filesystem::path& file, Opening opening = {});
    // Opens an existing outbox, reads every pragma back, checks every lead's hash, and brings in what only the journal
    // has. A file that is damaged or gone is set aside under another name and built anew from the journal, where there
    // is one; else Kind::corrupt or refused, and no form may open.
    [[nodiscard]] static Result<Outbox> open(const std::filesystem::path& file, Opening opening = {});
    Outbox(Outbox&&) noexcept;
    Outbox& operator=(Outbox&&) noexcept;
    ~Outbox();

    // In one transaction: look for lead_id, insert, write and sync the second copy, COMMIT; only then an answer. The
    // same id with the same bytes is Kept again; with other bytes Kind::refused, and the first stay. Where a withdrawal
    // for its code_hash is here, the lead is kept as withdrawn, without its bytes.
    [[nodiscard]] Result<Kept> keep(const lead::Sealed& sealed, Moment now, int trust, const seal::SigningKey& device);

    // To be called when nobody waits: room is made for what comes next, and the log written back now and then, so that
    // keep() has less to do beside its own. It may take a tenth of a second; nothing depends on it.
    [[nodiscard]] Result<void> rest();

    // The oldest pending leads in order of seq, at most `limit` and `bytes_max` of envelopes together (always at least
    // one).
    [[nodiscard]] Result<std::vector<Pending>> pending(int limit, std::size_t bytes_max) const;

    // The portal signed for these. Sets state, epoch, portal_seq and receipt where the lead is pending and its hash is
    // the same; pairs that aren't ours change nothing. One transaction; the answer is kept once under SHA-256(body).
    // Returns how many changed.
    [[nodiscard]] Result<int> acknowledge(const std::vector<Ack>& acks, const Answer& answer, const Id& epoch,
                                          Moment now);

    // The portal's memory began anew as `epoch`: receipts of any other epoch no longer say that it has their leads, so
    // those wait again, as do withdrawals and counts. In one transaction; gives how many leads. Purged ones are gone
    // from here for good: they were, by their receipt, in a backup that outlived its restore drill.
    [[nodiscard]] Result<int> wait_again(const Id& epoch);

    // The portal misses these, though it signed for them: they wait again. Returns how many of them this stand still
    // has.
    [[nodiscard]] Result<int> wait_again(const std::vector<Id>& lead_ids);
    // Leads with a receipt that are still here, in order of seq from the one after `after_seq` on.
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, Id>>> acknowledged(std::uint64_t after_seq,
                                                                                 int limit) const;

    // Lets go of the bytes of leads whose receipt is of this epoch, in a backup, old enough, and proven once more; then
    // empties the WAL and writes the journal anew. At most purged_at_once_max of them, and in memory no more than these
    // and one answer. Receipts stay for ever. No other call here removes a lead's bytes
    // but withdraw().
    [[nodiscard]] Result<Purged> purge(const PurgeTerms& terms, const Proof& proof, const Moment& now);

    // How long this store has been at work: boot time only, so that no clock that jumps lengthens or shortens it.
    // note_running() is to be called now and then; what was not noted before a crash counts as not run.
    [[nodiscard]] Result<void> note_running(const Moment& now);
    [[nodiscard]] std::int64_t running_ms(const Moment& now) const;

    // The portal won't ever take this one: kept, counted, never sent again by itself.
    [[nodiscard]] Result<void> quarantine(const Id& lead_id, const std::string& problem);
    [[nodiscard]] Result<void> note_attempt(const std::vector<Id>& leads, const std::string& problem);

    // The visitor takes it back: the withdrawal is kept, the lead with that code emptied whatever its state, all in one
    // transaction. An unknown code is kept too (its lead may come later). `key` as in sync/seal/take_home.hpp.
    [[nodiscard]] Result<void> withdraw(const Hash& key);

    // A lead with this code is or was here, whatever became of it.
    [[nodiscard]] Result<bool> knows_code(const Hash& code_hash) const;

    // The withdrawal keys the portal has not signed for yet, at most `limit`.
    [[nodiscard]] Result<std::vector<Hash>> pending_withdrawals(int limit) const;
    // The portal signed that it forgot, or will forget, the leads of these codes (code_hash as in
    // sync/seal/take_home.hpp). Sets epoch and receipt where none is yet; codes that aren't ours change nothing. One
    // transaction; the answer is kept as in acknowledge(). Returns how many changed.
    [[nodiscard]] Result<int> acknowledge_withdrawals(const std::vector<Hash>& code_hashes, const Answer& answer,
                                                      const Id& epoch);

    // One anonymous tap, in the count of its hour; the same tap_id again changes nothing. Of `now` only the hour is
    // kept.
    [[nodiscard]] Result<void> tally(const Id& tap_id, const Tally& answer, const Moment& now);
    // Counts the portal has not signed for, at most `limit`: those of past hours, and with `running` the hour that runs
    // too. What is given here is closed: a later tap of that hour makes a new count.
    [[nodiscard]] Result<std::vector<Tally>> pending_tallies(const Moment& now, bool running, int limit);
    // The portal signed that it counted these; others change nothing. Returns how many changed.
    [[nodiscard]] Result<int> acknowledge_tallies(const std::vector<Id>& count_ids, const Answer& answer,
                                                  const Id& epoch);

    [[nodiscard]] Result<Counts> counts() const;
    // What happened from a wall-clock moment on, by whole hours since: leads kept (also those taken back), and counts
    // of one kind, whether sent or not. Clocks jump: an hour past 23 is of the day's last.
    [[nodiscard]] Result<std::vector<HourLeads>> leads_since(std::int64_t wall_ms) const;
    [[nodiscard]] Result<std::vector<Tally>> tallies_since(std::int64_t wall_ms, const std::string& kind) const;
    // Leads no portal has signed for (pending or quarantined), in order of seq from the one after `after_seq` on.
    [[nodiscard]] Result<std::vector<Pending>> unsent(std::uint64_t after_seq, int limit) const;
    // Every unsent lead up to `seq` lies on a stick too; until one of them waits anew (wait_again).
    [[nodiscard]] Result<void> note_exported(std::uint64_t seq);
    // Unsent, and on no stick.
    [[nodiscard]] Result<std::int64_t> unexported() const;
    [[nodiscard]] Copies copies() const;
    // Leads that were given a number and are on no medium any more.
    [[nodiscard]] Result<std::int64_t> leads_lost() const;
    // What went wrong with the disk or the file: from then on the store should be closed and opened anew, which mends
    // what can be mended.
    [[nodiscard]] const std::optional<Error>& broken() const;
    // An older program's store on a full disk: what it holds can be read and sent, nothing is taken in (Kind::full).
    // The error says so, and what to do; each asking tries again, and where there is room now the store is broken().
    [[nodiscard]] std::optional<Error> waits_for_room() const;
    [[nodiscard]] Result<Identity> identity() const;
    // A new identity: every unsent lead is signed anew, in the transaction that writes it.
    [[nodiscard]] Result<void> adopt(const Identity& identity, const seal::SigningKey& device);

    // Small facts about this store: "epoch", "portal_seq", "last_contact_ms" …; nothing personal.
    [[nodiscard]] Result<std::optional<std::string>> fact(const std::string& key) const;
    [[nodiscard]] Result<void> set_fact(const std::string& key, const std::string& value);

private:
    struct Store;
    [[nodiscard]] static Result<Outbox> begin(const std::filesystem::path& file, Opening opening, bool provisioning);
    explicit Outbox(std::unique_ptr<Store> store);
    std::unique_ptr<Store> store_;
};

}  // namespace monter::outbox
