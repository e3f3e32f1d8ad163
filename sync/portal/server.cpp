#include "sync/portal/server.hpp"

#include <sys/socket.h>

#include <array>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <fstream>
#include <thread>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/local/channel.hpp"
#include "sync/portal/admin.hpp"
#include "sync/portal/bounded_server.hpp"
#include "sync/portal/file_sendings.hpp"
#include "sync/portal/intake/packed.hpp"
#include "sync/portal/intake/problem.hpp"
#include "sync/portal/notices/curl_courier.hpp"
#include "sync/portal/portal.hpp"

namespace monter::portal {
namespace {

constexpr int keep_alive_s = 5;
constexpr std::size_t keep_alive_requests = 100;  // a page with its pictures in one connection
constexpr std::chrono::milliseconds admin_patience{500};
constexpr std::chrono::minutes sweep_at_least_every{1};
constexpr std::chrono::seconds look_for_news_every{2};  // protocol.md, section 4: who shares a database polls

struct Address {
    std::string host;
    int port = 0;
};

Result<Address> address_of(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    Address out;
    if (colon != std::string::npos && colon > 0) {
        out.host = listen.substr(0, colon);
        const char* end = listen.data() + listen.size();
        const auto [stop, wrong] = std::from_chars(listen.data() + colon + 1, end, out.port);
        if (wrong == std::errc() && stop == end && out.port >= 0 && out.port <= 65535) return out;
    }
    return fail(Kind::refused, "--listen needs an address and a port", "for example --listen 127.0.0.1:8080");
}

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

bool is_loopback(const std::string& address) {
    return address.starts_with("127.") || address == "::1" || address == "::ffff:127.0.0.1";
}

// Behind a proxy on this machine the client is the last one that proxy names; from elsewhere the header is anybody's
// word.
std::string client_of(const httplib::Request& from) {
    if (!is_loopback(from.remote_addr) || !from.has_header("X-Forwarded-For")) return from.remote_addr;
    const std::string named = from.get_header_value("X-Forwarded-For");
    const std::size_t comma = named.rfind(',');
    const std::size_t begin = comma == std::string::npos ? 0 : named.find_first_not_of(' ', comma + 1);
    return begin == std::string::npos ? from.remote_addr : named.substr(begin);
}

// The library would unpack what comes, whoever sent it, to any size, and what is left would not be what was signed. It
// reads a packed body as it is where the header has another name.
constexpr const char* packed_as = "Monter-Packed-As";
void leave_packed(httplib::Request& from) {
    const std::string packing = from.get_header_value("Content-Encoding");
    from.headers.erase(packed_as);
    if (from.headers.erase("Content-Encoding") > 0) from.headers.emplace(packed_as, packing);
}

Request plain(const httplib::Request& from) {
    Request out{.method = from.method, .client = client_of(from), .body = from.body};
    const std::size_t question = from.target.find('?');
    out.path = from.target.substr(0, question);
    if (question != std::string::npos) out.query = from.target.substr(question + 1);
    for (const auto& [name, value] : from.headers) {
        const std::string key = lower(name);
        if (key == lower(packed_as)) {
            out.headers.emplace("content-encoding", value);
            continue;
        }
        if (key == "remote_addr" || key == "remote_port" || key == "local_addr" || key == "local_port") continue;
        out.headers.emplace(key, value);
    }
    return out;
}

// Sweeps when leads arrived, here or by another portal of the database, and once in a while in case something failed.
class Sweeper {
public:
    Sweeper(Portal*& portal, const std::function<Moment()>& now) : portal_(&portal), now_(now) {}
    void wake() {
        {
            const std::lock_guard turn(turn_);
            wanted_ = true;
        }
        changed_.notify_one();
    }
    void stop() {
        stopping_ = true;
        wake();
    }
    void run() {
        bool first = true;
        while (!stopping_) {
            const auto done = (*portal_)->sweep(now_().wall_ms, first);
            if (!done) log_error("routing", done.error());
            first = false;
            wait();
        }
    }

private:
    void wait() {
        const auto until = std::chrono::steady_clock::now() + sweep_at_least_every;
        while (std::chrono::steady_clock::now() < until) {
            {
                std::unique_lock turn(turn_);
                const auto pause = (*portal_)->database().is_shared() ? std::chrono::milliseconds(look_for_news_every)
                                                                      : std::chrono::milliseconds(sweep_at_least_every);
                if (changed_.wait_for(turn, pause, [this] { return wanted_; })) {
                    wanted_ = false;
                    return;
                }
            }
            // A failure is told by the sweep that follows.
            const auto news = (*portal_)->has_news();
            if (!news || *news) return;
        }
    }

    Portal** portal_;
    std::function<Moment()> now_;
    std::mutex turn_;
    std::condition_variable changed_;
    bool wanted_ = false;
    std::atomic<bool> stopping_{false};
};

// Sends what is due, on a thread of its own: a mail server may take its time, and nobody shall wait for it.
class Postman {
public:
    Postman(Portal*& portal, const std::function<Moment()>& now) : portal_(&portal), now_(now) {}
    void stop() {
        {
            const std::lock_guard turn(turn_);
            stopping_ = true;
        }
        changed_.notify_one();
    }
    void run() {
        notices::Notices& letters = (*portal_)->letters();
        if (!letters.settings()) return;
        const auto courier = notices::make_curl_courier(*letters.settings());
        std::unique_lock turn(turn_);
        while (!stopping_) {
            turn.unlock();
            const auto carried = letters.send_due(*courier, now_().wall_ms);
            if (!carried) log_error("notices", carried.error());
            turn.lock();
            changed_.wait_for(turn, look_every, [this] { return stopping_; });
        }
    }

private:
    static constexpr std::chrono::seconds look_every{2};  // protocol.md, section 5
    Portal** portal_;
    std::function<Moment()> now_;
    std::mutex turn_;
    std::condition_variable changed_;
    bool stopping_ = false;
};

// Read while it is sent. A file that can't be read ends the connection: what the client got is not what was announced.
void send_part(const FilePart& part, const std::string& type, std::shared_ptr<void> sending, httplib::Response& to) {
    const auto file = std::make_shared<std::ifstream>(part.file, std::ios::binary);
    to.set_content_provider(part.bytes, type,
                            [file, sending = std::move(sending), from = part.offset](std::size_t at, std::size_t left,
                                                                                     httplib::DataSink& sink) {
                                std::array<char, 64 * 1024> some;
                                const std::size_t wanted = std::min(left, some.size());
                                file->seekg(static_cast<std::streamoff>(from + at));
                                file->read(some.data(), static_cast<std::streamsize>(wanted));
                                const auto got = static_cast<std::size_t>(file->gcount());
                                return got == wanted && sink.write(some.data(), got);
                            });
}

void put(const Response& answer, httplib::Response& to) {
    to.status = answer.status;
    for (const auto& [name, value] : answer.headers) to.headers.emplace(name, value);
    to.set_content(answer.body, answer.type);
}

void put_file(const Response& answer, FileSendings& sendings, httplib::Response& to) {
    auto sending = sendings.begin();
    if (!sending) return put(intake::to_response(intake::unavailable(0.5)), to);
    to.status = answer.status;
    for (const auto& [name, value] : answer.headers) to.headers.emplace(name, value);
    send_part(*answer.file, answer.type, std::move(sending), to);
}

// What is refused by its head alone, before its body is read: packed bodies (a small one may unpack to any size) but
// for those that are unpacked within a bound, and only once their sender is known (intake/packed.hpp), and heads that
// two programs could read differently.
std::optional<intake::Problem> refused_by_head(const httplib::Request& from) {
    for (const char* once : {"Host", "Content-Length", "Transfer-Encoding", "Content-Encoding", "Expect"}) {
        if (from.get_header_value_count(once) > 1) {
            return intake::Problem{400, "request-invalid", std::string("The header ") + once + " stands there twice."};
        }
    }
    if (from.has_header("Content-Length") && from.has_header("Transfer-Encoding")) {
        return intake::Problem{400, "request-invalid", "The request gives its length in two ways."};
    }
    if (from.has_header("Content-Encoding") &&
        !intake::may_be_packed(from.method, from.target, from.get_header_value("Content-Encoding"))) {
        return intake::Problem{415, "not-plain", "Bodies packed like this are not read here."};
    }
    if (from.has_header("Expect") && lower(from.get_header_value("Expect")) != "100-continue") {
        return intake::Problem{417, "expectation-unknown", "Only 100-continue can be expected here."};
    }
    const std::string length = from.get_header_value("Content-Length");
    if (length.size() > 18 || (!length.empty() && std::strtoull(length.c_str(), nullptr, 10) > body_bytes_max)) {
        return intake::Problem{413, "body-too-large", "The request is larger than 256 KiB. Send less at once."};
    }
    return std::nullopt;
}

void set_up(httplib::Server& server, Portal& portal, const std::function<Moment()>& now) {
    server.set_payload_max_length(body_bytes_max);
    server.set_keep_alive_timeout(keep_alive_s);
    server.set_keep_alive_max_count(keep_alive_requests);
    // Only this: the library's default lets a second server share the port and take half of the requests.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const auto sendings = std::make_shared<FileSendings>(static_cast<int>(connections_at_once / 2));
    const auto handle = [&portal, now, sendings](const httplib::Request& from, httplib::Response& to) {
        const Response answer = portal.answer(plain(from), now());
        answer.file ? put_file(answer, *sendings, to) : put(answer, to);
    };
    server.Get(".*", handle);
    server.Post(".*", handle);
    server.Put(".*", handle);
    server.Patch(".*", handle);
    server.Delete(".*", handle);
    server.Options(".*", handle);
    // Before "100 Continue" too: the body of what is refused need not be sent.
    server.set_expect_100_continue_handler([](const httplib::Request& from, httplib::Response& to) {
        const auto refused = refused_by_head(from);
        if (!refused) return 100;
        BoundedServer::close_after_this();
        put(intake::to_response(*refused), to);
        return refused->status;
    });
    server.set_pre_routing_handler([](const httplib::Request& from, httplib::Response& to) {
        // The library would cut parts out of any answer, any number of them and past its end. Parts are the portal's to
        // give (intake/content.hpp). The library lends us its own request as const; it isn't.
        auto& request = const_cast<httplib::Request&>(from);
        request.ranges.clear();
        const auto refused = refused_by_head(from);
        if (!refused) {
            leave_packed(request);
            return httplib::Server::HandlerResponse::Unhandled;
        }
        BoundedServer::close_after_this();
        put(intake::to_response(*refused), to);
        return httplib::Server::HandlerResponse::Handled;
    });
    server.set_exception_handler([](const auto&, httplib::Response& to, const std::exception_ptr&) {
        log_error("a request ended in an exception");
        put(intake::to_response(intake::unavailable(0.5)), to);
    });
    // What the library refuses by itself never reaches the portal: too large, not HTTP, another method.
    server.set_error_handler([](const httplib::Request&, httplib::Response& to) {
        if (!to.body.empty() || to.status < 400) return;
        if (const int early = BoundedServer::refusal(); early != 0) to.status = early;
        const bool large = to.status == 413;
        BoundedServer::close_after_this();
        put(intake::to_response({to.status, large ? "body-too-large" : "request-invalid",
                                 large ? "The request is larger than 256 KiB. Send less at once."
                                       : "This is no request that can be answered."}),
            to);
    });
}

}  // namespace

Result<void> serve(const Folder& folder, const std::string& listen, const std::function<Moment()>& now,
                   const std::function<void(const std::string& address)>& until_stopped, Duty duty) {
    const auto address = address_of(listen);
    if (!address) return fail(address.error());
    auto lock = FileLock::take(folder.lock());
    if (!lock) return fail(lock.error());
    Portal* running = nullptr;
    Sweeper sweeper(running, now);
    auto portal = Portal::open(
        folder, now().wall_ms, [&sweeper] { sweeper.wake(); }, duty);
    if (!portal) return fail(portal.error());
    running = portal->get();

    BoundedServer server;
    set_up(server, **portal, now);
    int port = address->port;
    const bool bound =
        port == 0 ? (port = server.bind_to_any_port(address->host)) > 0 : server.bind_to_port(address->host, port);
    if (!bound) {
        return fail(Kind::refused, "can't listen on " + listen,
                    "is the port taken, or the address not this machine's?");
    }
    server.widen_backlog();
    auto admin = local::Listener::open(folder.socket());
    if (!admin) return fail(admin.error());

    std::atomic<bool> stopping{false};
    std::thread commands([&] {
        while (!stopping) {
            const auto served = admin->serve(admin_patience, [&](const std::string& request) {
                return admin::carry_out(**portal, request, now().wall_ms);
            });
            if (!served) log_error("the admin socket", served.error());
        }
    });
    std::thread sweeps([&] {
        if (running->has_desk()) sweeper.run();
    });
    Postman postman(running, now);
    std::thread post([&] {
        if (running->has_desk()) postman.run();
    });
    std::thread pages([&] { server.listen_after_bind(); });
    until_stopped("http://" + address->host + ":" + std::to_string(port));
    stopping = true;
    admin->wake();
    sweeper.stop();
    postman.stop();
    server.stop();
    pages.join();
    sweeps.join();
    post.join();
    commands.join();
    return {};
}

}  // namespace monter::portal
