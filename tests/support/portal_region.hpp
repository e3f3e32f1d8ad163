// A region for tests: a portal in a folder of its own, stands that enrol with it and send leads, people on staff who
// read its pages. Everything goes through Portal::answer, as from the network; time is what the test says.
#pragma once

#include <nlohmann/json.hpp>

#include "sync/portal/accounts.hpp"
#include "sync/portal/portal.hpp"
#include "sync/portal/stands/cards.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/request_signature.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::test {

using Json = nlohmann::json;

inline constexpr std::int64_t monday = 1'795'424'400'000;  // 2026-11-23T09:00:00Z

template <class T>
T need(Result<T> result) {
    INFO((result ? std::string() : result.error().message));
    REQUIRE(result);
    return std::move(*result);
}
inline void need(const Result<void>& result) {
    INFO((result ? std::string() : result.error().message));
    REQUIRE(result);
}

// Three places: forest and lights in Arjeplog, mountains in Kiruna, a town in Luleå.
[[nodiscard]] std::shared_ptr<const pack::Content> some_content();

// The portal, with its folder. reopen() is a restart.
class Region {
public:
    // Its database on PostgreSQL where the run asks for it (postgresql_server.hpp), else in the folder.
    explicit Region(bool rehearsal = false);
    enum OnPostgresql { on_postgresql };
    explicit Region(OnPostgresql);  // whatever the run asks for

    [[nodiscard]] portal::Response answer(portal::Request request) {
        request.headers.try_emplace("host", "portal.test");
        if (request.client.empty()) request.client = "192.0.2.1";
        return portal_->answer(request, now);
    }
    void close() { portal_.reset(); }
    void reopen();
    // False where it can't be opened: on a disk that fails.
    [[nodiscard]] bool try_reopen();
    void publish() { portal_->library().use(some_content()); }
    void sweep() { (void)need(portal_->sweep(now.wall_ms)); }
    void pass_minutes(std::int64_t minutes) {
        now.wall_ms += minutes * 60'000;
        now.boot_ms += minutes * 60'000;
    }

    [[nodiscard]] portal::Portal& portal() { return *portal_; }
    [[nodiscard]] portal::Folder folder() const { return {scratch_ / "portal", server_}; }
    [[nodiscard]] std::filesystem::path offline() const { return scratch_ / "safe"; }
    [[nodiscard]] lead::Event event();
    [[nodiscard]] std::string new_card(int days = 7);
    [[nodiscard]] portal::Credentials new_user(portal::store::Role role, const std::string& municipality = "");
    // Every file of the data folder after all is on disk, end to end.
    [[nodiscard]] std::string bytes_on_disk();
    [[nodiscard]] std::int64_t count(const std::string& table_and_condition);

    // A one-time code that nobody has used yet; where all of this moment are spent, time goes on by half a minute.
    [[nodiscard]] std::string code_for(const portal::Credentials& who);

    Moment now{.wall_ms = monday, .boot_ms = 5'000'000, .boot_id = filled<16>(1)};

private:
    ScratchFolder scratch_;
    std::string server_;
    Region(bool rehearsal, std::string server);
    std::unique_ptr<portal::Portal> portal_;
    std::map<std::string, std::int64_t> spent_;  // per key: the newest step
};

// A lead sealed to the region by a stand.
struct SealedLead {
    lead::Sealed sealed;
    Hash withdraw_key{};
};

class Stand {
public:
    explicit Stand(Region& region) : region_(&region) {}

    // Shows the card; keeps what it is told.
    portal::Response enrol(const std::string& card);
    void must_enrol() { REQUIRE(enrol(region_->new_card()).status == 200); }

    [[nodiscard]] SealedLead seal(const lead::Record& record, std::uint8_t flags = 0, std::uint8_t code = 0);
    // The lead as it stands in a batch.
    [[nodiscard]] Json lead_json(const lead::Sealed& sealed, std::uint64_t seq) const;
    [[nodiscard]] Json batch(std::vector<Json> leads) const;
    [[nodiscard]] portal::Request signed_request(const std::string& method, const std::string& path,
                                                 const std::string& body) const;
    portal::Response post(const std::string& path, const Json& body) {
        return region_->answer(signed_request("POST", path, body.dump()));
    }
    portal::Response send(std::vector<Json> leads) { return post("/v1/leads", batch(std::move(leads))); }
    // Sealed, sent, stored: the usual way.
    SealedLead leave(const lead::Record& record, std::uint8_t flags = 0);

    seal::SigningKey key = seal::SigningKey::generate();
    Id device_id{};
    Id store_id = filled<16>(3);
    std::uint64_t seq = 0;
    Json seen;
    std::string nonce = "bm9uY2Utbm9uY2Utbm9uYw";

private:
    Region* region_;
};

// Somebody at the pages with a browser of the simplest kind.
class Browser {
public:
    explicit Browser(Region& region) : region_(&region) {}

    portal::Response get(const std::string& target);
    portal::Response post(const std::string& path, const std::string& form);
    // Through both forms, tokens and all; true where it led in.
    bool sign_in(const portal::Credentials& who);
    // Only the first form: true where the password was right.
    bool give_password(const portal::Credentials& who);
    // The value of the page's first hidden csrf field.
    [[nodiscard]] static std::string form_token(const std::string& page);
    portal::Response accept(const std::string& page_path);

    std::map<std::string, std::string> cookies;
    std::string language = "en";

private:
    portal::Response ask(portal::Request request);
    Region* region_;
};

[[nodiscard]] std::string header(const portal::Response& response, const std::string& name);
// Of different people: none of two numbers has the same contact.
[[nodiscard]] lead::Record record_of(std::uint8_t number, const std::string& name);

}  // namespace monter::test
