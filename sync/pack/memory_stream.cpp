#include "sync/pack/memory_stream.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace monter::pack {
namespace {

// One for each time libmpv opens a file.
struct Reading {
    const Bytes& bytes;
    std::size_t at = 0;
};

std::int64_t read_some(void* cookie, char* to, std::uint64_t most) {
    auto& reading = *static_cast<Reading*>(cookie);
    const std::size_t n = std::min<std::size_t>(most, reading.bytes.size() - reading.at);
    if (n > 0) std::memcpy(to, reading.bytes.data() + reading.at, n);
    reading.at += n;
    return static_cast<std::int64_t>(n);
}

std::int64_t seek_to(void* cookie, std::int64_t offset) {
    auto& reading = *static_cast<Reading*>(cookie);
    if (offset < 0 || static_cast<std::size_t>(offset) > reading.bytes.size()) return mpv::error_generic;
    reading.at = static_cast<std::size_t>(offset);
    return offset;
}

std::int64_t size_of(void* cookie) {
    return static_cast<std::int64_t>(static_cast<const Reading*>(cookie)->bytes.size());
}

void let_go(void* cookie) {
    const std::unique_ptr<Reading> reading(static_cast<Reading*>(cookie));
}

}  // namespace

int open_from_memory(void* user_data, char* uri, mpv::StreamInfo* info) {
    constexpr std::string_view scheme = "pack://";
    const std::string_view name(uri);
    const auto& files = *static_cast<const MemoryFiles*>(user_data);
    if (!name.starts_with(scheme)) return mpv::error_loading_failed;
    const auto file = files.find(std::string(name.substr(scheme.size())));
    if (file == files.end()) return mpv::error_loading_failed;
    info->cookie = std::make_unique<Reading>(Reading{file->second}).release();
    info->read = read_some;
    info->seek = seek_to;
    info->size = size_of;
    info->close = let_go;
    return 0;
}

}  // namespace monter::pack
