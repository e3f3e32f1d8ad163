// The lead as the visitor made it: the plaintext inside an envelope. Format version 1; a field never changes meaning.
//
// JSON, UTF-8, all keys always present except where said:
//   {"v":1,"lead_id":"b64u16","language":"nl","at":"2026-…Z","pack":"norrbotten@12","assisted":false,
//    "name":"…","email":"…","phone":"…","words":"…","age16":true,"note":"…",
//    "wish":{"dreams":[…],"hearts":[…],"from":"arjeplog"|"","work":"…"|"","speaks":[…]},
//    "when":"soon"|"","with":["partner",…],
//    "consent":{"contact":true,"share":false,"recipients":["arjeplog",…],
//               "notice_language":"nl","notice_hash":"b64u32","contact_hash":"b64u32","share_hash":"b64u32"},
//    "seen":[{"municipality":"arjeplog","points":1090,
//             "reasons":[{"why":"dream","subject":"forest","fact":"lakes","value":3,"points":500},…]},…]}
// "note" came later: a record without it has an empty one. The hashes are BLAKE2b-256 of the exact UTF-8 texts on the
// screen. `seen` is what the match told the visitor (the recipients and the first three), so that a guide reads the
// same reasons even if the content has changed since.
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/base/secret.hpp"
#include "sync/lead/match.hpp"

namespace monter::lead {

struct Consent {
    bool contact = false;                 // the named recipients may contact me about moving
    bool share = false;                   // if none of them can help, another municipality of the region may
    std::vector<std::string> recipients;  // municipality ids, in the order shown
    std::string notice_language;
    Hash notice_hash{}, contact_hash{}, share_hash{};
};

struct Record {
    Id lead_id{};
    std::string language;   // of the screen when it was sent; the guide writes in it
    std::string at;         // to_iso_utc
    std::string pack;       // "<pack id>@<version>"
    bool assisted = false;  // filled in by a guide at the stand together with the visitor
    Secret name, email, phone, words;
    Secret note;  // that guide's, which the visitor has read; empty where nobody assisted
    bool age16 = false;
    Wish wish;
    std::string when;               // a code of when_codes; empty = not answered
    std::vector<std::string> with;  // codes of with_codes
    Consent consent;
    std::vector<Match> seen;
};

// Is the record whole and within its limits? An error names the first field that is not, never its content.
[[nodiscard]] Result<void> validate(const Record& record);

// The record as JSON, written straight into locked memory.
[[nodiscard]] Result<SecretBuffer> to_json(const Record& record);

// Reads and validates. Unknown keys are skipped, so that a newer stand can speak to an older portal; a missing or
// wrongly typed one is an error. Used where leads are opened (portal desk) and in tests; the stand has no way back.
[[nodiscard]] Result<Record> record_from_json(View json);

}  // namespace monter::lead
