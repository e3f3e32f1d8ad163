#include "sync/base/file.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/base/fd.hpp"
#include "sync/base/log.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;

TEST_CASE("a written file is read back whole, and nothing is left beside it") {
    const test::ScratchFolder folder;
    REQUIRE(write_file(folder / "a", view("one")));
    REQUIRE(write_file(folder / "a", view("two")));
    CHECK(read_text_file(folder / "a", 3).value() == "two");
    CHECK(read_file(folder / "a", 100).value() == Bytes{'t', 'w', 'o'});
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists() ? 1 : 0;
    CHECK(files == 1);
    struct stat about {};
    REQUIRE(stat((folder / "a").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
    REQUIRE(write_file(folder / "b", {}, 0644));
    REQUIRE(stat((folder / "b").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0644U);
}

TEST_CASE("what is no file, or too long, is refused") {
    const test::ScratchFolder folder;
    REQUIRE(write_file(folder / "a", view("four")));
    CHECK(read_file(folder / "a", 3).error().kind == Kind::refused);
    CHECK(read_file(folder / "absent", 3).error().kind == Kind::refused);
    CHECK(read_file(folder.path(), 3).error().kind == Kind::refused);
    CHECK_FALSE(write_file(folder / "absent/a", view("x")));
}

TEST_CASE("a private folder is made for its owner only") {
    const test::ScratchFolder folder;
    REQUIRE(make_private_folder(folder / "data"));
    REQUIRE(make_private_folder(folder / "data"));
    struct stat about {};
    REQUIRE(stat((folder / "data").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0700U);
    REQUIRE(write_file(folder / "file", view("x")));
    CHECK_FALSE(make_private_folder(folder / "file/data"));
}

TEST_CASE("a second program on the same folder is told so at once") {
    const test::ScratchFolder folder;
    const auto file = folder / "lock";
    CHECK_FALSE(FileLock::is_held(file));
    {
        auto first = FileLock::take(file);
        REQUIRE(first);
        CHECK(FileLock::is_held(file));
        const auto second = FileLock::take(file);
        REQUIRE_FALSE(second);
        CHECK(second.error().kind == Kind::refused);
        CHECK_FALSE(second.error().remedy.empty());
        const pid_t child = fork();
        if (child == 0) _exit(FileLock::take(file).has_value() ? 1 : 0);
        int status = 1;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
        const FileLock moved = std::move(*first);
        CHECK(FileLock::is_held(file));
    }
    CHECK_FALSE(FileLock::is_held(file));
    CHECK(FileLock::take(file));
}

TEST_CASE("a lock left by a program that was killed binds nobody") {
    const test::ScratchFolder folder;
    const auto file = folder / "lock";
    const pid_t child = fork();
    if (child == 0) {
        const auto taken = FileLock::take(file);
        _exit(taken ? 0 : 1);
    }
    int status = 1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(FileLock::take(file));
}

TEST_CASE("an error tells where it happened without losing its kind") {
    const Error error{Kind::full, "the disk is full", "make room"};
    const Error outer = error.within("publish");
    CHECK(outer.kind == Kind::full);
    CHECK(outer.message == "publish: the disk is full");
    CHECK(outer.remedy == "make room");
    CHECK(std::string(name(Kind::disk)) == "disk");
    CHECK(std::string(name(Kind::network)) == "network");
}

TEST_CASE("a disk that refuses is told with what it said, and what staff can do") {
    for (const auto& [why, kind, says] : {std::tuple{ENOSPC, Kind::full, "Free some space"},
                                          {EDQUOT, Kind::full, "Free some space"},
                                          {EROFS, Kind::disk, "mount it"},
                                          {EACCES, Kind::disk, "whose it is"},
                                          {ENOENT, Kind::disk, "is in"},
                                          {EIO, Kind::disk, "change that disk"}}) {
        errno = why;
        const Error error = disk_error("write", "/x").value();
        CHECK(error.kind == kind);
        CHECK(error.message.find("write /x: ") == 0);
        INFO(error.remedy);
        CHECK(error.remedy.find(says) != std::string::npos);
    }
}
