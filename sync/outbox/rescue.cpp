#include "sync/outbox/rescue.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "sync/outbox/identity.hpp"
#include "sync/outbox/rows.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::outbox {
namespace {

// What a damaged file still tells, row by row. Only here do SQLite's refusals end quietly, as the end of what can be
// read; those of the new store, which is written between two rows, stay the errors they are.
class Reading {
public:
    Reading(SQLite::Database& from, const std::string& sql) {
        try {
            query_.emplace(from, sql);
        } catch (const SQLite::Exception&) {
            query_.reset();
        }
    }

    template <class Row>
    std::optional<std::invoke_result_t<Row, SQLite::Statement&>> next(Row row) {
        try {
            if (query_ && query_->executeStep()) return row(*query_);
        } catch (const SQLite::Exception&) {
            query_.reset();
        }
        return std::nullopt;
    }

private:
    std::optional<SQLite::Statement> query_;
};

// Whose leads they are; none where that can't be read: no signature could be checked.
std::optional<Identity> identity_of(SQLite::Database& from) {
    try {
        return read_identity(from);
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

int take_leads(SQLite::Database& into, SQLite::Database& from, const seal::SigningKey& device) {
    const auto self = identity_of(from);
    if (!self) return 0;
    int taken = 0;
    Reading rows(from, std::string("SELECT ") + lead_columns + " FROM lead WHERE ct IS NOT NULL");
    while (auto lead = rows.next(read_lead_row)) {
        const bool proven = seal::ct_sha256(lead->sealed) == lead->ct_sha256 &&
                            seal::verify_lead(device.public_key(), self->device_id, self->store_id, lead->seq,
                                              lead->sealed.lead_id, lead->ct_sha256, lead->signature);
        if (!proven || has_lead(into, lead->sealed.lead_id)) continue;
        SQLite::Statement number(into, "SELECT 1 FROM lead WHERE seq=?1");
        number.bind(1, static_cast<std::int64_t>(lead->seq));
        if (number.executeStep()) lead->seq = static_cast<std::uint64_t>(next_seq(into));
        insert_lead(into, *lead);
        ++taken;
    }
    return taken;
}

void take_withdrawals(SQLite::Database& into, SQLite::Database& from) {
    Reading rows(from, "SELECT code_hash, key FROM withdrawal");
    while (const auto one = rows.next(
               [](SQLite::Statement& row) { return std::pair(raw_column<32>(row, 0), raw_column<32>(row, 1)); })) {
        if (seal::code_hash(one->second) == one->first) keep_withdrawal(into, one->first, one->second);
    }
}

void take_answers(SQLite::Database& into, SQLite::Database& from) {
    Reading rows(from, "SELECT id, body, key_id, sig FROM answer");
    while (const auto one = rows.next([](SQLite::Statement& row) {
        return std::pair(raw_column<32>(row, 0), Answer{std::string(text_of(blob_column(row, 1))),
                                                        raw_column<8>(row, 2), raw_column<64>(row, 3)});
    })) {
        if (seal::sha256(view(one->second.body)) == one->first) keep_answer(into, one->first, one->second, 0);
    }
}

// Opened for writing, so that its log is read, too.
std::optional<SQLite::Database> open_damaged(const std::filesystem::path& file, const char* vfs) {
    try {
        std::optional<SQLite::Database> from(std::in_place, file.string(), SQLite::OPEN_READWRITE, 0, vfs ? vfs : "");
        from->exec("PRAGMA locking_mode=EXCLUSIVE");
        return from;
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

// A lead may have been taken back after the damage.
void empty_all_withdrawn(SQLite::Database& into) {
    SQLite::Statement query(into, "SELECT code_hash FROM withdrawal");
    std::vector<Hash> codes;
    while (query.executeStep()) codes.push_back(raw_column<32>(query, 0));
    for (const Hash& code : codes) empty_withdrawn(into, code);
}

constexpr std::string_view damaged_mark = "-damaged-";

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
        aside = stem + std::string(damaged_mark) + std::to_string(i) + ".db";
    }
    // The WAL first: a store's file alone, after a power cut between the two, is only an older store.
    for (const char* end : {"-wal", "-journal", ""}) {
        if (!is_there(name + end)) continue;
        if (auto moved = disk.rename(name + end, aside + end); !moved) return fail(moved.error());
    }
    return is_there(name) ? std::optional(aside) : std::nullopt;
}

Result<std::optional<std::string>> to_be_rescued(SQLite::Database& db, Medium& disk, const std::string& name) {
    const auto names = disk.names();
    if (!names) return fail(names.error());
    const std::string begins = name.substr(0, name.rfind('.')) + std::string(damaged_mark);
    std::pair<int, std::string> newest;
    for (const std::string& one : *names) {
        if (!one.starts_with(begins) || !one.ends_with(".db")) continue;
        int number = 0;
        std::from_chars(one.data() + begins.size(), one.data() + one.size(), number);
        newest = std::max(newest, {number, one});
    }
    const auto done = read_meta(db, "built_anew");
    if (newest.second.empty() || (done && text_of(*done) == newest.second)) return std::optional<std::string>();
    return std::optional(newest.second);
}

int rescue(SQLite::Database& into, const std::filesystem::path& damaged, const char* vfs,
           const seal::SigningKey& device) {
    int taken = 0;
    SQLite::Transaction transaction(into, SQLite::TransactionBehavior::IMMEDIATE);
    if (auto from = open_damaged(damaged, vfs)) {
        take_answers(into, *from);
        taken = take_leads(into, *from, device);
        take_withdrawals(into, *from);
    }
    empty_all_withdrawn(into);
    if (taken > 0) sign_anew(into, read_identity(into), device);
    write_meta(into, "built_anew", view(damaged.filename().string()));
    transaction.commit();
    return taken;
}

}  // namespace monter::outbox
