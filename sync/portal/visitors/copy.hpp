// All that is held about one visitor as a file that another program can read (GDPR, articles 15 and 20). JSON, UTF-8,
// indented; times as to_iso_utc; codes as in sync/lead/record.hpp and sync/portal/store/steps.hpp:
//   {"v":1,"made":"…","reference":"K7QM-4D2X","stand":"…","event":"…","captured":"…","received":"…",
//    "status":"accepted"|"","municipality":"arjeplog"|"","outcome":"","shared_with":[…],
//    "next":{"by":"…","whose":"us"|"them","words":"…"}|null,
//    "sent":{the record as it came}|null,
//    "corrected":{"at":"…","name":"…","email":"…","phone":"…","others_may_be_asked":true}|null,
//    "agreed_texts":{"contact":"…"|null,"share":"…"|null,"notice":"…"|null},
//    "reasons":[{"why","subject","fact","value","points"}],
//    "log":[{"at":"…","what":"note","municipality":"arjeplog"|"","detail":"","words":"…"}],
//    "opened":[{"at":"…","municipality":"arjeplog"|""}]}
#pragma once

#include "sync/portal/visitors/held.hpp"

namespace monter::portal::visitors {

// "K7QM-4D2X": what staff call this visitor.
[[nodiscard]] std::string reference_of(const Held& held);
[[nodiscard]] Result<std::string> copy_of(const Held& held, std::int64_t now_ms);

}  // namespace monter::portal::visitors
