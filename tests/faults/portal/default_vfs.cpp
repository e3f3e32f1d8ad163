#include "tests/faults/portal/default_vfs.hpp"

#include <sqlite3.h>

namespace monter::faults {

DefaultVfs::DefaultVfs() {
    sqlite3_vfs_register(sqlite3_vfs_find(vfs_.name()), 1);
}

DefaultVfs::~DefaultVfs() {
    sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
}

}  // namespace monter::faults
