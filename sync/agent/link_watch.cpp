#include "sync/agent/link_watch.hpp"

#include <linux/if.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <optional>

namespace monter::agent {
namespace {

// What a message begins with; the kernel aligns it, a test's bytes need not be.
template <class T>
std::optional<T> read(View bytes) {
    if (bytes.size() < sizeof(T)) return std::nullopt;
    T out;
    std::memcpy(&out, bytes.data(), sizeof out);
    return out;
}

bool is_loopback(const ifaddrmsg& address) {
    return address.ifa_scope == RT_SCOPE_HOST;
}

}  // namespace

bool LinkStates::take(View datagram) {
    bool news = false;
    while (const auto head = read<nlmsghdr>(datagram)) {
        if (head->nlmsg_len < sizeof *head || head->nlmsg_len > datagram.size()) return news;
        const View body = datagram.subspan(sizeof *head, head->nlmsg_len - sizeof *head);
        if (head->nlmsg_type == RTM_NEWLINK) {
            if (const auto link = read<ifinfomsg>(body); link && (link->ifi_flags & IFF_LOOPBACK) == 0) {
                const bool carries = (link->ifi_flags & IFF_UP) != 0 && (link->ifi_flags & IFF_LOWER_UP) != 0;
                bool& before = carries_[link->ifi_index];
                news = news || (carries && !before);
                before = carries;
            }
        }
        const bool gone = head->nlmsg_type == RTM_DELADDR;
        if (gone || head->nlmsg_type == RTM_NEWADDR) {
            if (const auto address = read<ifaddrmsg>(body); address && !is_loopback(*address)) {
                // The first attribute is the address; what follows are lifetimes, which change all the time.
                const View first = body.subspan(sizeof *address);
                const auto attribute = read<rtattr>(first);
                if (!attribute || attribute->rta_len > first.size()) return news;
                const std::string name = std::to_string(address->ifa_index) + " " +
                                         std::string(first.begin(), first.begin() + attribute->rta_len);
                if (gone) addresses_.erase(name);
                if (!gone) news = addresses_.insert(name).second || news;
            }
        }
        datagram = datagram.subspan(std::min<std::size_t>(NLMSG_ALIGN(head->nlmsg_len), datagram.size()));
    }
    return news;
}

int LinkWatch::kernel_socket() {
    const int fd = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (fd < 0) return -1;
    sockaddr_nl groups{};
    groups.nl_family = AF_NETLINK;
    groups.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (bind(fd, reinterpret_cast<const sockaddr*>(&groups), sizeof groups) == 0) return fd;
    close(fd);
    return -1;
}

LinkWatch::LinkWatch(int socket, std::function<void()> came)
    : socket_(socket), ended_(eventfd(0, EFD_CLOEXEC)), came_(std::move(came)) {
    if (socket_ >= 0 && ended_ >= 0) thread_ = std::thread([this] { watch(); });
}

LinkWatch::~LinkWatch() {
    const std::uint64_t once = 1;
    [[maybe_unused]] const ssize_t written = write(ended_, &once, sizeof once);
    if (thread_.joinable()) thread_.join();
    if (socket_ >= 0) close(socket_);
    if (ended_ >= 0) close(ended_);
}

void LinkWatch::watch() {
    LinkStates states;
    std::array<std::uint8_t, 65536> datagram{};
    for (;;) {
        std::array<pollfd, 2> both = {{{socket_, POLLIN, 0}, {ended_, POLLIN, 0}}};
        if (poll(both.data(), both.size(), -1) < 0 && errno != EINTR) return;
        if (both[1].revents != 0) return;
        if (both[0].revents == 0) continue;
        const ssize_t bytes = recv(socket_, datagram.data(), datagram.size(), 0);
        // ENOBUFS: so much happened that the kernel dropped some of it; one of that may have been ours.
        if (bytes < 0 && errno == ENOBUFS) came_();
        if (bytes == 0 || (bytes < 0 && errno != ENOBUFS && errno != EINTR && errno != EAGAIN)) return;
        if (bytes > 0 && states.take({datagram.data(), static_cast<std::size_t>(bytes)})) came_();
    }
}

}  // namespace monter::agent
