#include "tests/faults/inspect.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "sync/seal/envelope.hpp"
#include "tests/faults/crash_vfs.hpp"

namespace monter::faults {
namespace {

View blob(const SQLite::Column& column) {
    return {static_cast<const std::uint8_t*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

Found read_row(SQLite::Statement& query) {
    Found out;
    lead::Sealed sealed;
    const SQLite::Column envelope = query.getColumn(5);
    out.seq = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    sealed.lead_id = exactly<16>(blob(query.getColumn(1))).value_or(Id{});
    sealed.event_id = exactly<16>(blob(query.getColumn(2))).value_or(Id{});
    sealed.flags = static_cast<std::uint8_t>(query.getColumn(3).getInt());
    sealed.code_hash = exactly<32>(blob(query.getColumn(4))).value_or(Hash{});
    sealed.envelope.assign(blob(envelope).begin(), blob(envelope).end());
    out.lead_id = sealed.lead_id;
    out.ct_sha256 = exactly<32>(blob(query.getColumn(6))).value_or(Hash{});
    out.state = query.getColumn(7).getInt();
    const bool empty_by_right = out.state == 2 || out.state == 4;
    out.whole = empty_by_right ? envelope.isNull() : seal::ct_sha256(sealed) == out.ct_sha256;
    const SQLite::Column body = query.getColumn(8);
    const Hash receipt = exactly<32>(blob(query.getColumn(9))).value_or(Hash{});
    out.proven = !body.isNull() && receipt == seal::sha256(blob(body)) &&
                 (text_of(blob(body)).find(to_hex(out.lead_id)) != std::string::npos ||
                  text_of(blob(body)).find(to_base64url(out.lead_id)) != std::string::npos);
    return out;
}

std::optional<std::vector<Found>> read_all(const std::string& file, const char* vfs) {
    try {
        SQLite::Database db(file, SQLite::OPEN_READWRITE, 0, vfs);
        db.exec("PRAGMA locking_mode=EXCLUSIVE");
        if (db.execAndGet("PRAGMA integrity_check").getString() != "ok") return std::nullopt;
        SQLite::Statement query(
            db,
            "SELECT seq,lead_id,event_id,flags,code_hash,ct,ct_sha256,state,body,receipt FROM lead LEFT JOIN answer ON "
            "id=receipt ORDER BY seq");
        std::vector<Found> out;
        while (query.executeStep()) out.push_back(read_row(query));
        return out;
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<std::vector<Found>> inspect(const CrashDisk& disk) {
    static CrashVfs vfs;
    vfs.insert(disk.copy());
    return read_all(store_file, vfs.name());
}

std::optional<std::vector<Found>> inspect(const std::filesystem::path& file) {
    return read_all(file.string(), "unix");
}

}  // namespace monter::faults
