// A network that comes: what the kernel says of links and addresses, and what the back-off makes of it.
#include "sync/agent/link_watch.hpp"

#include <linux/if.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <cstring>
#include <mutex>

#include "sync/agent/link.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;

namespace {

template <class Body>
Bytes message(std::uint16_t type, const Body& body, const Bytes& rest = {}) {
    nlmsghdr head{};
    head.nlmsg_type = type;
    head.nlmsg_len = static_cast<std::uint32_t>(sizeof head + sizeof body + rest.size());
    Bytes out(sizeof head + sizeof body);
    std::memcpy(out.data(), &head, sizeof head);
    std::memcpy(out.data() + sizeof head, &body, sizeof body);
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

Bytes link_is(int index, unsigned flags) {
    ifinfomsg link{};
    link.ifi_index = index;
    link.ifi_flags = flags;
    return message(RTM_NEWLINK, link);
}

Bytes address_is(std::uint16_t type, std::uint8_t last, std::uint8_t scope = RT_SCOPE_UNIVERSE,
                 std::uint8_t lifetime = 0) {
    ifaddrmsg address{};
    address.ifa_family = AF_INET;
    address.ifa_index = 2;
    address.ifa_scope = scope;
    Bytes rest{8, 0, IFA_ADDRESS, 0, 192, 168, 0, last};
    rest.insert(rest.end(), {8, 0, IFA_CACHEINFO, 0, lifetime, 0, 0, 0});
    return message(type, address, rest);
}

constexpr unsigned carries = IFF_UP | IFF_LOWER_UP;

Problem no_network() {
    return {Trouble::transient, {}, "No network.", "", std::nullopt};
}

}  // namespace

TEST_CASE("a link that begins to carry is news once, until it went down again") {
    LinkStates states;
    CHECK_FALSE(states.take(link_is(2, IFF_UP)));
    CHECK(states.take(link_is(2, carries)));
    CHECK_FALSE(states.take(link_is(2, carries)));  // the kernel repeats itself
    CHECK_FALSE(states.take(link_is(2, IFF_UP)));
    CHECK(states.take(link_is(2, carries)));
    CHECK(states.take(link_is(3, carries)));
    CHECK_FALSE(states.take(link_is(1, carries | IFF_LOOPBACK)));
}

TEST_CASE("a new address is news once, and a lifetime that was renewed is none") {
    LinkStates states;
    CHECK(states.take(address_is(RTM_NEWADDR, 7)));
    CHECK_FALSE(states.take(address_is(RTM_NEWADDR, 7, RT_SCOPE_UNIVERSE, 99)));
    CHECK(states.take(address_is(RTM_NEWADDR, 8)));
    CHECK_FALSE(states.take(address_is(RTM_DELADDR, 7)));
    CHECK(states.take(address_is(RTM_NEWADDR, 7)));
    CHECK_FALSE(states.take(address_is(RTM_NEWADDR, 1, RT_SCOPE_HOST)));
}

TEST_CASE("several messages in one datagram are all read, and bytes that are none say nothing") {
    Bytes two = link_is(2, IFF_UP);
    const Bytes second = link_is(3, carries);
    two.insert(two.end(), second.begin(), second.end());
    CHECK(LinkStates().take(two));
    for (std::size_t length = 0; length < two.size(); ++length) {
        CHECK_FALSE(LinkStates().take(View(two).first(length)));
    }
    for (int i = 0; i < 256; ++i) static_cast<void>(LinkStates().take(Bytes(100, static_cast<std::uint8_t>(i))));
}

TEST_CASE("the watch tells of what its socket hears, and ends when it is told to") {
    int both[2];
    REQUIRE(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, both) == 0);
    std::mutex turn;
    std::condition_variable changed;
    int came = 0;
    {
        const LinkWatch watch(both[0], [&] {
            const std::lock_guard lock(turn);
            ++came;
            changed.notify_all();
        });
        for (const Bytes& said : {link_is(2, IFF_UP), link_is(2, carries), link_is(2, carries), link_is(4, carries)}) {
            REQUIRE(send(both[1], said.data(), said.size(), 0) == static_cast<ssize_t>(said.size()));
        }
        std::unique_lock lock(turn);
        CHECK(changed.wait_for(lock, std::chrono::seconds(10), [&] { return came == 2; }));
    }
    close(both[1]);
    const int kernel = LinkWatch::kernel_socket();
    CHECK(kernel >= 0);
    const LinkWatch nobody(kernel, [] {});
}

TEST_CASE("a network that comes ends a long back-off, and begins it anew") {
    double luck = 0.999999;
    Link link([&] { return luck; });
    Moment now{0, 1'000'000, {}};
    for (int i = 0; i < 20; ++i) link.failed(no_network(), now);
    CHECK(link.open_from_boot_ms() - now.boot_ms > 290'000);
    link.network_came(now);
    CHECK(link.open_from_boot_ms() - now.boot_ms <= 2'000);
    CHECK(link.open_from_boot_ms() - now.boot_ms >= 1'000);
    link.failed(no_network(), now);
    CHECK(link.open_from_boot_ms() - now.boot_ms <= 2'000);
}

TEST_CASE("a network that comes shortens nothing that it can't help") {
    Link link([] { return 0.5; });
    const Moment now{0, 1'000'000, {}};
    link.network_came(now);
    CHECK(link.open_from_boot_ms() == 0);
    link.failed({Trouble::authority, {}, "Blocked.", "", std::nullopt}, now);
    link.network_came(now);
    CHECK(link.open_from_boot_ms() == now.boot_ms + authority_pause_ms);
    link.succeeded();
    link.failed({Trouble::transient, {}, "Come back later.", "", 600}, now);
    link.network_came(now);
    CHECK(link.open_from_boot_ms() == now.boot_ms + 600'000);
}

TEST_CASE("a link that flaps every three seconds for an hour makes no storm and starves nothing") {
    Link link([] { return 0.5; });
    Moment now{0, 1'000'000, {}};
    int asked = 0;
    for (int second = 0; second < 3600; ++second, now.boot_ms += 1000) {
        if (second % 3 == 0) link.network_came(now);
        if (now.boot_ms < link.open_from_boot_ms()) continue;
        ++asked;
        link.failed(no_network(), now);
    }
    CHECK(asked >= 200);
    CHECK(asked <= 600);
}
