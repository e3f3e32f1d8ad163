// Bodies that a stand has packed: leads come over 64 kbit/s, and base64 and the names of fields are a third of a batch.
// Only here, only by zlib, and never before the request's signature was checked: it is over the bytes as they came.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

// `target` as sent, `coding` the header Content-Encoding.
[[nodiscard]] bool may_be_packed(std::string_view method, std::string_view target, std::string_view coding);

// The body as it was before it was packed, or as it is where nothing says that it was. 400 where it is no whole zlib
// stream, or would be larger than body_bytes_max: no more than that is ever unpacked.
[[nodiscard]] Answered<std::string> unpacked(const Request& request);

}  // namespace monter::portal::intake
