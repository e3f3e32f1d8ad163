#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "sync/local/channel.hpp"
#include "sync/local/socket.hpp"

namespace monter::local {
namespace {

// A kiosk, a crew menu and a few command lines at once; the one that was silent longest makes room for the next.
constexpr std::size_t connections_max = 16;

Result<void> remove_left_behind(const std::filesystem::path& socket) {
    struct stat about {};
    if (lstat(socket.c_str(), &about) != 0) {
        if (errno == ENOENT) return {};
        return socket_error(Kind::disk, "cannot look at " + socket.string());
    }
    if (!S_ISSOCK(about.st_mode)) {
        return fail(Kind::refused, socket.string() + " is not a socket", "move it out of the data folder");
    }
    if (unlink(socket.c_str()) != 0) return socket_error(Kind::disk, "cannot remove the old " + socket.string());
    return {};
}

}  // namespace

struct Listener::Sockets {
    std::filesystem::path path;
    Fd listening;
    Fd woken;
    struct Asker {
        Fd fd;
        Ticket ticket = 0;
    };
    std::vector<Asker> askers;  // the one heard last stands last
    Ticket last_ticket = 0;
    Ticket now_answering = 0;

    ~Sockets() {
        if (listening.open()) unlink(path.c_str());
    }
    Sockets() = default;
    Sockets(const Sockets&) = delete;
    Sockets& operator=(const Sockets&) = delete;

    // False where nobody could be taken in.
    bool take_in();
    void answer_ready(const std::vector<pollfd>& ready, const Answer& answer);
    // False where the connection is over.
    bool answer_one(const Asker& asker, const Answer& answer);
};

bool Listener::Sockets::take_in() {
    Fd fresh(accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fresh.open()) return false;  // it left again, or there are no descriptors: the next poll tells
    const int bytes = static_cast<int>(2 * message_bytes_max);
    setsockopt(fresh.get(), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    if (askers.size() >= connections_max) askers.erase(askers.begin());
    askers.push_back({std::move(fresh), ++last_ticket});
    return true;
}

bool Listener::Sockets::answer_one(const Asker& asker, const Answer& answer) {
    std::string request;
    switch (receive(asker.fd.get(), request)) {
        case Received::nothing:
            return true;
        case Received::too_long:
        case Received::closed:
            return false;
        case Received::message:
            break;
    }
    now_answering = asker.ticket;
    const std::string said = answer(request);
    // Who does not read answers is not waited for: the other programs would wait with us.
    return said.empty() || send_message(asker.fd.get(), said) == Sent::whole;
}

void Listener::Sockets::answer_ready(const std::vector<pollfd>& ready, const Answer& answer) {
    for (const pollfd& about : ready) {
        if (about.revents == 0) continue;
        const auto at =
            std::find_if(askers.begin(), askers.end(), [&](const Asker& asker) { return asker.fd.get() == about.fd; });
        if (at == askers.end()) continue;
        Asker heard = std::move(*at);
        askers.erase(at);
        if (answer_one(heard, answer)) askers.push_back(std::move(heard));
    }
}

Result<Listener> Listener::open(const std::filesystem::path& socket) {
    auto address = address_of(socket);
    if (!address) return fail(address.error());
    if (auto removed = remove_left_behind(socket); !removed) return fail(removed.error());
    auto fd = make_socket();
    if (!fd) return fail(fd.error());
    // On Linux the mode of an unbound socket is the mode its file is made with: never open to others, not for a moment.
    if (fchmod(fd->get(), 0600) != 0 ||
        bind(fd->get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0 ||
        listen(fd->get(), static_cast<int>(connections_max)) != 0) {
        return socket_error(Kind::disk, "cannot listen at " + socket.string());
    }
    auto sockets = std::make_unique<Sockets>();
    sockets->path = socket;
    sockets->listening = std::move(*fd);
    sockets->woken = Fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!sockets->woken.open()) return socket_error(Kind::disk, "cannot make an event descriptor");
    return Listener(std::move(sockets));
}

Listener::Listener(std::unique_ptr<Sockets> sockets) : sockets_(std::move(sockets)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;
Listener::~Listener() = default;

Result<void> Listener::serve(std::chrono::milliseconds patience, const Answer& answer) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    bool waited_enough = false;
    while (!waited_enough) {
        std::vector<pollfd> about{{sockets_->woken.get(), POLLIN, 0}, {sockets_->listening.get(), POLLIN, 0}};
        for (const auto& asker : sockets_->askers) about.push_back({asker.fd.get(), POLLIN, 0});
        const int ready = poll(about.data(), about.size(), milliseconds_until(deadline));
        if (ready < 0 && errno != EINTR) return socket_error(Kind::disk, "cannot wait for requests");
        waited_enough = milliseconds_until(deadline) == 0;
        if (ready <= 0) continue;
        sockets_->answer_ready({about.begin() + 2, about.end()}, answer);
        // Who has just come may have asked already: its question is "there" too.
        if (about[1].revents != 0 && sockets_->take_in()) waited_enough = false;
        if (about[0].revents != 0) {
            std::uint64_t times = 0;
            if (::read(sockets_->woken.get(), &times, sizeof times) < 0 && errno != EAGAIN && errno != EINTR) {
                return socket_error(Kind::disk, "cannot read the event descriptor");
            }
            return {};
        }
    }
    return {};
}

void Listener::wake() {
    const std::uint64_t once = 1;
    // A full counter (EAGAIN) means that it is awake already.
    [[maybe_unused]] const ssize_t written = ::write(sockets_->woken.get(), &once, sizeof once);
}

Listener::Ticket Listener::ticket() const {
    return sockets_->now_answering;
}

void Listener::reply(Ticket ticket, const std::string& answer) {
    auto& askers = sockets_->askers;
    const auto at =
        std::find_if(askers.begin(), askers.end(), [&](const auto& asker) { return asker.ticket == ticket; });
    if (at != askers.end() && send_message(at->fd.get(), answer) != Sent::whole) askers.erase(at);
}

}  // namespace monter::local
