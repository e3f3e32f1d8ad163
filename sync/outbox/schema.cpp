#include "sync/outbox/schema.hpp"

#include "sync/base/planted.hpp"

namespace monter::outbox {
namespace {

constexpr SchemaPart parts[] = {
    {"lead", R"(CREATE TABLE lead(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id BLOB NOT NULL UNIQUE CHECK(length(lead_id)=16),
  ct BLOB, ct_sha256 BLOB NOT NULL CHECK(length(ct_sha256)=32), sig BLOB NOT NULL,
  code_hash BLOB NOT NULL CHECK(length(code_hash)=32), event_id BLOB NOT NULL, flags INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 4),
  wall_ms INTEGER NOT NULL, boot_id BLOB NOT NULL, boot_ms INTEGER NOT NULL, trust INTEGER NOT NULL,
  epoch BLOB, portal_seq INTEGER, receipt BLOB, acked_boot_ms INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0, last_problem TEXT,
  CHECK((state IN (2,4))=(ct IS NULL)),
  CHECK(state NOT IN (1,2) OR (epoch IS NOT NULL AND portal_seq IS NOT NULL AND receipt IS NOT NULL))
) STRICT)"},
    {"lead_keep",
     "CREATE TRIGGER lead_keep BEFORE DELETE ON lead BEGIN SELECT RAISE(ABORT,'leads are never deleted'); END"},
    {"lead_frozen",
     R"(CREATE TRIGGER lead_frozen BEFORE UPDATE OF lead_id, ct, ct_sha256, code_hash, event_id, flags ON lead
  WHEN NEW.lead_id IS NOT OLD.lead_id OR NEW.ct_sha256 IS NOT OLD.ct_sha256 OR NEW.code_hash IS NOT OLD.code_hash
    OR NEW.event_id IS NOT OLD.event_id OR NEW.flags IS NOT OLD.flags OR (NEW.ct IS NOT NULL AND NEW.ct IS NOT OLD.ct)
  BEGIN SELECT RAISE(ABORT,'a sealed lead is immutable'); END)"},
    // A signed answer, kept whole and once: lead.receipt = id = SHA-256(body).
    {"answer",
     "CREATE TABLE answer(id BLOB PRIMARY KEY CHECK(length(id)=32), body BLOB NOT NULL, key_id BLOB NOT NULL, "
     "sig BLOB NOT NULL) STRICT"},
    {"withdrawal",
     "CREATE TABLE withdrawal(code_hash BLOB PRIMARY KEY, key BLOB NOT NULL CHECK(length(key)=32), epoch BLOB, "
     "receipt BLOB) STRICT"},
    {"withdrawal_keep",
     "CREATE TRIGGER withdrawal_keep BEFORE DELETE ON withdrawal BEGIN "
     "SELECT RAISE(ABORT,'withdrawals are kept'); END"},
    {"lead_born",
     "CREATE TRIGGER lead_born BEFORE INSERT ON lead WHEN NEW.state<>0 OR NEW.receipt IS NOT NULL BEGIN "
     "SELECT RAISE(ABORT,'a lead is born pending'); END"},
    // A step is from*10+to. A receipt is set by an ack, and only then.
    {"lead_step", R"(CREATE TRIGGER lead_step BEFORE UPDATE ON lead WHEN NEW.seq<>OLD.seq
  OR OLD.state*10+NEW.state NOT IN (0,1,3,4,10,11,12,14,22,24,30,33,34,44)
  OR (NEW.receipt IS NOT OLD.receipt)<>(OLD.state=0 AND NEW.state=1)
  OR (NEW.state=4 AND NOT EXISTS(SELECT 1 FROM withdrawal w WHERE w.code_hash=OLD.code_hash))
  BEGIN SELECT RAISE(ABORT,'no such step'); END)"},
    {"meta", "CREATE TABLE meta(k TEXT PRIMARY KEY, v BLOB) STRICT"},
    // Anonymous taps, an hour's together. `closed` rows have been shown to the portal and count no further; no column
    // leads to a lead, and none says more of a time than its hour.
    {"tally", R"(CREATE TABLE tally(
  count_id BLOB PRIMARY KEY CHECK(length(count_id)=16),
  hour INTEGER NOT NULL, event_id BLOB NOT NULL CHECK(length(event_id)=16),
  kind TEXT NOT NULL, question TEXT NOT NULL, value TEXT NOT NULL,
  n INTEGER NOT NULL CHECK(n>0), closed INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0,1)),
  epoch BLOB, CHECK(epoch IS NULL OR closed=1)
) STRICT, WITHOUT ROWID)"},
    {"tally_frozen",
     R"(CREATE TRIGGER tally_frozen BEFORE UPDATE ON tally WHEN NEW.closed<OLD.closed OR NEW.hour<>OLD.hour
  OR (OLD.closed=1 AND NEW.n<>OLD.n)
  BEGIN SELECT RAISE(ABORT,'a closed count is immutable'); END)"},
    {"tally_keep", "CREATE TRIGGER tally_keep BEFORE DELETE ON tally BEGIN SELECT RAISE(ABORT,'counts are kept'); END"},
    // Which taps are in the counts, so that one asked again is not counted twice: names without a time, drawn for this.
    {"tap", "CREATE TABLE tap(id BLOB PRIMARY KEY CHECK(length(id)=16)) STRICT, WITHOUT ROWID"},
    // When an answer was taken in: by the portal's signed clock, where it told it, and by this stand's running time.
    {"heard",
     "CREATE TABLE heard(id BLOB PRIMARY KEY CHECK(length(id)=32), running_ms INTEGER NOT NULL, "
     "portal_ms INTEGER) STRICT, WITHOUT ROWID"},
    // Numbers of leads that left by right before this store was built anew from its journal.
    {"let_go", "CREATE TABLE let_go(seq INTEGER PRIMARY KEY) STRICT"},
    // How many leads are in each state, kept by the triggers below: each batch to the portal tells it, and counting a
    // million rows for it took longer than sending them.
    {"lead_count", "CREATE TABLE lead_count(state INTEGER PRIMARY KEY, n INTEGER NOT NULL CHECK(n>=0)) STRICT"},
    {"lead_counted",
     "CREATE TRIGGER lead_counted AFTER INSERT ON lead BEGIN UPDATE lead_count SET n=n+1 WHERE state=NEW.state; END"},
    {"lead_recounted",
     "CREATE TRIGGER lead_recounted AFTER UPDATE OF state ON lead WHEN NEW.state<>OLD.state BEGIN "
     "UPDATE lead_count SET n=n-1 WHERE state=OLD.state; UPDATE lead_count SET n=n+1 WHERE state=NEW.state; END"},
    // Not a rule, a shortcut: the agent asks for the pending ones.
    {"lead_by_state", "CREATE INDEX lead_by_state ON lead(state)"},
};

const Pragma settings[] = {
    // With it, even a rollback journal is not deleted at each commit.
    {"locking_mode", is_planted(Plant::rollback_journal) ? "NORMAL" : "EXCLUSIVE",
     is_planted(Plant::rollback_journal) ? "normal" : "exclusive"},
    {"journal_mode", is_planted(Plant::rollback_journal) ? "DELETE" : "WAL",
     is_planted(Plant::rollback_journal) ? "delete" : "wal"},
    {"synchronous", is_planted(Plant::no_sync) ? "OFF" : (is_planted(Plant::rollback_journal) ? "FULL" : "EXTRA"),
     is_planted(Plant::no_sync) ? "0" : (is_planted(Plant::rollback_journal) ? "2" : "3")},
    {"secure_delete", "ON", "1"},
    {"wal_autocheckpoint", "1000", "1000"},
    // Without it INSERT OR REPLACE would delete a lead without firing lead_keep.
    {"recursive_triggers", "ON", "1"},
};

}  // namespace

std::span<const SchemaPart> schema() {
    return parts;
}

std::span<const Pragma> pragmas() {
    return settings;
}

}  // namespace monter::outbox
