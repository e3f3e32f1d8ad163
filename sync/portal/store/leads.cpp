#include "sync/portal/store/leads.hpp"

#include "sync/base/planted.hpp"
#include "sync/portal/store/figures.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

std::string written(const std::vector<seal::KeyId>& ids) {
    std::string out;
    for (const seal::KeyId& id : ids) out += (out.empty() ? "" : ",") + to_hex(id);
    return out;
}

struct Row {
    bool there = false;
    std::string ct_sha256;
    long long portal_seq = 0;
};

Row find(soci::session& sql, const std::string& lead_id) {
    Row row;
    sql << "SELECT ct_sha256,portal_seq FROM lead WHERE lead_id=:i", soci::use(lead_id), soci::into(row.ct_sha256),
        soci::into(row.portal_seq);
    row.there = sql.got_data();
    return row;
}

// False where it was there.
bool insert(soci::session& sql, const Arrival& arrival, const std::string& lead_id, std::int64_t now_ms) {
    const std::string hash = to_base64url(arrival.ct_sha256);
    const std::string ct = to_base64url(arrival.sealed.envelope);
    const std::string sig = to_base64url(arrival.signature);
    const std::string device = to_base64url(arrival.device_id);
    const std::string store = to_base64url(arrival.store_id);
    const std::string event = to_base64url(arrival.sealed.event_id);
    const std::string code = to_base64url(arrival.sealed.code_hash);
    const std::string keys = written(arrival.key_ids);
    const int flags = arrival.sealed.flags;
    const long long seq = arrival.seq;
    const long long wall = arrival.wall_ms;
    const long long boot = arrival.boot_ms;
    const long long captured = arrival.captured_ms;
    const long long now = now_ms;
    std::string number = "(SELECT COALESCE(max(portal_seq),0)+1 FROM lead)";
    if (is_planted(Plant::counted_outside)) {
        static long long outside = 0;
        number = std::to_string(++outside);
    }
    const char* known_stays = is_planted(Plant::lead_without_key) ? "" : "ON CONFLICT(lead_id) DO NOTHING";
    // A code that was taken back before its lead came: the lead arrives as a tombstone.
    return changed(
               (sql.prepare
                    << "INSERT INTO "
                       "lead(lead_id,ct_sha256,ct,sig,device_id,store_id,seq,event_id,flags,code_hash,key_ids,wall_ms,"
                       "boot_id,boot_ms,portal_seq,captured_ms,received_ms,erased_ms) "
                       "SELECT :lead,:hash,CASE WHEN w.code_hash IS NULL THEN :ct "
                       "END,:sig,:device,:store,:seq,:event,:flags,:code,"
                       ":keys,:wall,:bootid,:boot," +
                           number +
                           ",:captured,:now,CASE WHEN w.code_hash IS NULL THEN NULL ELSE CAST(:erased AS BIGINT) END "
                           "FROM (SELECT 1) AS arrival LEFT JOIN withdrawal w ON w.code_hash=:wanted WHERE true " +
                           known_stays,
                soci::use(lead_id), soci::use(hash), soci::use(ct), soci::use(sig), soci::use(device), soci::use(store),
                soci::use(seq), soci::use(event), soci::use(flags), soci::use(code), soci::use(keys), soci::use(wall),
                soci::use(arrival.boot_id), soci::use(boot), soci::use(captured), soci::use(now), soci::use(now),
                soci::use(code))) == 1;
}

// True where this number of this stand already belongs to another lead.
bool map_seq(soci::session& sql, const Arrival& arrival, const std::string& lead_id) {
    const std::string device = to_base64url(arrival.device_id);
    const std::string store = to_base64url(arrival.store_id);
    const long long seq = arrival.seq;
    sql << "INSERT INTO seqmap(device_id,store_id,seq,lead_id) VALUES(:d,:s,:q,:l) ON CONFLICT DO NOTHING",
        soci::use(device), soci::use(store), soci::use(seq), soci::use(lead_id);
    std::string owner;
    sql << "SELECT lead_id FROM seqmap WHERE device_id=:d AND store_id=:s AND seq=:q", soci::use(device),
        soci::use(store), soci::use(seq), soci::into(owner);
    return owner != lead_id;
}

}  // namespace

Result<Kept> keep(Work& work, const Arrival& arrival, std::int64_t now_ms) {
    return guarded("keeping a lead", [&]() -> Result<Kept> {
        const std::string lead_id = to_base64url(arrival.sealed.lead_id);
        Kept kept;
        kept.how = insert(work.sql(), arrival, lead_id, now_ms) ? Kept::How::stored : Kept::How::duplicate;
        const Row row = find(work.sql(), lead_id);
        if (row.ct_sha256 != to_base64url(arrival.ct_sha256)) {
            kept.how = Kept::How::conflict;
            return kept;
        }
        kept.portal_seq = row.portal_seq;
        kept.seq_reused = map_seq(work.sql(), arrival, lead_id);
        return kept;
    });
}

Result<std::int64_t> highest_portal_seq(Work& work) {
    return guarded("counting leads", [&]() -> Result<std::int64_t> {
        long long highest = 0;
        work.sql() << "SELECT COALESCE(max(portal_seq),0) FROM lead", soci::into(highest);
        return std::int64_t{highest};
    });
}

Result<std::vector<Id>> unknown_leads(Work& work, const std::vector<Id>& lead_ids) {
    return guarded("looking for leads", [&]() -> Result<std::vector<Id>> {
        std::vector<Id> out;
        std::string id;
        int there = 0;
        soci::statement look =
            (work.sql().prepare << "SELECT count(*) FROM lead WHERE lead_id=:i", soci::use(id), soci::into(there));
        for (const Id& lead_id : lead_ids) {
            id = to_base64url(lead_id);
            look.execute(true);
            if (there == 0) out.push_back(lead_id);
        }
        return out;
    });
}

Result<Erased> erase(Work& work, const Hash& code_hash, std::int64_t now_ms) {
    return guarded("erasing a lead", [&]() -> Result<Erased> {
        const std::string code = to_base64url(code_hash);
        const long long now = now_ms;
        if (!is_planted(Plant::withdrawal_forgotten)) {
            work.sql() << "INSERT INTO withdrawal(code_hash,received_ms) VALUES(:c,:n) ON CONFLICT DO NOTHING",
                soci::use(code), soci::use(now);
        }
        std::vector<std::string> counted;
        std::string id;
        soci::statement rows =
            (work.sql().prepare << "SELECT lead_id FROM lead WHERE code_hash=:c AND erased_ms IS NULL", soci::use(code),
             soci::into(id));
        rows.execute();
        while (rows.fetch()) counted.push_back(id);
        for (const std::string& one : counted) {
            if (auto kept = keep_figures(work, one); !kept) return fail(kept.error());
        }
        work.sql() << "UPDATE routing SET reasons=NULL,dreams='',language='' WHERE lead_id IN (SELECT lead_id FROM "
                      "lead WHERE code_hash=:c)",
            soci::use(code);
        const auto emptied = static_cast<int>(changed(
            (work.sql().prepare << "UPDATE lead SET ct=NULL,erased_ms=:n WHERE code_hash=:c AND erased_ms IS NULL",
             soci::use(now), soci::use(code))));
        int there = 0;
        work.sql() << "SELECT count(*) FROM lead WHERE code_hash=:c", soci::use(code), soci::into(there);
        return Erased{there > 0, emptied};
    });
}

Result<Code> look_up(Work& work, const Hash& code_hash) {
    return guarded("looking a code up", [&]() -> Result<Code> {
        const std::string code = to_base64url(code_hash);
        int leads = 0;
        int remembered = 0;
        work.sql() << "SELECT count(*) FROM lead WHERE code_hash=:c", soci::use(code), soci::into(leads);
        work.sql() << "SELECT count(*) FROM withdrawal WHERE code_hash=:c", soci::use(code), soci::into(remembered);
        return Code{leads > 0, remembered > 0};
    });
}

Result<int> unknown_codes(Work& work, std::int64_t since_ms, int most) {
    return guarded("counting codes nobody knows", [&]() -> Result<int> {
        const long long since = since_ms;
        int n = 0;
        work.sql() << "SELECT count(*) FROM (SELECT 1 FROM withdrawal w WHERE received_ms>=:s AND NOT EXISTS "
                      "(SELECT 1 FROM lead l WHERE l.code_hash=w.code_hash) LIMIT :m) AS waiting",
            soci::use(since), soci::use(most), soci::into(n);
        return n;
    });
}

Result<Withdrawals> count_withdrawals(Work& work) {
    return guarded("counting withdrawals", [&]() -> Result<Withdrawals> {
        long long erased = 0;
        long long waiting = 0;
        work.sql() << "SELECT count(*) FROM lead WHERE erased_ms IS NOT NULL AND disposal_id IS NULL",
            soci::into(erased);
        work.sql() << "SELECT count(*) FROM withdrawal w WHERE NOT EXISTS (SELECT 1 FROM lead l WHERE "
                      "l.code_hash=w.code_hash)",
            soci::into(waiting);
        return Withdrawals{erased, waiting};
    });
}

}  // namespace monter::portal::store
