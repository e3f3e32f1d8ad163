#include <fstream>
#include <sstream>

#include "sync/base/file.hpp"
#include "sync/portal/web/one_time_code.hpp"
#include "tests/support/portal_region.hpp"
#include "tests/support/postgresql_server.hpp"

// A second look at the database, beside the store's own verbs.
#include <soci/soci.h>

namespace monter::test {
namespace {

lead::Profile profile(const std::string& id, std::vector<std::pair<std::size_t, int>> values) {
    lead::Profile out{.municipality = id, .population = 3000};
    for (const auto& [dream, value] : values) out.dreams[dream] = lead::DreamValue{value, id + "-fact"};
    return out;
}

pack::Place place(const std::string& id, const std::string& name, lead::Profile what) {
    pack::Place out;
    out.id = id;
    out.name = name;
    out.profile = std::move(what);
    pack::Fact fact;
    fact.id = id + "-fact";
    fact.text = {{"en", "A fact of " + name}, {"sv", "Ett faktum om " + name}, {"nl", "Een feit van " + name}};
    out.facts = {fact};
    out.guide = pack::Guide{.title = {{"en", "Relocation guide, " + name}, {"sv", "Inflyttarlots, " + name}}};
    return out;
}

std::string escaped(const std::string& text) {
    std::ostringstream out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            out << c;
        } else {
            const View one(reinterpret_cast<const std::uint8_t*>(&c), 1);
            out << '%' << to_hex(one);
        }
    }
    return out.str();
}

}  // namespace

std::shared_ptr<const pack::Content> some_content() {
    auto out = std::make_shared<pack::Content>();
    out->id = "test";
    out->version = 1;
    out->languages = {"en", "nl", "sv"};
    for (const std::string_view dream : lead::dream_codes) {
        const std::string id(dream);
        out->dreams.push_back({.id = id, .name = {{"en", "The " + id}, {"nl", "De " + id}, {"sv", "En " + id}}});
    }
    out->places = {place("arjeplog", "Arjeplog", profile("arjeplog", {{0, 3}, {6, 2}})),
                   place("kiruna", "Kiruna", profile("kiruna", {{1, 3}})),
                   place("lulea", "Luleå", profile("lulea", {{4, 3}, {0, 1}}))};
    out->notices["default"]["nl"] = {.contact = "Ja, de gids mag mij schrijven.", .share = "Ook een andere gemeente."};
    return out;
}

Region::Region(bool rehearsal) : Region(rehearsal, new_database_where_asked()) {}
Region::Region(OnPostgresql) : Region(false, new_database()) {}
Region::Region(bool rehearsal, std::string server) : server_(std::move(server)) {
    static const bool started = seal::start().has_value();
    REQUIRE(started);
    (void)need(portal::make_portal({.data = folder().data,
                                    .offline = offline(),
                                    .region = "Norrbotten",
                                    .event_title = "Utrecht 2026",
                                    .country = "NL",
                                    .rehearsal = rehearsal,
                                    .server = server_},
                                   now.wall_ms));
    reopen();
}

void Region::reopen() {
    portal_.reset();
    portal_ = need(portal::Portal::open(folder(), now.wall_ms));
}

bool Region::try_reopen() {
    portal_.reset();
    auto opened = portal::Portal::open(folder(), now.wall_ms);
    if (!opened) return false;
    portal_ = std::move(*opened);
    return true;
}

lead::Event Region::event() {
    auto work = need(portal_->database().begin());
    return need(portal::store::current_event(work, {}));
}

std::string Region::new_card(int days) {
    auto work = need(portal_->database().begin());
    const Hash root = seal::fingerprint(portal_->root().root.keys.front());
    const auto card =
        need(portal::stands::make_card(work, {"Hall 7", "https://portal.test/", days}, root, now.wall_ms));
    need(work.commit());
    return card;
}

portal::Credentials Region::new_user(portal::store::Role role, const std::string& municipality) {
    return need(portal::add_account(portal_->database(), {role, municipality, "Someone on staff", &portal_->desk_key()},
                                    now.wall_ms));
}

std::string Region::code_for(const portal::Credentials& who) {
    const auto key = portal::web::key_from_text(who.key);
    REQUIRE(key);
    auto& spent = spent_[who.key];
    const auto ahead = [&] { return spent + 1 - portal::web::code_step(now.wall_ms); };
    if (ahead() > portal::web::code_steps_off) {
        now.wall_ms += portal::web::code_step_ms;
        now.boot_ms += portal::web::code_step_ms;
    }
    spent = std::max(portal::web::code_step(now.wall_ms) - portal::web::code_steps_off, spent + 1);
    return portal::web::one_time_code(*key, spent);
}

std::string Region::bytes_on_disk() {
    portal_.reset();
    std::string all;
    std::vector<std::filesystem::path> places{folder().data};
    if (!server_.empty()) places.push_back(files_of(server_));
    for (const auto& place : places) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            all += std::string(std::istreambuf_iterator<char>(in), {});
        }
    }
    reopen();
    return all;
}

std::int64_t Region::count(const std::string& table_and_condition) {
    auto work = need(portal_->database().begin());
    long long out = 0;
    work.sql() << "SELECT count(*) FROM " + table_and_condition, soci::into(out);
    return out;
}

portal::Response Stand::enrol(const std::string& card) {
    const Json read = Json::parse(card);
    const Json body{{"v", 1},
                    {"secret", read.at("secret")},
                    {"device_pk", to_base64url(key.public_key())},
                    {"nonce", "AAAAAAAAAAAAAAAAAAAAAA"},
                    {"store_id", to_uuid(store_id)},
                    {"hw", to_base64url(Hash{})},
                    {"sw", "0.1.0"},
                    {"root_fpr", read.at("root_fpr")}};
    auto answer = region_->answer(signed_request("POST", "/v1/enrol", body.dump()));
    if (answer.status == 200)
        device_id = need(id_from_uuid(Json::parse(answer.body).at("device_id").get<std::string>()));
    return answer;
}

SealedLead Stand::seal(const lead::Record& record, std::uint8_t flags, std::uint8_t code) {
    SealedLead out;
    out.withdraw_key = seal::withdraw_key(filled<16>(code));
    out.sealed = {.lead_id = record.lead_id,
                  .event_id = region_->event().event_id,
                  .flags = flags,
                  .code_hash = seal::code_hash(out.withdraw_key)};
    const auto plain = need(lead::to_json(record));
    need(seal::seal_lead(out.sealed, plain.view(), need(seal::recipient_keys(region_->portal().root()))));
    return out;
}

Json Stand::lead_json(const lead::Sealed& sealed, std::uint64_t number) const {
    const Hash hash = seal::ct_sha256(sealed);
    Json ids = Json::array();
    for (const auto& id : need(seal::recipients_of(sealed.envelope))) ids.push_back(to_hex(id));
    return {{"lead_id", to_base64url(sealed.lead_id)},
            {"seq", number},
            {"event_id", to_base64url(sealed.event_id)},
            {"flags", sealed.flags},
            {"code_hash", to_base64url(sealed.code_hash)},
            {"wall_ms", region_->now.wall_ms - 600'000},
            {"boot_id", "boot-1"},
            {"boot_ms", 1'000'000},
            {"key_ids", ids},
            {"ct_sha256", to_base64url(hash)},
            {"ct", to_base64url(sealed.envelope)},
            {"sig", to_base64url(seal::sign_lead(key, device_id, store_id, number, sealed.lead_id, hash))}};
}

Json Stand::batch(std::vector<Json> leads) const {
    return {{"v", 1},
            {"batch_id", "11111111-2222-3333-4444-555555555555"},
            {"device_id", to_uuid(device_id)},
            {"store_id", to_uuid(store_id)},
            {"seen", seen.is_null() ? Json{{"epoch", nullptr}, {"portal_seq", 0}} : seen},
            {"outbox",
             {{"pending", 2},
              {"acked", 1},
              {"quarantined", 0},
              {"oldest_pending_s", 60},
              {"max_seq", 9},
              {"recipients_version", 1}}},
            {"clock", {{"wall_ms", 1}, {"boot_id", "boot-1"}, {"boot_ms", 1'300'000}, {"trust", "rtc"}}},
            {"leads", std::move(leads)}};
}

portal::Request Stand::signed_request(const std::string& method, const std::string& path,
                                      const std::string& body) const {
    const auto headers = seal::sign_request({method, "portal.test", path, "", view(body)}, key, 1, nonce);
    portal::Request request{.method = method, .path = path, .client = "192.0.2.9", .body = body};
    request.headers = {{"host", "Portal.test"},
                       {"content-type", "application/json"},
                       {"content-digest", headers.content_digest},
                       {"signature-input", headers.signature_input},
                       {"signature", headers.signature}};
    return request;
}

SealedLead Stand::leave(const lead::Record& record, std::uint8_t flags) {
    ++seq;
    auto out = seal(record, flags, static_cast<std::uint8_t>(seq));
    const auto answer = send({lead_json(out.sealed, seq)});
    REQUIRE(answer.status == 200);
    CHECK(Json::parse(answer.body).at("results").at(0).at("status") == "stored");
    return out;
}

portal::Response Browser::ask(portal::Request request) {
    std::string sent;
    for (const auto& [name, value] : cookies) sent += (sent.empty() ? "" : "; ") + name + "=" + value;
    request.headers["cookie"] = sent;
    request.headers["accept-language"] = language;
    request.headers["host"] = "portal.test";
    auto answer = region_->answer(std::move(request));
    for (const auto& [name, value] : answer.headers) {
        if (name != "Set-Cookie") continue;
        const std::size_t equals = value.find('=');
        const std::string kept = value.substr(equals + 1, value.find(';') - equals - 1);
        if (kept.empty()) {
            cookies.erase(value.substr(0, equals));
        } else {
            cookies[value.substr(0, equals)] = kept;
        }
    }
    return answer;
}

portal::Response Browser::get(const std::string& target) {
    const std::size_t question = target.find('?');
    return ask({.method = "GET",
                .path = target.substr(0, question),
                .query = question == std::string::npos ? "" : target.substr(question + 1)});
}

portal::Response Browser::post(const std::string& path, const std::string& form) {
    portal::Request request{.method = "POST", .path = path, .body = form};
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    return ask(std::move(request));
}

bool Browser::give_password(const portal::Credentials& who) {
    const auto page = get("/sign-in");
    const auto answer = post("/sign-in", "csrf=" + form_token(page.body) + "&login=" + escaped(who.login) +
                                             "&password=" + escaped(who.password));
    return answer.status == 303;
}

bool Browser::sign_in(const portal::Credentials& who) {
    if (!give_password(who)) return false;
    const auto form = get("/sign-in/code");
    const auto answer = post("/sign-in/code", "csrf=" + form_token(form.body) + "&code=" + region_->code_for(who));
    return answer.status == 303;
}

std::string Browser::form_token(const std::string& page) {
    const std::string before = "name=\"csrf\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

portal::Response Browser::accept(const std::string& page_path) {
    return post(page_path + "/accept", "csrf=" + form_token(get(page_path).body));
}

std::string header(const portal::Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

lead::Record record_of(std::uint8_t number, const std::string& name) {
    lead::Record record = some_record();
    record.lead_id = filled<16>(number);
    record.name = Secret(name);
    // Each reached in another way: who has the same contact is one household.
    if (number != 1) {
        record.email = Secret("eva" + std::to_string(number) + "@example.org");
        record.phone = Secret("+31 6 55 00 " + std::to_string(1000 + number));
    }
    return record;
}

}  // namespace monter::test
