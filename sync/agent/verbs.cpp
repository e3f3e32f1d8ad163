#include "sync/agent/verbs.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstring>
#include <iostream>
#include <thread>

#include "sync/agent/content/inspection.hpp"
#include "sync/agent/crew_pin.hpp"
#include "sync/agent/export.hpp"
#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/link_watch.hpp"
#include "sync/agent/provision.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/agent/service.hpp"
#include "sync/agent/service_notice.hpp"
#include "sync/agent/status.hpp"
#include "sync/base/log.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds status_patience{10'000};
// A hundred batches of a minute each: `once` says what it waits for, and can be interrupted without harm.
constexpr milliseconds once_patience{100 * 60'000};

void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

int complain(const Error& error) {
    std::string line = "monter-sync: " + error.message;
    if (!error.remedy.empty()) line += "\n" + error.remedy;
    std::fputs((line + "\n").c_str(), stderr);
    return 1;
}

// What a running monter-sync says of itself; nothing where none runs.
Result<std::optional<std::string>> ask_running(const std::filesystem::path& data, const local::Request& request,
                                               milliseconds patience) {
    auto connection = local::Connection::open(local::stand_socket(data));
    if (!connection) {
        if (connection.error().kind == Kind::network) return std::optional<std::string>();
        return fail(connection.error());
    }
    auto answer = connection->ask(local::to_json(request), patience);
    if (!answer) return fail(answer.error());
    auto reply = local::reply_from_json(*answer);
    if (!reply) return fail(reply.error());
    if (const auto* failed = std::get_if<local::Failed>(&*reply)) return fail(failed->error);
    if (const auto* status = std::get_if<local::StatusAnswer>(&*reply)) return std::optional<std::string>(status->json);
    if (const auto* content = std::get_if<local::ContentAnswer>(&*reply))
        return std::optional<std::string>(content->text);
    return fail(Kind::bug, "monter-sync answered another question");
}

struct Found {
    std::optional<OpenedStand> stand;  // ours, where nobody runs
    std::string running;               // else what the running one answered
};

// Either the running program answers, or the stand is opened here. A program that starts or ends just now holds the
// lock and has no socket: that passes.
Result<Found> find(const std::filesystem::path& data, const local::Request& request, milliseconds patience) {
    constexpr int tries = 50;
    constexpr milliseconds between{100};
    for (int i = 0;; ++i) {
        auto running = ask_running(data, request, patience);
        if (!running) return fail(running.error());
        if (*running) return Found{std::nullopt, **running};
        auto stand = open_stand(data);
        if (stand) return Found{std::move(*stand), {}};
        std::error_code why;
        const bool may_pass = stand.error().kind == Kind::refused && std::filesystem::exists(outbox_file(data), why);
        if (!may_pass || i >= tries) return fail(stand.error());
        std::this_thread::sleep_for(between);
    }
}

std::string whose_clock(const std::string& trust) {
    if (trust == "portal") return "as the portal signed it";
    if (trust == "ntp") return "kept by a time server";
    if (trust == "rtc") return "the machine's own";
    return "not to be believed";
}

std::string lines_of(const Json& status) {
    const auto number = [&](const char* key) { return std::to_string(status.value(key, std::int64_t{0})); };
    std::string out = "waiting " + number("pending") + ", at the portal " + number("acked") + ", set aside " +
                      number("quarantined") + ", withdrawn " + number("withdrawn") +
                      "\ncopies: " + status.value("copies", "?");
    if (const Json clock = status.value("clock", Json()); clock.is_object()) {
        out += "\nclock: " + clock.value("now", "?") + ", " + whose_clock(clock.value("trust", ""));
        if (const Json jump = clock.value("jump", Json()); jump.is_object()) {
            out += "; jumped from " + jump.value("from", "?") + " to " + jump.value("to", "?");
        }
    }
    for (const Json& problem : status.value("problems", Json::array())) {
        out += "\n" + problem.value("text", "") + "\n  " + problem.value("remedy", "");
    }
    return out;
}

Result<Json> status_here(const OpenedStand& opened, const Clock& now) {
    auto status = look_at(opened.outbox, opened.data, now(), system_clock_is_synced());
    if (!status) return fail(status.error());
    return Json::parse(to_json(*status), nullptr, false);
}

// Steps without waiting until nothing is due or the portal can't be reached.
Result<Json> deliver_here(OpenedStand& opened, const Clock& now) {
    if (auto connected = connect(opened); !connected) return fail(connected.error());
    if (opened.portal) {
        Agent agent(opened.outbox, opened.key, PublicFolder(opened.data), true, machine_luck, system_clock_is_synced);
        agent.hurry();
        while (agent.in_a_hurry()) static_cast<void>(agent.step(*opened.portal, now()));
    }
    return status_here(opened, now);
}

int report_delivery(const Json& before, const Json& after) {
    const auto at_portal = [](const Json& status) {
        return status.value("acked", std::int64_t{0}) + status.value("purged", std::int64_t{0});
    };
    const auto waiting = after.value("pending", std::int64_t{0});
    say("sent " + std::to_string(std::max<std::int64_t>(0, at_portal(after) - at_portal(before))) + ", waiting " +
        std::to_string(waiting) + ", set aside " + std::to_string(after.value("quarantined", std::int64_t{0})));
    if (waiting == 0) return 0;
    const Json problems = after.value("problems", Json::array());
    const Json reason = problems.empty() ? Json::object() : problems.front();
    return complain({Kind::network, reason.value("text", "Leads are waiting still."), reason.value("remedy", "")});
}

}  // namespace

int provision_verb(const std::filesystem::path& data, const std::filesystem::path& card_file, const Clock& now) {
    const auto card = read_card(card_file);
    if (!card) return complain(card.error());
    const auto connect_to = [&now](const std::string& url, const seal::SigningKey& device) {
        return make_http_portal_client(url, device, std::nullopt, now);
    };
    const auto stand = provision(data, *card, connect_to);
    if (!stand) return complain(stand.error());
    say("This stand is enrolled at " + stand->portal_url + " for " + stand->region + ".");
    return 0;
}

namespace {

// One life of the service: over one opening of the store.
Result<Service::End> serve(OpenedStand& stand, const Stopper& stopper, const Clock& now) {
    // An address that can't be used must not keep visitors from being heard; the status says so.
    if (const auto connected = connect(stand); !connected) log_error("reaching the portal", connected.error());
    auto listener = local::Listener::open(local::stand_socket(stand.data));
    if (!listener) return fail(listener.error());
    Service service(stand, *listener, now, machine_luck);
    const auto notice = ServiceNotice::of_this_machine();
    service.tell_alive([&notice] { notice.alive(); });
    stopper([&service] { service.stop(); });
    const LinkWatch links(LinkWatch::kernel_socket(), [&service] { service.network_came(); });
    log_info("monter-sync " MONTER_VERSION " is ready");
    notice.ready();
    auto ended = service.run();
    stopper({});
    return ended;
}

}  // namespace

int run_verb(const std::filesystem::path& data, const Stopper& stopper, const Clock& now) {
    for (;;) {
        auto found = find(data, local::Status{}, status_patience);
        if (!found) return complain(found.error());
        if (!found->stand) {
            return complain({Kind::refused, "already at work on " + data.string() + ".",
                             "monter-sync status --data " + data.string() + " shows how it does."});
        }
        const auto ended = serve(*found->stand, stopper, now);
        if (ended && *ended == Service::End::stopped) break;
        if (ended) {
            log_info("the second copy's medium has come or changed: the store is opened anew");
            continue;
        }
        if (!found->stand->outbox.broken()) return complain(ended.error());
        // Opening anew brings everything confirmed back, or says why it can't.
        log_error("the store is opened anew", ended.error());
    }
    log_info("monter-sync has stopped");
    return 0;
}

int once_verb(const std::filesystem::path& data, const Clock& now) {
    auto found = find(data, local::Status{}, status_patience);
    if (!found) return complain(found.error());
    if (found->stand) {
        const auto before = status_here(*found->stand, now);
        if (!before) return complain(before.error());
        const auto after = deliver_here(*found->stand, now);
        if (!after) return complain(after.error());
        return report_delivery(*before, *after);
    }
    const auto after = ask_running(data, local::Once{}, once_patience);
    if (!after) return complain(after.error());
    if (!*after) return complain({Kind::network, "monter-sync has just stopped.", "Run this again."});
    return report_delivery(Json::parse(found->running, nullptr, false), Json::parse(**after, nullptr, false));
}

int purge_verb(const std::filesystem::path& data, bool fair_closed, const Clock& now) {
    auto found = find(data, local::Purge{fair_closed}, status_patience);
    if (!found) return complain(found.error());
    Json status = Json::parse(found->running, nullptr, false);
    if (found->stand) {
        Agent agent(found->stand->outbox, found->stand->key, PublicFolder(data), false, machine_luck);
        for (bool more = true; more;) {
            const auto purged = agent.purge(fair_closed, now());
            if (!purged) return complain(purged.error());
            more = purged->more;
        }
        const auto here = status_here(*found->stand, now);
        if (!here) return complain(here.error());
        status = *here;
    }
    const std::string report = status.value("purge_report", "");
    say(report.empty() ? "nothing may be let go yet: the portal has not proven a backup of it, or the delay is not over"
                       : "last: " + report);
    return 0;
}

namespace {

// As the service does it, without one.
Result<std::string> bring_content(OpenedStand& stand, const std::filesystem::path& stick, const Clock& now) {
    const auto folder = local::public_folder(stand.data);
    auto files = open_content_files(folder);
    if (!files) return fail(files.error());
    const std::atomic<bool> goes_on = false;
    Content content(stand.outbox, stand.data, **files,
                    [&](const pack::BuiltAt& place) { return run_inspect(inspect_program(), folder, place, goes_on); });
    if (auto connected = connect(stand); !connected && stick.empty()) return fail(connected.error());
    if (stick.empty() && !stand.portal) {
        return fail(Kind::refused, "this stand has no portal to ask", "Enrol it, or import content from a stick.");
    }
    if (stick.empty()) content.hurry();
    if (!stick.empty()) {
        if (auto taken = content.import(stick); !taken) return fail(taken.error());
    }
    while (content.in_a_hurry() || content.importing()) {
        const auto job = content.next(stand.portal != nullptr, now());
        if (!job) continue;
        const Outcome outcome = carry_out(stand.portal.get(), Job(*job));
        static_cast<void>(content.conclude(*job, std::get<ContentOutcome>(outcome), now()));
    }
    const auto& told = content.last();
    if (!told) return fail(told.error());
    return told->text;
}

int content_from(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& now) {
    const local::Request request =
        stick.empty() ? local::Request(local::FetchContent{}) : local::Import{stick.string()};
    auto found = find(data, request, once_patience);
    if (!found) return complain(found.error());
    if (!found->stand) {
        say(found->running);
        return 0;
    }
    const auto text = bring_content(*found->stand, stick, now);
    if (!text) return complain(text.error());
    say(*text);
    return 0;
}

}  // namespace

int content_verb(const std::filesystem::path& data, const Clock& now) {
    return content_from(data, {}, now);
}

int import_verb(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& now) {
    std::error_code why;
    return content_from(data, std::filesystem::absolute(stick, why), now);
}

int second_copy_verb(const std::filesystem::path& data, const std::filesystem::path& folder, bool take_in) {
    if (take_in && folder.empty()) {
        return complain({Kind::refused, "Nothing says what is to be taken in.", "Name a folder on the stick."});
    }
    if (const auto set = set_second_copy(data, folder, take_in); !set) return complain(set.error());
    say((folder.empty() ? "The second copy will lie beside the store"
                        : "The second copy will lie in " + folder.string()) +
        (take_in ? ", and what another stand wrote there is taken in" : "") + ". This takes effect within a minute.");
    return 0;
}

int crew_pin_verb(const std::filesystem::path& data) {
    std::string pin;
    std::getline(std::cin, pin);
    std::error_code why;
    if (!std::filesystem::exists(data, why)) {
        return complain({Kind::refused, "There is no folder " + data.string() + ".", "Provision the stand first."});
    }
    const auto set = set_crew_pin(data, pin);
    explicit_bzero(pin.data(), pin.size());
    if (!set) return complain(set.error());
    say("The crew's PIN is set. Hold the upper left corner of the first screen for three seconds to be asked for it.");
    return 0;
}

int sticks_verb(const std::filesystem::path& data, const std::filesystem::path& folder) {
    if (const auto set = set_sticks_folder(data, folder); !set) return complain(set.error());
    say("USB sticks are looked for in " + folder.string() + ".");
    return 0;
}

int status_verb(const std::filesystem::path& data, bool json, const Clock& now) {
    const auto found = find(data, local::Status{}, status_patience);
    if (!found) {
        if (json) say(to_json(found.error()));
        return json ? 1 : complain(found.error());
    }
    const auto status =
        found->stand ? status_here(*found->stand, now) : Result<Json>(Json::parse(found->running, nullptr, false));
    if (!status) {
        if (json) say(to_json(status.error()));
        return json ? 1 : complain(status.error());
    }
    say(json ? status->dump() : lines_of(*status));
    return 0;
}

}  // namespace monter::agent
