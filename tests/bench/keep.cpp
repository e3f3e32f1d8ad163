// How long a thank-you takes to be true: PUT to COMMITTED through the socket of a running monter-sync, beside a bare
// SQLite commit of the same bytes with the same pragmas on the same disk, turn by turn.
//
// usage: bench-keep DATA [ROUNDS]   DATA: an enrolled stand whose monter-sync runs. Prints one JSON object.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sync/base/file.hpp"
#include "sync/lead/event.hpp"
#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/root.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace monter;
using bench::at_share, bench::ms_of, bench::must;
using namespace std::chrono_literals;

struct Fair {
    Id event_id{};
    std::vector<seal::PublicKey> recipients;
};

Fair read_fair(const std::filesystem::path& data) {
    const auto folder = local::public_folder(data);
    const auto root = must(seal::read_root(must(read_text_file(folder / "root.json", 1 << 20))));
    const auto event = must(lead::event_from_json(view(must(read_text_file(folder / "event.json", 1 << 20)))));
    return {event.event_id, must(seal::recipient_keys(root))};
}

local::Put sealed_lead(const Fair& fair) {
    lead::Sealed sealed;
    sealed.lead_id = seal::random_id();
    sealed.event_id = fair.event_id;
    seal::random_bytes(sealed.code_hash);
    must(seal::seal_lead(sealed, std::string(1500, 'x'), fair.recipients));  // what a talkative visitor comes to
    return {sealed.lead_id, sealed.event_id, sealed.flags, sealed.code_hash, std::move(sealed.envelope)};
}

// One row with the outbox's columns, and nothing that guards it.
class BareStore {
public:
    explicit BareStore(const std::filesystem::path& file)
        : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        for (const auto* pragma : {"locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=EXTRA",
                                   "secure_delete=ON", "wal_autocheckpoint=1000", "recursive_triggers=ON"}) {
            SQLite::Statement(database_, std::string("PRAGMA ") + pragma).executeStep();
        }
        database_.exec(
            "CREATE TABLE lead(seq INTEGER PRIMARY KEY AUTOINCREMENT, lead_id BLOB NOT NULL UNIQUE, ct BLOB, "
            "ct_sha256 BLOB, sig BLOB, code_hash BLOB, event_id BLOB, wall_ms INTEGER, boot_id BLOB, boot_ms INTEGER)");
    }
    void keep(const local::Put& lead) {
        const Raw<64> signature{};
        SQLite::Transaction transaction(database_);
        SQLite::Statement insert(database_, "INSERT INTO lead VALUES(NULL,?,?,?,?,?,?,?,?,?)");
        const auto bind = [&](int at, View bytes) { insert.bind(at, bytes.data(), static_cast<int>(bytes.size())); };
        bind(1, lead.lead_id);
        bind(2, lead.envelope);
        bind(3, lead.code_hash);
        bind(4, signature);
        bind(5, lead.code_hash);
        bind(6, lead.event_id);
        insert.bind(7, 1);
        bind(8, lead.event_id);
        insert.bind(9, 1);
        insert.exec();
        transaction.commit();
    }

private:
    SQLite::Database database_;
};

void run(const std::filesystem::path& data, int rounds) {
    const auto fair = read_fair(data);
    auto connection = must(local::Connection::open(local::stand_socket(data)));
    const auto bare_file = data / "bench-bare.db";
    BareStore bare(bare_file);
    // As on any day but the first: both logs have the length they stay at, SQLite's by being written, the stand's
    // because it makes room when nobody has come for two seconds.
    for (int i = 0; i < 400; ++i) bare.keep(sealed_lead(fair));
    std::this_thread::sleep_for(3s);
    std::vector<double> kept, committed;
    for (int round = 0; round < rounds; ++round) {
        const auto lead = sealed_lead(fair);
        kept.push_back(ms_of([&] {
            const auto reply = must(local::reply_from_json(must(connection.ask(local::to_json(lead), 10s))));
            if (!std::holds_alternative<local::Committed>(reply)) throw std::runtime_error("a lead was not kept");
        }));
        committed.push_back(ms_of([&] { bare.keep(lead); }));
    }
    for (const auto* tail : {"", "-wal", "-shm"}) std::filesystem::remove(bare_file.string() + tail);
    std::printf("{\"keep_ms\":%.3f,\"keep_p99_ms\":%.3f,\"bare_commit_ms\":%.3f,\"bare_commit_p99_ms\":%.3f}\n",
                at_share(kept, 0.5), at_share(kept, 0.99), at_share(committed, 0.5), at_share(committed, 0.99));
}

}  // namespace

int main(int count, char** words) try {
    if (count < 2) throw std::runtime_error("usage: bench-keep DATA [ROUNDS]");
    must(seal::start());
    run(words[1], count > 2 ? std::stoi(words[2]) : 500);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
