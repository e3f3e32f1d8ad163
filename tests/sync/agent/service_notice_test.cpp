#include "sync/agent/service_notice.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>

#include "sync/base/fd.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;

TEST_CASE("systemd hears that this program is ready and alive, and nobody else is needed for it to work") {
    const test::ScratchFolder folder;
    const std::string path = folder / "notify";
    const Fd listens(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, path.data(), path.size());
    REQUIRE(bind(listens.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const auto heard = [&] {
        char word[64]{};
        return recv(listens.get(), word, sizeof word - 1, 0) > 0 ? std::string(word) : std::string();
    };
    const ServiceNotice notice(path);
    notice.ready();
    CHECK(heard() == "READY=1");
    notice.alive();
    CHECK(heard() == "WATCHDOG=1");
    CHECK(heard().empty());
    ServiceNotice("").alive();
    ServiceNotice(folder / "nobody").alive();
    ServiceNotice(std::string(500, 'x')).alive();
}
