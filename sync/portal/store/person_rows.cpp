#include "sync/portal/store/person_rows.hpp"

#include <algorithm>

namespace monter::portal::store {
namespace {

const std::string person_columns =
    "SELECT l.lead_id,l.event_id,l.code_hash,l.ct,l.flags,r.page_id,r.reference,d.stand,e.title,l.portal_seq,"
    "l.captured_ms,l.received_ms,r.routed_ms,r.status,COALESCE(r.municipality,''),r.language,r.dreams,COALESCE(r."
    "reasons,''),"
    "COALESCE(r.accepted_ms,0),COALESCE(r.accepted_by,''),r.turn,r.turn_why,r.turn_ms,r.outcome,"
    "COALESCE(r.next_ms,0),r.next_by,COALESCE(r.next_note,''),r.weights,COALESCE(c.at_ms,0),"
    "COALESCE(c.seen_ms,0),COALESCE(c.note,''),";
// The key of a list's order follows, then this.
constexpr const char* person_tables =
    " FROM routing r JOIN lead l ON l.lead_id=r.lead_id JOIN device d ON d.device_id=l.device_id "
    "JOIN event e ON e.event_id=l.event_id LEFT JOIN correction c ON c.lead_id=l.lead_id WHERE l.erased_ms IS NULL AND "
    "(:every=1 OR r.municipality=:place OR "
    "EXISTS(SELECT 1 FROM shared s WHERE s.lead_id=r.lead_id AND s.municipality=:beside) OR (:agreed=1 AND "
    "EXISTS(SELECT 1 FROM later_consent k WHERE k.lead_id=r.lead_id AND k.ended_ms IS NULL))) AND ";

// The texts and numbers of a row that are no members of Person as they come.
struct Columns {
    SealedColumns sealed;
    std::string status, dreams, reasons, turn, turn_why, next_by, next_note, correction;
    long long corrected = 0, seen = 0, seq = 0, captured = 0, received = 0, routed = 0, accepted = 0, turn_ms = 0,
              next_ms = 0, weights = 0;
};

Status status_from(const std::string& text) {
    const auto* found = std::find_if(statuses.begin(), statuses.end(), [&](Status one) { return text == name(one); });
    if (found == statuses.end()) throw std::runtime_error("an unknown status");
    return *found;
}

void fill(Person& person, const Columns& columns) {
    person.sealed = columns.sealed.sealed();
    person.portal_seq = columns.seq;
    person.captured_ms = columns.captured;
    person.received_ms = columns.received;
    person.routed_ms = columns.routed;
    person.decision.lead_id = person.sealed.lead_id;
    person.decision.status = status_from(columns.status);
    person.decision.dreams = split(columns.dreams);
    person.decision.reasons = bytes(columns.reasons);
    person.decision.weights = columns.weights;
    person.accepted_ms = columns.accepted > 0 ? std::optional<std::int64_t>(columns.accepted) : std::nullopt;
    person.turn = {holder_from(columns.turn), because_from(columns.turn_why), columns.turn_ms};
    person.next = {columns.next_ms, columns.next_by == "them", bytes(columns.next_note)};
    person.correction = {columns.corrected, columns.corrected > 0 && columns.seen == 0, bytes(columns.correction)};
}

}  // namespace

std::vector<Listed> person_rows(soci::session& sql, const Scope& scope, const std::string& key,
                                const std::string& condition, const std::string& a) {
    std::vector<Listed> out;
    Columns columns;
    Person person;
    long long place = 0;
    const int every = scope.all ? 1 : 0, agreed = scope.eures ? 1 : 0;
    soci::statement rows =
        (sql.prepare << person_columns + key + person_tables + condition, soci::use(every),
         soci::use(scope.municipality), soci::use(scope.municipality), soci::use(agreed), soci::use(a),
         soci::into(columns.sealed.lead_id), soci::into(columns.sealed.event_id), soci::into(columns.sealed.code_hash),
         soci::into(columns.sealed.ct), soci::into(columns.sealed.flags), soci::into(person.page_id),
         soci::into(person.reference), soci::into(person.stand), soci::into(person.event), soci::into(columns.seq),
         soci::into(columns.captured), soci::into(columns.received), soci::into(columns.routed),
         soci::into(columns.status), soci::into(person.decision.municipality), soci::into(person.decision.language),
         soci::into(columns.dreams), soci::into(columns.reasons), soci::into(columns.accepted),
         soci::into(person.accepted_by), soci::into(columns.turn), soci::into(columns.turn_why),
         soci::into(columns.turn_ms), soci::into(person.outcome), soci::into(columns.next_ms),
         soci::into(columns.next_by), soci::into(columns.next_note), soci::into(columns.weights),
         soci::into(columns.corrected), soci::into(columns.seen), soci::into(columns.correction), soci::into(place));
    rows.execute();
    while (rows.fetch()) {
        fill(person, columns);
        out.push_back({person, {place, person.portal_seq}});
    }
    return out;
}

}  // namespace monter::portal::store
