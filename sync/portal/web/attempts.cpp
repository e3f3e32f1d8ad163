#include "sync/portal/web/attempts.hpp"

#include <algorithm>

namespace monter::portal::web {
namespace {

constexpr std::int64_t quarter_ms = 15LL * 60 * 1000;
constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::size_t free_failures = 5;
constexpr std::size_t client_failures_max = 100;
constexpr std::int64_t first_wait_ms = 5'000;
constexpr std::size_t names_max = 10'000;  // made-up logins must not fill the memory

using Times = std::map<std::string, std::deque<std::int64_t>>;

void forget_old(Times& times, std::int64_t before) {
    for (auto at = times.begin(); at != times.end();) {
        auto& list = at->second;
        while (!list.empty() && list.front() < before) list.pop_front();
        at = list.empty() ? times.erase(at) : std::next(at);
    }
    if (times.size() > names_max) times.clear();
}

int seconds(std::int64_t ms) {
    return static_cast<int>(std::max<std::int64_t>(0, (ms + 999) / 1000));
}

}  // namespace

int Attempts::wait_s(const std::string& login, const std::string& client, std::int64_t now_boot_ms) {
    const std::lock_guard turn(turn_);
    forget_old(of_login_, now_boot_ms - quarter_ms);
    forget_old(of_client_, now_boot_ms - hour_ms);
    int wait = 0;
    if (const auto found = of_login_.find(login); found != of_login_.end() && found->second.size() >= free_failures) {
        const std::size_t doublings = std::min<std::size_t>(found->second.size() - free_failures, 10);
        const std::int64_t pause = std::min(quarter_ms, first_wait_ms << doublings);
        wait = seconds(found->second.back() + pause - now_boot_ms);
    }
    if (const auto found = of_client_.find(client);
        found != of_client_.end() && found->second.size() >= client_failures_max) {
        wait = std::max(wait, seconds(found->second.front() + hour_ms - now_boot_ms));
    }
    return wait;
}

void Attempts::failed(const std::string& login, const std::string& client, std::int64_t now_boot_ms) {
    const std::lock_guard turn(turn_);
    of_login_[login].push_back(now_boot_ms);
    of_client_[client].push_back(now_boot_ms);
}

void Attempts::succeeded(const std::string& login) {
    const std::lock_guard turn(turn_);
    of_login_.erase(login);
}

}  // namespace monter::portal::web
