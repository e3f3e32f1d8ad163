// Files in memory, for libmpv to read as "pack://<name>": nothing on the disk is opened, and no address.
#pragma once

#include <map>
#include <string>

#include "sync/base/bytes.hpp"
#include "sync/pack/mpv_library.hpp"

namespace monter::pack {

using MemoryFiles = std::map<std::string, Bytes>;

// As Library::stream_cb_add_ro wants it. `user_data` is a MemoryFiles that stays as it is while libmpv runs; called
// from threads of libmpv's.
[[nodiscard]] int open_from_memory(void* user_data, char* uri, mpv::StreamInfo* info);

}  // namespace monter::pack
