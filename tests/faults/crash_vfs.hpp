// A CrashDisk under real SQLite: a VFS by name, for the seam that Outbox::open() has. No shared memory methods, so that
// a store which needs them fails here at once.
#pragma once

#include <string>

#include "tests/faults/crash_disk.hpp"

struct sqlite3_vfs;

namespace monter::faults {

class CrashVfs {
public:
    CrashVfs();
    CrashVfs(const CrashVfs&) = delete;
    CrashVfs& operator=(const CrashVfs&) = delete;
    ~CrashVfs();

    [[nodiscard]] const char* name() const { return name_.c_str(); }
    [[nodiscard]] CrashDisk& disk() { return disk_; }
    // Puts another disk in; nothing may be open.
    void insert(CrashDisk disk) { disk_ = std::move(disk); }

private:
    std::string name_;
    CrashDisk disk_;
    std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace monter::faults
