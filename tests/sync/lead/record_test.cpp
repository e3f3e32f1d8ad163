#include "sync/lead/record.hpp"

#include <nlohmann/json.hpp>

#include <functional>

#include "sync/lead/event.hpp"
#include "sync/lead/limits.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::lead;
using nlohmann::json;

namespace {

json as_json(const Record& record) {
    const auto text = to_json(record);
    REQUIRE(text);
    return json::parse(text->view());
}

bool reads(const json& from) {
    const std::string text = from.dump();
    return record_from_json(view(text)).has_value();
}

std::string repeated(std::string_view what, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += what;
    return out;
}

}  // namespace

TEST_CASE("a guide's note travels with an assisted record; one of before the note has none") {
    Record record = monter::test::some_record();
    record.assisted = true;
    record.note = Secret("Two dogs.\nA house by the water.");
    const auto text = to_json(record);
    REQUIRE(text);
    const auto again = record_from_json(view(text->view()));
    REQUIRE(again);
    CHECK(again->note == record.note);
    CHECK(again->assisted);
    auto older = nlohmann::json::parse(text->view());
    older.erase("note");
    const std::string plain = older.dump();
    const auto read = record_from_json(view(plain));
    REQUIRE(read);
    CHECK(read->note.empty());
}

TEST_CASE("a lead comes out of its JSON as it went in, word for word") {
    const Record record = test::some_record();
    const auto text = to_json(record);
    REQUIRE(text);
    const auto again = record_from_json(view(text->view()));
    REQUIRE(again);
    CHECK(again->lead_id == record.lead_id);
    CHECK(again->language == record.language);
    CHECK(again->at == record.at);
    CHECK(again->pack == record.pack);
    CHECK(again->assisted == record.assisted);
    CHECK(again->name == record.name);
    CHECK(again->email == record.email);
    CHECK(again->phone == record.phone);
    CHECK(again->words == record.words);
    CHECK(again->age16);
    CHECK(again->wish == record.wish);
    CHECK(again->when == record.when);
    CHECK(again->with == record.with);
    CHECK(again->consent.contact == record.consent.contact);
    CHECK(again->consent.share == record.consent.share);
    CHECK(again->consent.recipients == record.consent.recipients);
    CHECK(again->consent.notice_language == record.consent.notice_language);
    CHECK(again->consent.notice_hash == record.consent.notice_hash);
    CHECK(again->consent.contact_hash == record.consent.contact_hash);
    CHECK(again->consent.share_hash == record.consent.share_hash);
    CHECK(again->seen == record.seen);
    CHECK(to_json(*again)->view() == text->view());
}

TEST_CASE("our writer's JSON is the one a library would write") {
    const auto text = to_json(test::some_record());
    REQUIRE(text);
    CHECK(json::parse(text->view()).dump().size() == text->size());
    const json parsed = json::parse(text->view());
    CHECK(parsed.size() == 17);
    CHECK(parsed["v"] == 1);
    CHECK(parsed["wish"]["from"] == "arjeplog");
    CHECK(parsed["words"] == "Wij zoeken rust.\nEn een \\ huis, 雪.");
    CHECK(parsed["seen"][0]["reasons"][1]["why"] == "dream");
    CHECK(parsed["consent"]["notice_hash"] == to_base64url(test::filled<32>(1)));
}

TEST_CASE("a newer stand may say more than this portal knows") {
    json later = as_json(test::some_record());
    later["hue"] = "blue";
    later["wish"]["weather"] = {1, 2};
    later["seen"][0]["reasons"][0]["weight"] = 3;
    CHECK(reads(later));
}

TEST_CASE("a lead lacking any key, or with one of another type, is refused") {
    const json good = as_json(test::some_record());
    REQUIRE(reads(good));
    const std::function<void(const json::json_pointer&)> try_all = [&](const json::json_pointer& at) {
        const json& here = at.empty() ? good : good[at];
        if (here.is_object()) {
            for (const auto& [key, value] : here.items()) {
                json without = good;
                (at.empty() ? without : without[at]).erase(key);
                INFO((at / key).to_string());
                // A stand that was not renewed yet has no note.
                REQUIRE(reads(without) == ((at / key).to_string() == "/note"));
                for (const json& wrong : {json(nullptr), json::object(), json(1.5)}) {
                    json other = good;
                    other[at / key] = wrong;
                    if (!(wrong.is_object() && value.is_object())) REQUIRE_FALSE(reads(other));
                }
                try_all(at / key);
            }
        } else if (here.is_array()) {
            for (std::size_t i = 0; i < here.size(); ++i) {
                json other = good;
                other[at / i] = 7;
                INFO((at / i).to_string());
                REQUIRE_FALSE(reads(other));
                try_all(at / i);
            }
        }
    };
    try_all(json::json_pointer());
}

TEST_CASE("what is not JSON, or far too long, is no lead") {
    for (const char* text : {"", "{", "null", "[]", "\"\"", "{}", "\xFF"}) CHECK_FALSE(record_from_json(view(text)));
    CHECK_FALSE(record_from_json(view(std::string(plaintext_bytes_max + 1, ' '))));
    CHECK_FALSE(record_from_json(view(repeated("[", 20'000))));
    json other = as_json(test::some_record());
    other["v"] = 2;
    CHECK_FALSE(reads(other));
    other["v"] = 18446744073709551615U;
    CHECK_FALSE(reads(other));
}

TEST_CASE("a lead whose person can't be reached, is too young, or has not agreed, is refused by name of the field") {
    struct Case {
        const char* field;
        std::function<void(Record&)> change;
    };
    const std::vector<Case> cases = {
        {"\"lead_id\"", [](Record& r) { r.lead_id = {}; }},
        {"\"language\"", [](Record& r) { r.language = "NL"; }},
        {"\"at\"", [](Record& r) { r.at = "yesterday"; }},
        {"\"pack\"", [](Record& r) { r.pack = "norrbotten"; }},
        {"\"pack\"", [](Record& r) { r.pack = "norrbotten@"; }},
        {"\"pack\"", [](Record& r) { r.pack = "norr botten@1"; }},
        {"\"pack\"", [](Record& r) { r.pack = "norrbotten@1x"; }},
        {"\"name\"", [](Record& r) { r.name = Secret(""); }},
        {"\"name\"", [](Record& r) { r.name = Secret("   "); }},
        {"\"name\"", [](Record& r) { r.name = Secret("a\nb"); }},
        {"\"name\"", [](Record& r) { r.name = Secret(repeated("å", name_characters_max + 1)); }},
        {"\"name\"", [](Record& r) { r.name = Secret("\xFF"); }},
        {"\"email or phone\"",
         [](Record& r) {
             r.email.clear();
             r.phone.clear();
         }},
        {"\"email\"", [](Record& r) { r.email = Secret("eva.example.org"); }},
        {"\"email\"", [](Record& r) { r.email = Secret(" "); }},
        {"\"phone\"", [](Record& r) { r.phone = Secret("12345"); }},
        {"\"phone\"", [](Record& r) { r.phone = Secret("call me"); }},
        {"\"words\"", [](Record& r) { r.words = Secret(repeated("雪", words_characters_max + 1)); }},
        {"\"words\"", [](Record& r) { r.words = Secret("\x1B[2J"); }},
        {"\"note\"", [](Record& r) { r.note = Secret("by nobody"); }},
        {"\"note\"",
         [](Record& r) {
             r.assisted = true;
             r.note = Secret(repeated("雪", words_characters_max + 1));
         }},
        {"\"age16\"", [](Record& r) { r.age16 = false; }},
        {"\"wish.dreams\"", [](Record& r) { r.wish.dreams = {"palace"}; }},
        {"\"wish.dreams\"",
         [](Record& r) {
             r.wish.dreams = {"forest", "forest"};
         }},
        {"\"wish.dreams\"",
         [](Record& r) { r.wish.dreams = {"forest", "mountains", "sea", "village", "town", "family"}; }},
        {"\"wish.hearts\"", [](Record& r) { r.wish.hearts = {"../etc"}; }},
        {"\"wish.hearts\"",
         [](Record& r) {
             r.wish.hearts.clear();
             for (int i = 0; i < 15; ++i) r.wish.hearts.push_back("m" + std::to_string(i));
         }},
        {"\"wish.from\"", [](Record& r) { r.wish.written_from = "Arjeplog"; }},
        {"\"wish.work\"", [](Record& r) { r.wish.work = "king"; }},
        {"\"wish.speaks\"", [](Record& r) { r.wish.speaks = {"dutch"}; }},
        {"\"when\"", [](Record& r) { r.when = "now"; }},
        {"\"with\"", [](Record& r) { r.with = {"cat"}; }},
        {"\"with\"",
         [](Record& r) {
             r.with = {"partner", "partner"};
         }},
        {"\"consent.contact\"", [](Record& r) { r.consent.contact = false; }},
        {"\"consent.recipients\"", [](Record& r) { r.consent.recipients.clear(); }},
        {"\"consent.recipients\"",
         [](Record& r) {
             r.consent.recipients = {"kiruna", "kiruna"};
         }},
        {"\"consent.recipients\"", [](Record& r) { r.consent.recipients = {""}; }},
        {"\"consent.notice_language\"", [](Record& r) { r.consent.notice_language = ""; }},
        {"\"consent.notice_hash\"", [](Record& r) { r.consent.notice_hash = {}; }},
        {"\"consent.contact_hash\"", [](Record& r) { r.consent.contact_hash = {}; }},
        {"\"consent.share_hash\"",
         [](Record& r) {
             r.consent.share = true;
             r.consent.share_hash = {};
         }},
        {"\"seen\"", [](Record& r) { r.seen.resize(18, r.seen[0]); }},
        {"\"seen\"", [](Record& r) { r.seen[0].municipality = ""; }},
        {"\"seen\"", [](Record& r) { r.seen[0].points = -1; }},
        {"\"seen\"", [](Record& r) { r.seen[0].reasons[1].value = 4; }},
        {"\"seen\"", [](Record& r) { r.seen[0].reasons.resize(25); }},
    };
    for (const Case& one : cases) {
        Record record = test::some_record();
        one.change(record);
        INFO(one.field);
        const auto refused = validate(record);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Kind::refused);
        CHECK(refused.error().message.find(one.field) != std::string::npos);
        CHECK(refused.error().message.find("eva") == std::string::npos);
        CHECK_FALSE(to_json(record));
    }
}

TEST_CASE("only a name and one way to be reached are asked for") {
    Record record = test::some_record();
    record.words.clear();
    record.wish = {};
    record.when.clear();
    record.with.clear();
    record.seen.clear();
    SECTION("by e-mail") {
        record.phone.clear();
    }
    SECTION("by telephone") {
        record.email.clear();
    }
    const auto text = to_json(record);
    REQUIRE(text);
    CHECK(record_from_json(view(text->view())));
}

TEST_CASE("the fullest lead there can be fits its envelope") {
    Record record = test::some_record();
    record.name = Secret(repeated("𐍈", name_characters_max));
    record.words = Secret(repeated("\"", words_characters_max));
    record.wish.hearts.clear();
    for (std::size_t i = 0; i < hearts_max; ++i) record.wish.hearts.push_back("municipality" + std::to_string(i));
    record.consent.recipients = record.wish.hearts;
    Match match{"municipality00", 1300, {}};
    match.reasons = {{Reason::Why::wrote_from, "", "", 0, 0}, {Reason::Why::hearted, "", "", 0, 0}};
    for (int i = 0; i < 5; ++i) match.reasons.push_back({Reason::Why::dream, "mountains", "mountains-2024", 3, 200});
    match.reasons.push_back({Reason::Why::work, "undecided", "", 0, 120});
    match.reasons.push_back({Reason::Why::language, "nl", "", 0, 80});
    match.reasons.push_back({Reason::Why::capacity, "", "", 0, 40});
    match.reasons.push_back({Reason::Why::small, "", "", 0, 30});
    record.seen.assign(recipients_max + 3, match);
    const auto text = to_json(record);
    REQUIRE(text);
    CHECK(text->size() < plaintext_bytes_max);
    CHECK(record_from_json(view(text->view())));
}

TEST_CASE("an event comes back from its JSON, and a wrong one is refused") {
    Event event;
    event.event_id = test::filled<16>(3);
    event.title = "Emigratiebeurs Utrecht";
    event.portal_url = "https://portal.example:8443";
    event.country = "NL";
    event.languages = {"nl", "en"};
    event.rehearsal = true;
    event.present = {"arjeplog"};
    const std::string text = to_json(event);
    const auto again = event_from_json(view(text));
    REQUIRE(again);
    CHECK(to_json(*again) == text);
    CHECK(again->rehearsal);
    const json good = json::parse(text);
    const auto refused = [&](const char* key, const json& value) {
        json other = good;
        other[key] = value;
        const std::string changed = other.dump();
        return !event_from_json(view(changed)).has_value();
    };
    for (const auto& [key, value] : good.items()) {
        json without = good;
        without.erase(key);
        const std::string changed = without.dump();
        INFO(key);
        CHECK_FALSE(event_from_json(view(changed)));
        CHECK(refused(key.c_str(), nullptr));
    }
    CHECK(refused("v", 2));
    CHECK(refused("event_id", "x"));
    CHECK(refused("title", repeated("a", 121)));
    CHECK(refused("portal_url", "https://portal.example/"));
    CHECK(refused("portal_url", "ftp://portal.example"));
    CHECK(refused("portal_url", "https://portal example"));
    CHECK(refused("country", "Netherlands"));
    CHECK(refused("languages", {"Dutch"}));
    CHECK(refused("notice", "../x"));
    CHECK(refused("present", {1}));
    CHECK_FALSE(event_from_json(view("[]")));
}
