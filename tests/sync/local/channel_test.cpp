#include "sync/local/channel.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <fstream>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::local;
using namespace std::chrono_literals;
using monter::test::ScratchFolder;

namespace {

constexpr auto long_enough = 20s;  // never reached where the code is right

// A listener with its own thread, as `monter-sync run` is one.
class Server {
public:
    Server(const std::filesystem::path& socket, Listener::Answer answer)
        : listener_(Listener::open(socket).value()), answer_(std::move(answer)), thread_([this] { serve(); }) {}
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        stop_ = true;
        listener_.wake();
        thread_.join();
    }

private:
    void serve() {
        while (!stop_) {
            if (!listener_.serve(long_enough, answer_)) return;
        }
    }
    std::atomic<bool> stop_ = false;
    Listener listener_;
    Listener::Answer answer_;
    std::thread thread_;
};

std::string echo(const std::string& request) {
    return "you said " + request;
}

// What the operating system lets a stranger send: no limit of ours in the way.
void send_raw(const std::filesystem::path& socket, const std::string& message) {
    const int fd = ::socket(AF_UNIX, SOCK_SEQPACKET, 0);
    REQUIRE(fd >= 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    REQUIRE(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(send(fd, message.data(), message.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(message.size()));
    char byte = 0;
    CHECK(recv(fd, &byte, 1, 0) <= 0);  // closed without an answer
    close(fd);
}

}  // namespace

TEST_CASE("a question gets its answer, whole, up to the largest message") {
    const ScratchFolder folder;
    const Server server(folder / "s", [](const std::string& request) { return request; });
    auto connection = Connection::open(folder / "s").value();
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{4096}, std::size_t{70'000}, message_bytes_max}) {
        const std::string question(bytes, 'x');
        const auto answer = connection.ask(question, long_enough);
        REQUIRE(answer);
        CHECK(*answer == question);
    }
}

TEST_CASE("a message past the limit is refused before it is sent, and the connection stays good") {
    const ScratchFolder folder;
    const Server server(folder / "s", echo);
    auto connection = Connection::open(folder / "s").value();
    const auto answer = connection.ask(std::string(message_bytes_max + 1, 'x'), long_enough);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == Kind::refused);
    CHECK(connection.ask("a", long_enough).value() == "you said a");
}

TEST_CASE("a stranger's message past the limit closes its connection and nobody else's") {
    const ScratchFolder folder;
    std::atomic<int> heard = 0;
    const Server server(folder / "s", [&](const std::string& request) {
        ++heard;
        return echo(request);
    });
    auto connection = Connection::open(folder / "s").value();
    send_raw(folder / "s", std::string(message_bytes_max + 1, 'x'));
    CHECK(heard == 0);
    CHECK(connection.ask("a", long_enough).value() == "you said a");
}

TEST_CASE("where nobody listens, the kiosk is told at once") {
    const ScratchFolder folder;
    const auto connection = Connection::open(folder / "s");
    REQUIRE_FALSE(connection);
    CHECK(connection.error().kind == Kind::network);
}

TEST_CASE("silence past the patience is an error, and a late answer is never taken for the next one's") {
    const ScratchFolder folder;
    auto listener = Listener::open(folder / "s").value();  // nobody serves it yet
    auto connection = Connection::open(folder / "s").value();
    const auto answer = connection.ask("first", 20ms);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == Kind::network);

    REQUIRE(listener.serve(0ms, echo));  // answers "first" now, to a closed socket
    CHECK(connection.ask("second", 20ms).error().kind == Kind::network);
}

TEST_CASE("a client finds a restarted monter-sync by opening again, and the old connection says that it is gone") {
    const ScratchFolder folder;
    auto first = std::make_unique<Server>(folder / "s", echo);
    auto connection = Connection::open(folder / "s").value();
    REQUIRE(connection.ask("a", long_enough));
    first.reset();
    CHECK_FALSE(std::filesystem::exists(folder / "s"));
    CHECK(connection.ask("b", long_enough).error().kind == Kind::network);

    const Server second(folder / "s", echo);
    CHECK(connection.ask("b", long_enough).error().kind == Kind::network);
    connection = Connection::open(folder / "s").value();
    CHECK(connection.ask("b", long_enough).value() == "you said b");
}

TEST_CASE("a socket left behind by a killed program is replaced; any other file is not") {
    const ScratchFolder folder;
    const int fd = ::socket(AF_UNIX, SOCK_SEQPACKET, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, (folder / "s").c_str(), sizeof address.sun_path - 1);
    REQUIRE(bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    close(fd);  // the file stays, as after kill -9
    REQUIRE(std::filesystem::exists(folder / "s"));
    {
        const Server server(folder / "s", echo);
        CHECK(Connection::open(folder / "s").value().ask("a", long_enough));
    }
    std::ofstream(folder / "s") << "somebody's notes";
    const auto refused = Listener::open(folder / "s");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::refused);
    CHECK(std::filesystem::file_size(folder / "s") == 16);
}

TEST_CASE("only the owner may open the socket") {
    const ScratchFolder folder;
    const auto listener = Listener::open(folder / "s").value();
    struct stat about {};
    REQUIRE(stat((folder / "s").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("two programs are answered in the order in which they asked") {
    const ScratchFolder folder;
    auto listener = Listener::open(folder / "s").value();
    std::vector<std::string> order;
    const auto note = [&](const std::string& request) {
        order.push_back(request);
        return echo(request);
    };
    auto kiosk = Connection::open(folder / "s").value();
    auto crew = Connection::open(folder / "s").value();
    for (const std::string round : {"1", "2", "3"}) {
        for (auto* who : {&crew, &kiosk}) {
            const std::string question = (who == &crew ? "crew " : "kiosk ") + round;
            std::string answer;
            std::thread asking([&] { answer = who->ask(question, long_enough).value(); });
            const std::size_t before = order.size();
            while (order.size() == before) static_cast<void>(listener.serve(5ms, note));
            asking.join();
            CHECK(answer == "you said " + question);
        }
    }
    CHECK(order == std::vector<std::string>{"crew 1", "kiosk 1", "crew 2", "kiosk 2", "crew 3", "kiosk 3"});
}

TEST_CASE("wake ends the waiting, from another thread and also when it came first") {
    const ScratchFolder folder;
    auto listener = Listener::open(folder / "s").value();
    listener.wake();
    REQUIRE(listener.serve(long_enough, echo));
    std::thread other([&] { listener.wake(); });
    REQUIRE(listener.serve(long_enough, echo));
    other.join();
}

TEST_CASE("a program that sends and never reads holds nobody up") {
    const ScratchFolder folder;
    const Server server(folder / "s", [](const std::string&) { return std::string(message_bytes_max, 'y'); });
    const int fd = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, (folder / "s").c_str(), sizeof address.sun_path - 1);
    REQUIRE(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    for (int i = 0; i < 50; ++i) {
        if (send(fd, "x", 1, MSG_NOSIGNAL) < 0) break;
    }
    auto connection = Connection::open(folder / "s").value();
    CHECK(connection.ask("a", long_enough).value().size() == message_bytes_max);
    close(fd);
}

TEST_CASE("more programs than there is room for push out the one that was silent longest") {
    const ScratchFolder folder;
    const Server server(folder / "s", echo);
    std::vector<Connection> many;
    for (int i = 0; i < 40; ++i) {
        many.push_back(Connection::open(folder / "s").value());
        CHECK(many.back().ask("a", long_enough).value() == "you said a");
    }
    CHECK_FALSE(many.front().ask("still there?", long_enough));
    CHECK(many.back().ask("and you?", long_enough));
}

TEST_CASE("a path too long for a socket is told with its remedy") {
    const auto connection = Connection::open("/tmp/" + std::string(120, 'x'));
    REQUIRE_FALSE(connection);
    CHECK(connection.error().kind == Kind::refused);
    CHECK_FALSE(connection.error().remedy.empty());
}

TEST_CASE("a question that takes long is answered later, and the others do not wait for it") {
    const ScratchFolder folder;
    auto listener = Listener::open(folder / "s").value();
    std::optional<Listener::Ticket> slow;
    const auto answer = [&](const std::string& request) {
        if (request != "slow") return echo(request);
        slow = listener.ticket();
        return std::string();
    };
    std::string to_office;
    std::string to_kiosk;
    std::thread asking([&] { to_office = Connection::open(folder / "s")->ask("slow", long_enough).value(); });
    while (!slow) static_cast<void>(listener.serve(5ms, answer));

    std::thread kiosk([&] {
        to_kiosk = Connection::open(folder / "s")->ask("keep this", long_enough).value();
        listener.wake();
    });
    const auto served = listener.serve(long_enough, answer);
    kiosk.join();
    CHECK(served);
    CHECK(to_kiosk == "you said keep this");
    listener.reply(*slow, "here it is");
    asking.join();
    CHECK(to_office == "here it is");
    listener.reply(*slow + 100, "nobody asked");
}
