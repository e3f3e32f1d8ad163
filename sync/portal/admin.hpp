// What the command line asks of a portal, as one JSON object each way. A running `serve` answers over DATA/admin.sock;
// where none runs, the command carries it out itself under the folder's lock. Either way the same code does it.
//
//   {"v":1,"verb":"publish","pack":"/absolute/path"}     -> {"ok":true,"pack":"norrbotten","version":3,"fresh":true}
//   {"v":1,"verb":"enrol-card","stand":"…","url":"…","days":7} -> {"ok":true,"card":{…the card file…}}
//   {"v":1,"verb":"user-add","role":"guide","municipality":"…"|"","name":"…","with_key":false}
//     -> {"ok":true,"login":"…","password":"…","key":"…"|""}
//   {"v":1,"verb":"user-reset","login":"…"} -> {"ok":true,"login":"…","password":"…"}
//   {"v":1,"verb":"user-close","login":"…"} -> {"ok":true}
//   {"v":1,"verb":"user-list"} -> {"ok":true,"users":[{"login","name","role","municipality","closed","second_step"}]}
//   {"v":1,"verb":"leads","after":0,"open":false}        -> {"ok":true,"leads":[…],"next":4712|0}   next = go on after
//   {"v":1,"verb":"import-leads","file":"/absolute/path","blocked_stand":false} ->
//     {"ok":true,"stand":"…","stored":12,"duplicate":0,"rejected":{"urn":2}}   blocked_stand: also of a blocked one
//   {"v":1,"verb":"answers"} -> {"ok":true,"answers":[{"event","question","value","count":12|null}]}   null: under 5
//   it
//   {"v":1,"verb":"backup","file":"/absolute/path"} -> {"ok":true,"leads":93,"portal_seq":93,"made":"…Z"}   makes the
//   file
//   {"v":1,"verb":"drill","file":"/absolute/path"}  -> the same, of the backup that was proven
//   {"v":1,"verb":"status"} -> {"ok":true,"version","epoch","leads","portal_seq","durable_seq","drilled":"…Z"|null,
//     "unproven","unproven_since":"…Z"|null,"withdrawn":{"erased","waiting"},"alarms":[{"at","kind","stand"}],
//     "advice":["…"]}
//   {"v":1,"verb":"revoke","stand":"…"} -> {"ok":true,"stand":"…","devices":1}   every enrolment of that name
//   {"v":1,"verb":"event"} or with "present":["arjeplog"] -> {"ok":true,"event_id":"uuid","title":"…","present":[…]}
//     with it: changed
//   {"v":1,"verb":"event-new","title":"…","country":"NL","languages":["nl"],"notice":"default","rehearsal":false,
//     "first_day":"2026-11-28"|"","last_day":"…"|""}
//     -> as "event": it is the current one from now on
//   {"v":1,"verb":"event-list"} -> {"ok":true,"events":[{"event_id","title","country","rehearsal","first_day",
//     "last_day","current","stands":["…"]}]}   stands: those it was named for
//   {"v":1,"verb":"event-stand","stand":"…","event_id":"uuid"|""} -> as "event", of that stand; "": the current one
//   {"v":1,"verb":"promise"} or with "municipality":"…"|"","hours":16 -> {"ok":true,"hours":{"":16,"arjeplog":8}}
//   {"v":1,"verb":"retain"} -> {"ok":true,"erased":12,"undecided":["kiruna"]}   what the portal does each night
//   anything that fails                                  -> {"ok":false,"message":"…","remedy":"…"}
#pragma once

#include <string>

#include "sync/portal/portal.hpp"

namespace monter::portal::admin {

[[nodiscard]] std::string carry_out(Portal& portal, const std::string& request, std::int64_t now_ms);

// The client's side: over the socket, or with the folder's own lock. Kind::refused with the portal's words.
[[nodiscard]] Result<std::string> ask(const Folder& folder, const std::string& request, std::int64_t now_ms);

}  // namespace monter::portal::admin
