// A bad line: it stands between a real stand and a real portal on loopback and, by the luck of one seed, loses, cuts,
// doubles, delays or replaces what goes through. It counts every byte that crossed, heads too.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "tests/support/luck.hpp"
#include "tests/support/scripted_server.hpp"

namespace monter::faults {

enum class LineFault {
    none,
    lost,         // the request never arrives; the connection is reset
    request_cut,  // half of the request arrives
    answer_lost,  // the portal did it, and the connection is reset
    answer_cut,   // the first bytes of the answer, whatever its length says
    doubled,      // the request arrives twice
    late_again,   // the request of before arrives once more, after this one
    login_page,   // 200, and a page
    busy,         // 503 with Retry-After
    silent        // no answer at all
};

class FaultProxy {
public:
    FaultProxy(int portal_port, std::uint64_t seed) : portal_port_(portal_port), luck_(seed) {}

    [[nodiscard]] int port() const { return server_.port(); }
    // Of a hundred exchanges from now on, how many meet a fault.
    void spoil(std::uint64_t percent);
    struct Crossed {
        std::size_t bytes = 0;  // both ways
        int exchanges = 0;
        std::map<LineFault, int> met;
    };
    [[nodiscard]] Crossed crossed();

private:
    std::string answer(const test::RawRequest& request);
    [[nodiscard]] LineFault draw();
    [[nodiscard]] std::string ask_portal(const std::string& request) const;

    int portal_port_;
    std::mutex turn_;
    test::Luck luck_;
    std::uint64_t percent_ = 0;
    std::string before_;
    Crossed crossed_;
    test::ScriptedServer server_{[this](const test::RawRequest& request) { return answer(request); }};
};

}  // namespace monter::faults
