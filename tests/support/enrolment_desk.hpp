// The portal's side of enrolment over real HTTP: one card, and a mood.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "sync/agent/card.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/scripted_server.hpp"

namespace monter::test {

class EnrolmentDesk {
public:
    enum class Mood { good, answer_lost, busy, card_unknown, card_expired, login_page, revoked };

    [[nodiscard]] agent::Card card() {
        agent::Card card;
        card.portal_url = server_.url();
        card.root_fingerprint = region.fingerprint();
        seal::random_bytes(card.secret);
        return card;
    }

    Region region;
    std::atomic<Mood> mood = Mood::good;
    [[nodiscard]] int devices() {
        const std::lock_guard lock(turn_);
        return static_cast<int>(device_of_key_.size());
    }

private:
    static std::string field(const std::string& json, const std::string& name) {
        const std::size_t at = json.find("\"" + name + "\":\"") + name.size() + 4;
        return json.substr(at, json.find('"', at) - at);
    }
    static std::string problem(int status, const std::string& type) {
        return ScriptedServer::answer(status, "Content-Type: application/problem+json\r\n",
                                      R"({"type":"urn:monter:)" + type + R"(","title":"…"})");
    }

    std::string answer(const RawRequest& request) {
        switch (mood) {
            case Mood::busy:
                return problem(503, "unavailable");
            case Mood::card_unknown:
                return problem(403, "card-unknown");
            case Mood::card_expired:
                return problem(403, "card-expired");
            case Mood::revoked:
                return problem(403, "device-revoked");
            case Mood::login_page:
                return ScriptedServer::answer(200, "Content-Type: text/html\r\n", "<html>Log in");
            case Mood::good:
            case Mood::answer_lost:
                break;
        }
        const std::lock_guard lock(turn_);
        const std::string key = field(request.body, "device_pk");
        const auto [used_by, is_first] = key_of_card_.try_emplace(field(request.body, "secret"), key);
        if (!is_first && used_by->second != key) return problem(409, "card-used");
        if (is_first && device_of_key_.contains(key)) return problem(409, "key-used");
        const std::string device = device_of_key_.try_emplace(key, to_uuid(seal::random_id())).first->second;
        if (mood == Mood::answer_lost) return {};
        const std::string body =
            R"({"v":1,"type":"enrol","nonce":")" + request.nonce() + R"(","device_id":")" + device +
            R"(","region":"Norrbotten","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","event":)" + region.event_json +
            R"(,"root":)" + region.root_json + R"(,"server_time":"2026-11-23T05:50:57Z"})";
        return ScriptedServer::answer(200,
                                      "Content-Type: application/json\r\nMonter-Signature: " +
                                          seal::sign_answer(view(body), region.receipt) + "\r\n",
                                      body);
    }

    std::mutex turn_;
    std::map<std::string, std::string> key_of_card_, device_of_key_;
    ScriptedServer server_{[this](const RawRequest& request) { return answer(request); }};
};

}  // namespace monter::test
