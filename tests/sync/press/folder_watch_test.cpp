// Saving is noticed however an editor does it; what it leaves beside the file is not.
#include "sync/press/folder_watch.hpp"

#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace monter::press::test {
namespace {

namespace fs = std::filesystem;

void save(const fs::path& file) {
    std::ofstream(file) << "words";
}

FolderWatch watch_over(const monter::test::ScratchFolder& folder) {
    fs::create_directories(folder / "places");
    save(folder / "places/aby.toml");
    auto opened = FolderWatch::open(folder.path());
    REQUIRE(opened);
    return std::move(*opened);
}

struct Watched {
    monter::test::ScratchFolder folder;
    FolderWatch watch = watch_over(folder);
};

}  // namespace

TEST_CASE("nothing happened, nothing is told") {
    Watched it;
    CHECK_FALSE(it.watch.take());
}

TEST_CASE("a file is written, replaced, removed: each is told once") {
    Watched it;
    save(it.folder / "places/aby.toml");
    CHECK(it.watch.take());
    CHECK_FALSE(it.watch.take());
    save(it.folder / "places/.aby.toml.swp");
    CHECK_FALSE(it.watch.take());
    fs::rename(it.folder / "places/.aby.toml.swp", it.folder / "places/aby.toml");
    CHECK(it.watch.take());
    fs::remove(it.folder / "places/aby.toml");
    CHECK(it.watch.take());
}

TEST_CASE("a folder that came is watched too") {
    Watched it;
    fs::create_directories(it.folder / "texts");
    CHECK(it.watch.take());
    save(it.folder / "texts/cy.toml");
    CHECK(it.watch.take());
}

TEST_CASE("a file that is only just begun is not told before it is whole") {
    Watched it;
    std::ofstream file(it.folder / "places/bby.toml");
    file << "half";
    file.flush();
    CHECK_FALSE(it.watch.take());
    file.close();
    CHECK(it.watch.take());
}

TEST_CASE("what is no folder can't be watched, and the remedy says so") {
    const auto watch = FolderWatch::open("/nowhere/at/all");
    REQUIRE_FALSE(watch);
    CHECK(watch.error().kind == Kind::refused);
    CHECK_FALSE(watch.error().remedy.empty());
}

}  // namespace monter::press::test
