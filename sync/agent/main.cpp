// monter-sync: the stand's side of the way to the portal.
#include <CLI/CLI.hpp>
#include <signal.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "sync/agent/verbs.hpp"
#include "sync/base/log.hpp"
#include "sync/base/private_memory.hpp"
#include "sync/seal/keys.hpp"

namespace {

// SIGTERM and SIGINT are waited for in a thread of their own: what they call may then take locks.
class SignalWatch {
public:
    SignalWatch() {
        sigemptyset(&signals_);
        for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&signals_, signal);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        thread_ = std::thread([this] { watch(); });
    }
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch() {
        done_ = true;
        pthread_kill(thread_.native_handle(), SIGUSR1);
        thread_.join();
    }
    void set(std::function<void()> stop) {
        const std::lock_guard lock(turn_);
        stop_ = std::move(stop);
        if (stop_ && came_) stop_();
    }

private:
    void watch() {
        for (;;) {
            int signal = 0;
            if (sigwait(&signals_, &signal) != 0 || done_) return;
            if (signal == SIGUSR1) continue;  // a stranger's; ours comes when we are done
            const std::lock_guard lock(turn_);
            came_ = true;
            if (stop_) stop_();
        }
    }
    sigset_t signals_{};
    std::mutex turn_;
    std::function<void()> stop_;
    bool came_ = false;
    std::atomic<bool> done_ = false;
    std::thread thread_;
};

int run(const std::string& data) {
    SignalWatch watch;
    return monter::agent::run_verb(
        data, [&watch](std::function<void()> stop) { watch.set(std::move(stop)); }, monter::system_now);
}

}  // namespace

int main(int argc, char** argv) {
    monter::keep_memory_private();
    if (const auto started = monter::seal::start(); !started) {
        monter::log_error("starting", started.error());
        return 1;
    }
    CLI::App app{"Brings leads from the stand to the region's portal, and the fair's description back."};
    app.require_subcommand(1);
    app.set_version_flag("--version", MONTER_VERSION);
    std::string data;
    std::string card;
    bool json = false;
    const auto with_data = [&data](CLI::App* verb) {
        verb->add_option("--data", data, "the stand's folder")->required();
        return verb;
    };
    auto* provision = with_data(app.add_subcommand("provision", "enrol this stand with a card from the office"));
    provision->add_option("--card", card, "the card's file")->required();
    auto* serve = with_data(app.add_subcommand("run", "keep what the kiosk hands over, and send it when it can"));
    auto* once = with_data(app.add_subcommand("once", "send everything that waits, now"));
    auto* status = with_data(app.add_subcommand("status", "how this stand does"));
    status->add_flag("--json", json, "as one JSON object");
    std::string folder;
    auto* second_copy =
        with_data(app.add_subcommand("second-copy", "keep the second copy of every lead on another medium"));
    second_copy->add_option("folder", folder, "a folder on a stick or card; none: beside the store");
    bool take_in = false;
    second_copy->add_flag("--take-in", take_in,
                          "take in what another stand wrote there, as where this one has a new disk");
    auto* crew_pin = with_data(app.add_subcommand("crew-pin", "set the crew's PIN: one line of standard input"));
    std::string sticks_in;
    auto* sticks = with_data(app.add_subcommand("sticks", "where USB sticks appear, for the crew's export and import"));
    sticks->add_option("folder", sticks_in, "their folder, or the stick's own")->required();
    auto* content = with_data(app.add_subcommand("content", "fetch newer content from the portal, now"));
    std::string stick;
    auto* import = with_data(app.add_subcommand("import", "take content from a stick (monter-pack export)"));
    import->add_option("stick", stick, "the stick's folder")->required()->check(CLI::ExistingDirectory);
    bool fair_closed = false;
    auto* purge = with_data(app.add_subcommand("purge", "let go of leads that the portal has, and has in a backup"));
    purge->add_flag("--fair-closed", fair_closed, "the fair is over: without the delay");
    CLI11_PARSE(app, argc, argv);

    if (*provision) return monter::agent::provision_verb(data, card, monter::system_now);
    if (*serve) return run(data);
    if (*once) return monter::agent::once_verb(data, monter::system_now);
    if (*second_copy) return monter::agent::second_copy_verb(data, folder, take_in);
    if (*crew_pin) return monter::agent::crew_pin_verb(data);
    if (*sticks) return monter::agent::sticks_verb(data, sticks_in);
    if (*content) return monter::agent::content_verb(data, monter::system_now);
    if (*import) return monter::agent::import_verb(data, stick, monter::system_now);
    if (*purge) return monter::agent::purge_verb(data, fair_closed, monter::system_now);
    return *status ? monter::agent::status_verb(data, json, monter::system_now) : 1;
}
