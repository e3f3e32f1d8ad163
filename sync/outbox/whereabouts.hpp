// Are the store's two files still the ones that were opened, and no shorter? Somebody may delete, replace or cut them
// under a running program; SQLite goes on writing into what has no name any more, and a commit into that is no promise.
#pragma once

#include <sys/types.h>

#include <array>
#include <filesystem>

#include "sync/base/result.hpp"

namespace monter::outbox {

class Whereabouts {
public:
    Whereabouts() = default;  // of a store on a VFS of its own: nothing to look at
    // Kind::corrupt where the file or its WAL file is not there.
    [[nodiscard]] static Result<Whereabouts> of(const std::filesystem::path& file);
    // Kind::corrupt where either is gone, another one, or shorter than note() last saw it.
    [[nodiscard]] Result<void> check() const;
    // After a commit: still the same files, and this is how long they are now.
    [[nodiscard]] Result<void> note();

private:
    struct Mark {
        std::filesystem::path file;
        dev_t device = 0;
        ino_t number = 0;
        off_t bytes = 0;
    };
    std::array<Mark, 2> marks_;
};

}  // namespace monter::outbox
