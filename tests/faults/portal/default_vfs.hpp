// A CrashDisk under a program that names no VFS.
#pragma once

#include "tests/faults/crash_vfs.hpp"

namespace monter::faults {

// SQLite's default file system while it lives: the portal names none.
class DefaultVfs {
public:
    DefaultVfs();
    DefaultVfs(const DefaultVfs&) = delete;
    DefaultVfs& operator=(const DefaultVfs&) = delete;
    ~DefaultVfs();
    [[nodiscard]] CrashVfs& vfs() { return vfs_; }

private:
    CrashVfs vfs_;
};

}  // namespace monter::faults
