// Wrong passwords: how long the next try must wait. After five wrong ones in a quarter of an hour each further one
// doubles the wait of that account, up to the quarter itself, so that guessing is hopeless and nobody is locked out for
// good; an address may be wrong a hundred times an hour.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace monter::portal::web {

class Attempts {
public:
    // Seconds until this account may be tried from this address; 0 = now.
    [[nodiscard]] int wait_s(const std::string& login, const std::string& client, std::int64_t now_boot_ms);
    void failed(const std::string& login, const std::string& client, std::int64_t now_boot_ms);
    void succeeded(const std::string& login);

private:
    std::mutex turn_;
    std::map<std::string, std::deque<std::int64_t>> of_login_, of_client_;
};

}  // namespace monter::portal::web
