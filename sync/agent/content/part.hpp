// One file that is known by its hash, part by part, until it is whole.
#pragma once

#include "sync/agent/content/download.hpp"

namespace monter::agent {

struct HashedFile {
    std::string path;  // "/v1/blobs/<hex>"
    Hash sha256{};
    std::int64_t bytes = 0;
    std::string name;  // under which it is kept once it is whole
};

struct PartDone {
    bool whole = false;            // it has its name, synced
    std::optional<Error> refused;  // it was not there, longer or other than announced, or the disk said no
};

// Asks for what is missing, at most `part_bytes`, and adds it to the part on disk. With the last byte the whole file is
// hashed; where it is another than announced it is thrown away.
[[nodiscard]] Answered<PartDone> fetch_part(const Fetcher& ask, ContentFiles& files, const HashedFile& file,
                                            std::int64_t part_bytes);

// The last step of it: hash, sync, name.
[[nodiscard]] Result<void> settle_part(ContentFiles& files, const HashedFile& file);

}  // namespace monter::agent
