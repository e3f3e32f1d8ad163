#include "tests/faults/crash_vfs.hpp"

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace monter::faults {
namespace {

struct Open : sqlite3_file {
    CrashDisk* disk;
    CrashDisk::Handle* file;
    bool folder_too;  // the first sync of a new journal or WAL syncs its folder, as SQLite's Unix VFS does
    bool keeps_wal;
};

Open& open_of(sqlite3_file* file) {
    return *static_cast<Open*>(file);
}
CrashDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<CrashDisk*>(vfs->pAppData);
}

int code_of(Done done, int io_error) {
    if (done == Done::yes) return SQLITE_OK;
    return done == Done::full ? SQLITE_FULL : io_error;
}

int close_file(sqlite3_file* file) {
    delete open_of(file).file;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int bytes, sqlite3_int64 at) {
    const std::span<std::uint8_t> room(static_cast<std::uint8_t*>(into), static_cast<std::size_t>(bytes));
    std::size_t got = 0;
    const Done done = open_of(file).disk->read(**open_of(file).file, static_cast<std::uint64_t>(at), room, got);
    if (done != Done::yes) return code_of(done, SQLITE_IOERR_READ);
    if (got == room.size()) return SQLITE_OK;
    std::memset(room.data() + got, 0, room.size() - got);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
    const View data(static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(bytes));
    return code_of(open_of(file).disk->write(**open_of(file).file, static_cast<std::uint64_t>(at), data),
                   SQLITE_IOERR_WRITE);
}

int cut_file(sqlite3_file* file, sqlite3_int64 size) {
    return code_of(open_of(file).disk->cut(**open_of(file).file, static_cast<std::uint64_t>(size)),
                   SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* file, int) {
    Open& open = open_of(file);
    if (const int code = code_of(open.disk->sync(*open.file), SQLITE_IOERR_FSYNC); code != SQLITE_OK) return code;
    // SQLite's Unix VFS overlooks an error of this second sync; so does this one.
    if (std::exchange(open.folder_too, false)) (void)open.disk->sync_folder();
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>((*open_of(file).file)->live().size());
    return SQLITE_OK;
}

int lock(sqlite3_file*, int) {
    return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}
// A WAL file that stays when the store is closed, as on Unix.
int control(sqlite3_file* file, int what, void* value) {
    if (what != SQLITE_FCNTL_PERSIST_WAL) return SQLITE_NOTFOUND;
    int& wish = *static_cast<int*>(value);
    if (wish < 0) {
        wish = open_of(file).keeps_wal ? 1 : 0;
    } else {
        open_of(file).keeps_wal = wish != 0;
    }
    return SQLITE_OK;
}
int sector_size(sqlite3_file*) {
    return 4096;  // what SQLite's Unix VFS says
}
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // as on Unix
}

constexpr sqlite3_io_methods methods = {
    1,       close_file,  read_file,       write_file, cut_file, sync_file, size_of_file, lock,    lock,   check_lock,
    control, sector_size, characteristics, nullptr,    nullptr,  nullptr,   nullptr,      nullptr, nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* to, int flags, int* flags_out) {
    Open& open = open_of(to);
    open.pMethods = nullptr;
    CrashDisk& disk = disk_of(vfs);
    const bool make = (flags & SQLITE_OPEN_CREATE) != 0;
    const bool is_new = name != nullptr && !disk.exists(name);
    CrashDisk::Handle file = name == nullptr ? disk.open_nameless() : disk.open(name, make);
    if (!file) return disk.is_off() ? SQLITE_IOERR : SQLITE_CANTOPEN;
    open.pMethods = &methods;
    open.disk = &disk;
    open.keeps_wal = false;
    open.file = new CrashDisk::Handle(std::move(file));
    open.folder_too = is_new && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    if (flags_out != nullptr) *flags_out = flags;
    return SQLITE_OK;
}

int remove_file(sqlite3_vfs* vfs, const char* name, int folder_too) {
    CrashDisk& disk = disk_of(vfs);
    if (!disk.exists(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (disk.remove(name) != Done::yes) return SQLITE_IOERR_DELETE;
    if (folder_too != 0 && disk.sync_folder() != Done::yes) return SQLITE_IOERR_DIR_FSYNC;
    return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* there) {
    *there = disk_of(vfs).exists(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int room, char* out) {
    sqlite3_snprintf(room, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int bytes, char* out) {
    std::memset(out, 0x5A, static_cast<std::size_t>(bytes));
    return bytes;
}
int sleep(sqlite3_vfs*, int us) {
    return us;
}
int time_now(sqlite3_vfs*, double* days) {
    *days = 2461000.5;
    return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

std::string fresh_name() {
    static std::atomic<int> made{0};
    return "crash-" + std::to_string(++made);
}

}  // namespace

CrashVfs::CrashVfs() : name_(fresh_name()), vfs_(std::make_unique<sqlite3_vfs>()) {
    *vfs_ = {};
    vfs_->iVersion = 1;
    vfs_->szOsFile = sizeof(Open);
    vfs_->mxPathname = 256;
    vfs_->zName = name_.c_str();
    vfs_->pAppData = &disk_;
    vfs_->xOpen = open_file;
    vfs_->xDelete = remove_file;
    vfs_->xAccess = access_file;
    vfs_->xFullPathname = full_name;
    vfs_->xRandomness = randomness;
    vfs_->xSleep = sleep;
    vfs_->xCurrentTime = time_now;
    vfs_->xGetLastError = last_error;
    sqlite3_vfs_register(vfs_.get(), 0);
}

CrashVfs::~CrashVfs() {
    sqlite3_vfs_unregister(vfs_.get());
}

}  // namespace monter::faults
