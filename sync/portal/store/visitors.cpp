#include "sync/portal/store/visitors.hpp"

#include <algorithm>

#include "sync/portal/store/care.hpp"
#include "sync/portal/store/person_rows.hpp"

namespace monter::portal::store {

Result<std::optional<Wish>> find_wish(Work& work, const Hash& code_hash) {
    return guarded("looking for a wish", [&]() -> Result<std::optional<Wish>> {
        Wish out;
        SealedColumns columns;
        std::string next_by, next_note, correction;
        long long captured = 0, received = 0, erased = 0, next_ms = 0, corrected = 0;
        const std::string code = to_base64url(code_hash);
        work.sql() << "SELECT l.lead_id,l.event_id,l.code_hash,COALESCE(l.ct,''),l.flags,COALESCE(l.erased_ms,0),"
                      "d.stand,e.title,l.captured_ms,l.received_ms,COALESCE(r.status,''),COALESCE(r.municipality,''),"
                      "COALESCE(r.outcome,''),COALESCE(r.next_ms,0),COALESCE(r.next_by,'us'),COALESCE(r.next_note,''),"
                      "COALESCE(c.at_ms,0),COALESCE(c.note,'') FROM lead l JOIN device d ON d.device_id=l.device_id "
                      "JOIN event e ON e.event_id=l.event_id LEFT JOIN routing r ON r.lead_id=l.lead_id "
                      "LEFT JOIN correction c ON c.lead_id=l.lead_id WHERE l.code_hash=:c "
                      "ORDER BY l.erased_ms IS NOT NULL,l.portal_seq DESC LIMIT 1",
            soci::use(code), soci::into(columns.lead_id), soci::into(columns.event_id), soci::into(columns.code_hash),
            soci::into(columns.ct), soci::into(columns.flags), soci::into(erased), soci::into(out.stand),
            soci::into(out.event), soci::into(captured), soci::into(received), soci::into(out.status),
            soci::into(out.municipality), soci::into(out.outcome), soci::into(next_ms), soci::into(next_by),
            soci::into(next_note), soci::into(corrected), soci::into(correction);
        if (!work.sql().got_data()) return std::optional<Wish>();
        out.sealed = columns.sealed();
        out.erased = erased > 0;
        out.captured_ms = captured;
        out.received_ms = received;
        out.next = {next_ms, next_by == "them", bytes(next_note)};
        out.correction = {corrected, false, bytes(correction)};
        return std::optional(std::move(out));
    });
}

Result<void> correct(Work& work, const Id& lead_id, const Bytes& note, std::int64_t now_ms) {
    return guarded("keeping a correction", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id), text = to_base64url(note);
        const long long now = now_ms;
        work.sql() << "INSERT INTO correction(lead_id,at_ms,seen_ms,note) SELECT lead_id,:n,NULL,:t FROM lead "
                      "WHERE lead_id=:i AND erased_ms IS NULL ON CONFLICT(lead_id) DO UPDATE SET "
                      "at_ms=excluded.at_ms,seen_ms=NULL,note=excluded.note",
            soci::use(now), soci::use(text), soci::use(id);
        return {};
    });
}

Result<void> correction_seen(Work& work, const Id& lead_id, std::int64_t now_ms) {
    return guarded("noting that a correction was read", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const long long now = now_ms;
        work.sql() << "UPDATE correction SET seen_ms=:n WHERE lead_id=:i AND seen_ms IS NULL", soci::use(now),
            soci::use(id);
        return {};
    });
}

Result<void> share_only_with(Work& work, const Id& lead_id, const std::vector<std::string>& municipalities) {
    auto with = shared_with(work, lead_id);
    if (!with) return fail(with.error());
    return guarded("ending what is shared", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        for (const std::string& place : *with) {
            if (std::find(municipalities.begin(), municipalities.end(), place) != municipalities.end()) continue;
            work.sql() << "DELETE FROM shared WHERE lead_id=:i AND municipality=:m", soci::use(id), soci::use(place);
        }
        return {};
    });
}

Result<void> keep_shown_texts(Work& work, const ShownTexts& texts) {
    return guarded("keeping consent texts", [&]() -> Result<void> {
        for (const auto& [hash, words] : texts) {
            const std::string key = to_base64url(hash);
            work.sql() << "INSERT INTO shown_text(hash,words) VALUES(:h,:w) ON CONFLICT(hash) DO NOTHING",
                soci::use(key), soci::use(words);
        }
        return {};
    });
}

Result<std::optional<std::string>> find_shown_text(Work& work, const Hash& hash) {
    return guarded("reading a consent text", [&]() -> Result<std::optional<std::string>> {
        const std::string key = to_base64url(hash);
        std::string words;
        work.sql() << "SELECT words FROM shown_text WHERE hash=:h", soci::use(key), soci::into(words);
        return work.sql().got_data() ? std::optional(words) : std::nullopt;
    });
}

}  // namespace monter::portal::store
