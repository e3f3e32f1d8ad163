#include "sync/outbox/rescue.hpp"

#include <algorithm>

#include "sync/outbox/identity.hpp"
#include "sync/outbox/rows.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::outbox {
namespace {

// Counts as it goes: where reading ends in the middle, those before were taken.
void take_leads(SQLite::Database& into, SQLite::Database& from, const seal::SigningKey& device, int& taken) {
    const Identity self = read_identity(from);
    SQLite::Statement query(from, std::string("SELECT ") + lead_columns + " FROM lead WHERE ct IS NOT NULL");
    while (query.executeStep()) {
        Pending lead = read_lead_row(query);
        const bool proven = seal::ct_sha256(lead.sealed) == lead.ct_sha256 &&
                            seal::verify_lead(device.public_key(), self.device_id, self.store_id, lead.seq,
                                              lead.sealed.lead_id, lead.ct_sha256, lead.signature);
        if (!proven || has_lead(into, lead.sealed.lead_id)) continue;
        SQLite::Statement number(into, "SELECT 1 FROM lead WHERE seq=?1");
        number.bind(1, static_cast<std::int64_t>(lead.seq));
        if (number.executeStep()) lead.seq = static_cast<std::uint64_t>(next_seq(into));
        insert_lead(into, lead);
        ++taken;
    }
}

void take_withdrawals(SQLite::Database& into, SQLite::Database& from) {
    SQLite::Statement query(from, "SELECT code_hash, key FROM withdrawal");
    while (query.executeStep()) {
        const Hash code_hash = raw_column<32>(query, 0), key = raw_column<32>(query, 1);
        if (seal::code_hash(key) != code_hash) continue;
        keep_withdrawal(into, code_hash, key);
        empty_withdrawn(into, code_hash);
    }
}

void take_answers(SQLite::Database& into, SQLite::Database& from) {
    SQLite::Statement query(from, "SELECT id, body, key_id, sig FROM answer");
    while (query.executeStep()) {
        const Bytes body = blob_column(query, 1);
        const Answer answer{std::string(text_of(body)), raw_column<8>(query, 2), raw_column<64>(query, 3)};
        const Hash id = raw_column<32>(query, 0);
        if (seal::sha256(body) == id) keep_answer(into, id, answer, 0);
    }
}

template <class Step>
void as_far_as_it_goes(Step step) {
    try {
        step();
    } catch (const SQLite::Exception&) {
        // The damage begins here; what was taken before stays.
    }
}

}  // namespace

Result<std::optional<std::string>> set_aside(Medium& disk, const std::string& name) {
    const auto names = disk.names();
    if (!names) return fail(names.error());
    const auto is_there = [&](const std::string& one) {
        return std::find(names->begin(), names->end(), one) != names->end();
    };
    const std::string stem = name.substr(0, name.rfind('.'));
    std::string aside;
    for (int i = 1; aside.empty() || is_there(aside) || is_there(aside + "-wal"); ++i) {
        aside = stem + "-damaged-" + std::to_string(i) + ".db";
    }
    // The WAL first: a store's file alone, after a power cut between the two, is only an older store.
    for (const char* end : {"-wal", "-journal", ""}) {
        if (!is_there(name + end)) continue;
        if (auto moved = disk.rename(name + end, aside + end); !moved) return fail(moved.error());
    }
    return is_there(name) ? std::optional(aside) : std::nullopt;
}

int rescue(SQLite::Database& into, const std::filesystem::path& damaged, const char* vfs,
           const seal::SigningKey& device) {
    int taken = 0;
    as_far_as_it_goes([&] {
        SQLite::Database from(damaged.string(), SQLite::OPEN_READWRITE, 0, vfs ? vfs : "");
        from.exec("PRAGMA locking_mode=EXCLUSIVE");
        SQLite::Transaction transaction(into, SQLite::TransactionBehavior::IMMEDIATE);
        as_far_as_it_goes([&] { take_answers(into, from); });
        as_far_as_it_goes([&] { take_leads(into, from, device, taken); });
        as_far_as_it_goes([&] { take_withdrawals(into, from); });
        if (taken > 0) sign_anew(into, read_identity(into), device);
        transaction.commit();
    });
    return taken;
}

}  // namespace monter::outbox
