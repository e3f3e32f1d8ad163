// Are the store's two files still the ones that were opened? Somebody may delete or replace them under a running
// program; SQLite goes on writing into what has no name any more, and a commit into that is no promise.
#pragma once

#include <sys/types.h>

#include <array>
#include <filesystem>

#include "sync/base/result.hpp"

namespace monter::outbox {

class Whereabouts {
public:
    Whereabouts() = default;  // of a store on a VFS of its own: nothing to look at
    // Kind::disk where the file or its WAL file is not there.
    [[nodiscard]] static Result<Whereabouts> of(const std::filesystem::path& file);
    // Kind::disk where either is gone or another one.
    [[nodiscard]] Result<void> check() const;

private:
    struct Mark {
        std::filesystem::path file;
        dev_t device = 0;
        ino_t number = 0;
    };
    std::array<Mark, 2> marks_;
};

}  // namespace monter::outbox
