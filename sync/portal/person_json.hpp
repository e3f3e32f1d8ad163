// A routed lead as one JSON object: for the command line, for municipalities' own systems (openapi.json calls it
// Person) and tests.
//   {"lead_id":"b64u","reference":"XXXX-XXXX","page":"/people/…","stand":"…","event":"…","captured_at":"…Z",
//    "received_at":"…Z","accepted_at":"…Z"|null,"outcome":"","municipality":"arjeplog"|null,"status":"new",
//    "reasons":[{"why","subject","fact","value","points","text"}],"reasons_seen":true}
// and with what the visitor wrote:
// "name","email","phone","words","assisted","note","language","wish":{"dreams","hearts",
// "from","work","speaks"},"when","with","consent":{"contact","share","recipients","notice_language"}.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sync/portal/guides/words.hpp"
#include "sync/portal/routing/desk.hpp"

namespace monter::portal {

enum class Detail {
    routing,  // nothing the visitor wrote
    all
};
// Whoever asks for `all` has logged it. What can't be opened is left out, and the log says so.
[[nodiscard]] nlohmann::json person_json(const routing::Desk& desk, const store::Person& person,
                                         guides::Content content, Detail detail);

}  // namespace monter::portal
