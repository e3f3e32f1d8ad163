#include "sync/agent/second_copy.hpp"

#include <sys/stat.h>

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;

TEST_CASE("the second copy goes to another medium only") {
    const test::ScratchFolder data;
    CHECK_FALSE(second_copy_folder(data.path()));
    const auto same_disk = data / "stick";
    CHECK_FALSE(set_second_copy(data.path(), same_disk));  // nothing is there
    std::filesystem::create_directory(same_disk);
    const auto refused = set_second_copy(data.path(), same_disk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("same disk") != std::string::npos);
    CHECK_FALSE(refused.error().remedy.empty());
    CHECK_FALSE(second_copy_folder(data.path()));

    struct stat shared {
    }, here{};
    if (stat("/dev/shm", &shared) != 0 || stat(data.path().c_str(), &here) != 0 || shared.st_dev == here.st_dev) {
        WARN("no other medium on this machine: /dev/shm is on the same one");
        return;
    }
    REQUIRE(set_second_copy(data.path(), "/dev/shm"));
    CHECK(second_copy_folder(data.path()) == std::filesystem::path("/dev/shm"));
    REQUIRE(set_second_copy(data.path(), {}));
    CHECK_FALSE(second_copy_folder(data.path()));
}
