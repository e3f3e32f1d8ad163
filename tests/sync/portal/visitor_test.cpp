// What a visitor sees and does with the code of their receipt.
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

const std::string canary = "Zanzibar Quill";

// Anna's answers with Arjeplog's guide; her code is 1.
struct Held {
    Region region;
    Stand stand{region};
    Browser guide{region};
    std::string path;
    SealedLead lead;

    explicit Held(lead::Record record = record_of(1, canary)) {
        region.publish();
        stand.must_enrol();
        lead = stand.leave(record);
        region.sweep();
        enter(region, guide, someone(region, portal::store::Role::guide, "arjeplog"));
        path = first_person(guide.get("/people"));
        REQUIRE_FALSE(path.empty());
    }
    portal::Response act(const std::string& what, const std::string& more = "", const std::string& language = "en",
                         std::uint8_t code = 1) {
        region.pass_minutes(1);  // nobody types faster than the rate allows
        return region.answer({.method = "POST",
                              .path = "/w",
                              .query = "l=" + language,
                              .body = "code=" + to_crockford(filled<16>(code)) + "&do=" + what + more});
    }
    portal::Response write(const std::string& form, const std::string& words) {
        return guide.post(path + "/" + form, "csrf=" + Browser::form_token(guide.get(path).body) + words);
    }
};

lead::Record sharing() {
    auto record = record_of(1, canary);
    record.consent.share = true;
    return record;
}

}  // namespace

TEST_CASE("a visitor reads everything that is held, in their language, and the guide sees that they did") {
    Held held;
    CHECK(held.guide.accept(held.path).status == 303);
    CHECK(held.write("write", "&kind=note&words=Wants+a+house+by+the+water").status == 303);
    const auto page = held.act("see", "", "nl");
    CHECK(page.status == 200);
    CHECK(shows(page, "<html lang=\"nl\">"));
    for (const std::string& part : {canary, std::string("eva@example.org"), std::string("+31 (0)6-1234.5678"),
                                    std::string("Wij zoeken rust."), std::string("De forest"), std::string("Arjeplog"),
                                    std::string("Wants a house by the water"), std::string("23 november 2026")}) {
        INFO(part);
        CHECK(shows(page, part));
    }
    CHECK(header(page, "Cache-Control") == "no-store");
    CHECK_FALSE(shows(page, "<script"));
    // Another language is another look at the same page, not another event.
    CHECK(shows(held.act("see", "", "uk"), "Wants a house by the water"));
    CHECK(held.region.count("step WHERE what='looked'") == 1);
    CHECK(shows(held.guide.get(held.path), "The visitor read what is held about them."));
}

TEST_CASE("a corrected address is what the guide writes to, and the guide is told once") {
    Held held;
    const auto saved = held.act("correct", "&name=Anna+Ny&email=ny%40example.org&phone=");
    CHECK(saved.status == 200);
    CHECK(shows(saved, "Saved. The guide is told."));
    CHECK(shows(saved, "ny@example.org"));
    CHECK(shows(held.guide.get("/people"), "Address corrected"));
    const auto page = held.guide.get(held.path);
    CHECK(shows(page, "Anna Ny"));
    CHECK(shows(page, "ny@example.org"));
    CHECK_FALSE(shows(page, "eva@example.org"));
    CHECK(shows(page, "corrected name or address"));
    CHECK_FALSE(shows(held.guide.get("/people"), "Address corrected"));
    // The same again is no event.
    (void)held.act("correct", "&name=Anna+Ny&email=ny%40example.org&phone=");
    CHECK(held.region.count("step WHERE what='corrected'") == 1);
    // Sealed like everything else about a person.
    CHECK(held.region.bytes_on_disk().find("ny@example.org") == std::string::npos);
}

TEST_CASE("an address that can't work is told at its field, and nothing typed is lost or kept") {
    Held held;
    const auto page = held.act("correct", "&name=Anna&email=nyexample.org&phone=");
    CHECK(page.status == 422);
    CHECK(shows(page, "The @ is missing"));
    CHECK(shows(page, "value=\"nyexample.org\""));
    const auto none = held.act("correct", "&name=Anna&email=&phone=+");
    CHECK(none.status == 422);
    CHECK(held.region.count("correction") == 0);
    CHECK(held.region.count("step WHERE what='corrected'") == 0);
}

TEST_CASE("who takes back that others may be asked is read by nobody they did not name") {
    Held held(sharing());
    CHECK(held.guide.accept(held.path).status == 303);
    CHECK(held.write("share", "&to=lulea").status == 303);
    Browser lulea(held.region);
    enter(held.region, lulea, someone(held.region, portal::store::Role::guide, "lulea"));
    CHECK(lulea.get(held.path).status == 200);
    CHECK(shows(held.act("unshare"), "Only the places you wrote to"));
    CHECK(lulea.get(held.path).status == 404);
    CHECK(held.write("share", "&to=lulea").status != 303);
    CHECK(held.region.count("shared") == 0);
    CHECK(shows(held.guide.get(held.path), "no longer wants other municipalities"));
    // Kiruna was named by the visitor, and stays possible; an address corrected later takes nothing back.
    (void)held.act("correct", "&name=Anna&email=ny%40example.org&phone=");
    CHECK(held.write("share", "&to=kiruna").status == 303);
    CHECK(held.write("share", "&to=lulea").status != 303);
}

TEST_CASE("the copy holds what the visitor sent, what was corrected, and what staff wrote") {
    Held held;
    CHECK(held.guide.accept(held.path).status == 303);
    CHECK(held.write("write", "&kind=call&words=Talked+about+schools").status == 303);
    (void)held.act("correct", "&name=Anna+Ny&email=ny%40example.org&phone=");
    const auto file = held.act("copy");
    CHECK(file.status == 200);
    CHECK(header(file, "Content-Disposition") == "attachment; filename=\"monter-answers.json\"");
    const Json copy = Json::parse(file.body);
    CHECK(copy.at("sent").at("name") == canary);
    CHECK(copy.at("sent").at("words") == "Wij zoeken rust.\nEn een \\ huis, 雪.");
    CHECK(copy.at("corrected").at("email") == "ny@example.org");
    CHECK(copy.at("municipality") == "arjeplog");
    CHECK(copy.at("opened").size() >= 1);
    bool written = false;
    for (const Json& step : copy.at("log")) written = written || step.at("words") == "Talked about schools";
    CHECK(written);
    CHECK(held.region.count("step WHERE what='downloaded'") == 1);
}

TEST_CASE("the exact text agreed to is shown after the content has changed") {
    const std::string text = "Ja, de gids mag mij schrijven.";
    auto record = record_of(1, canary);
    record.consent.contact_hash = seal::blake2b(view(text));
    Held held(record);
    CHECK(shows(held.act("see"), text));
    {
        auto work = need(held.region.portal().database().begin());
        need(portal::store::keep_shown_texts(work, portal::routing::shown_texts(*some_content())));
        need(work.commit());
    }
    auto other = std::make_shared<pack::Content>(*some_content());
    other->notices.clear();
    held.region.portal().library().use(other);
    CHECK(shows(held.act("see"), text));
    CHECK(shows(held.guide.get(held.path), text));
}

TEST_CASE("a code that leads to nothing changes nothing, and says the same whether or not there ever was anything") {
    Held held;
    (void)held.act("correct", "&name=Anna+Ny&email=ny%40example.org&phone=");
    CHECK(shows(held.act("take_back"), "erased here"));
    CHECK(held.region.count("correction") == 0);
    for (const std::string what : {"see", "copy", "correct", "unshare"}) {
        INFO(what);
        const std::string more = what == "correct" ? "&name=A&email=a%40example.org&phone=" : "";
        const auto erased = held.act(what, more);
        const auto never = held.act(what, more, "en", 99);
        CHECK(erased.status == 200);
        CHECK(erased.body == never.body);
        CHECK(shows(erased, "Nothing is held"));
    }
    CHECK(held.region.count("correction") == 0);
    CHECK(held.act("anything").status == 422);
    CHECK(shows(held.guide.get("/people"), "has taken their answers back"));
    held.region.pass_minutes(1);
    CHECK(held.region.bytes_on_disk().find(canary) == std::string::npos);
}
