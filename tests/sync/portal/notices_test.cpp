// Who is told what by mail and SMS, when, and what becomes of it where the way there fails.
#include "sync/portal/notices/notices.hpp"

#include <algorithm>

#include "sync/base/file.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/store/promises.hpp"
#include "tests/support/portal_letters.hpp"
#include "tests/support/swedish_moments.hpp"

using namespace monter;
using namespace monter::test;
using portal::store::When;

TEST_CASE("whose turn it is hears once how many wait, and nothing about them") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.asks(Role::guide, "kiruna", at("guide@kiruna.test"));
    office.asks(Role::deputy, "arjeplog", at("deputy@arjeplog.test"));
    office.send();
    const auto mails = office.mails_to("guide@arjeplog.test");
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].subject == "2 nya personer väntar på dig");
    CHECK(mails[0].text.find("https://portal.test/people\n") != std::string::npos);
    CHECK(office.mails_to("guide@kiruna.test").size() == 1);
    CHECK(office.mails_to("deputy@arjeplog.test").empty());
    for (const Mail& mail : office.post.mails) {
        if (mail.to.ends_with("@example.org")) continue;  // a visitor's own
        for (const char* known : {"Anna", "Andersson", "Bo", "Cecilia", "example.org"}) {
            CHECK((mail.subject + mail.text + mail.message_id).find(known) == std::string::npos);
        }
    }
    const auto before = office.post.mails.size();
    office.pass(1);
    CHECK(office.send() == 0);
    CHECK(office.post.mails.size() == before);
}

TEST_CASE("who is passed over leaves the turn to the deputy, who is told then") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.asks(Role::deputy, "arjeplog", at("deputy@arjeplog.test"));
    office.asks(Role::coordinator, "", at("coordinator@region.test"));
    office.send();
    CHECK(office.mails_to("coordinator@region.test").size() == 1);  // nobody in Kiruna is at work: the region's turn
    // The last quarter of two working days, in hours a guide reads mail.
    office.region.now.wall_ms = test::at(2026, 11, 25, 8);
    office.region.sweep();
    office.send();
    const auto warned = office.mails_to("guide@arjeplog.test");
    REQUIRE(warned.size() == 2);
    CHECK(warned[1].subject == "Tiden för att ta emot 2 personer är snart slut");
    CHECK(office.send() == 0);
    office.region.now.wall_ms = test::at(2026, 11, 26, 9);
    office.region.sweep();
    office.send();
    CHECK(office.mails_to("deputy@arjeplog.test").size() == 1);
    CHECK(office.mails_to("guide@arjeplog.test").size() == 2);
}

TEST_CASE("a morning's letter holds all who came, and quiet hours hold back what would ring at night") {
    LetterOffice office;
    Addressee digest = at("digest@arjeplog.test");
    digest.mail_when = When::digest;
    office.asks(Role::guide, "arjeplog", digest);
    Addressee night = at("");
    night.phone = "+46701234567";
    night.mail_when = When::never;
    night.sms = true;
    night.quiet_from = 10;  // the region's day began at ten by Swedish clocks
    night.quiet_to = 15;
    office.asks(Role::guide, "arjeplog", night);
    office.send();
    CHECK(office.mails_to("digest@arjeplog.test").empty());
    CHECK(office.post.texts.empty());
    office.region.now.wall_ms = test::at(2026, 11, 23, 15);
    office.send();
    REQUIRE(office.post.texts.size() == 1);
    CHECK(office.post.texts[0].text == "2 nya personer väntar på dig https://portal.test/people");
    office.region.now.wall_ms = test::at(2026, 11, 24, 8);
    office.send();
    REQUIRE(office.mails_to("digest@arjeplog.test").size() == 1);
    CHECK(office.mails_to("digest@arjeplog.test")[0].subject == "2 nya personer väntar på dig");
}

TEST_CASE("whoever is accepted meanwhile, or took the wish back, is in no letter") {
    LetterOffice office;
    Addressee digest = at("digest@arjeplog.test");
    digest.mail_when = When::digest;
    office.asks(Role::guide, "arjeplog", digest);
    office.send();
    Browser guide = office.guide_of("arjeplog");
    guide.accept(first_person(guide.get("/people")));
    office.region.now.wall_ms = test::at(2026, 11, 24, 8);
    office.send();
    REQUIRE(office.mails_to("digest@arjeplog.test").size() == 1);
    CHECK(office.mails_to("digest@arjeplog.test")[0].subject == "En ny person väntar på dig");
}

TEST_CASE("a visitor gets one letter, in their language, with guide, reference and the way back") {
    LetterOffice office;
    office.send();
    const auto mails = office.mails_to("anna@example.org");
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].language == "nl");
    CHECK(mails[0].subject.starts_with("Je wens is aangekomen ("));
    CHECK(mails[0].text.find("https://portal.test/w?l=nl") != std::string::npos);
    office.pass(60);
    office.send();
    CHECK(office.mails_to("anna@example.org").size() == 1);
    Browser guide = office.guide_of("arjeplog");
    CHECK(shows(guide.get(first_person(guide.get("/people"))), "Confirmation sent"));
}

TEST_CASE("an address that takes nothing is marked for the guide, and not tried again") {
    LetterOffice office;
    const std::string login = office.asks(Role::guide, "arjeplog", at("gone@arjeplog.test"));
    office.post.answer = {Delivery::How::refused, "550"};
    office.send();
    const auto tried = office.post.mails.size();
    office.pass(24 * 60);
    office.send();
    CHECK(office.post.mails.size() == tried);
    Browser guide(office.region);
    enter(office.region, guide, login);
    CHECK(shows(guide.get("/notices"), "was refused"));
    CHECK(shows(guide.get(first_person(guide.get("/people"))), "was refused"));
}

TEST_CASE("what could not be sent is tried again, later and later, under the same name, until it is no use") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.post.answer = {Delivery::How::later, "421"};
    for (int minute = 0; minute < 12 * 60; ++minute) {
        office.region.pass_minutes(1);
        office.send();
    }
    const auto mails = office.mails_to("guide@arjeplog.test");
    CHECK(mails.size() > 8);  // after 1, 2, 4 … minutes, then every hour
    CHECK(mails.size() < 25);
    for (const Mail& mail : mails) CHECK(mail.message_id == mails[0].message_id);
    office.post.answer = {Delivery::How::sent, {}};
    office.pass(60);
    office.send();
    const auto sent = office.post.mails.size();
    office.pass(6 * 24 * 60);
    office.send();
    CHECK(office.mails_to("guide@arjeplog.test").size() <= mails.size() + 3);
    CHECK(sent >= mails.size());
}

TEST_CASE("whoever dies while sending leaves a letter that goes out again, as the same letter") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.region.sweep();
    std::vector<portal::store::Notice> leased;
    {
        auto work = need(office.region.portal().database().begin());
        leased = need(portal::store::lease_notices(work, office.region.now.wall_ms,
                                                   office.region.now.wall_ms + portal::notices::lease_ms, 50));
        need(work.commit());
    }
    CHECK(leased.size() == 5);  // two people for one guide, three visitors
    CHECK(office.send() == 0);  // somebody else has them
    office.region.pass_minutes(1);
    office.region.pass_minutes(1);
    CHECK(office.send() == 4);
    CHECK(office.mails_to("guide@arjeplog.test").size() == 1);
}

TEST_CASE("a letter that comes back marks its address, a stranger's marks nothing") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.send();
    const auto mails = office.mails_to("anna@example.org");
    REQUIRE(mails.size() == 1);
    CHECK(need(office.region.portal().letters().came_back(mails[0].message_id, office.region.now.wall_ms)));
    CHECK_FALSE(office.region.portal().letters().came_back("somebody@else.test", 0));
    CHECK_FALSE(need(office.region.portal().letters().came_back("AAAAAAAAAAAAAAAAAAAAAA.1.1@region.test", 0)));
    Browser guide = office.guide_of("arjeplog");
    CHECK(shows(guide.get(first_person(guide.get("/people"))), "was refused"));
}

TEST_CASE("a portal that writes to nobody keeps nothing to write later") {
    Filled silent;
    const std::string login = someone(silent.region, Role::guide, "arjeplog");
    Addressee wish = at("guide@arjeplog.test");
    wish.login = login;
    {
        auto work = need(silent.region.portal().database().begin());
        need(portal::store::set_addressee(work, wish));
        need(work.commit());
    }
    silent.region.sweep();
    CHECK(silent.region.count("notice") == 0);
    need(write_file(silent.region.folder().notices(), view(std::string(both_ways)), 0600));
    need(write_file(silent.region.folder().data / "sms.password", view(std::string("secret\n")), 0600));
    silent.region.reopen();
    silent.region.sweep();
    CHECK(silent.region.count("notice") == 0);
}

TEST_CASE("how to write is told whole, or the portal says which line is wrong") {
    ScratchFolder scratch;
    const auto read = [&](const std::string& text) {
        need(write_file(scratch / "notices.toml", view(text), 0600));
        return portal::notices::read_settings(scratch / "notices.toml");
    };
    need(write_file(scratch / "sms.password", view(std::string("secret\n")), 0600));
    const auto whole = need(read(both_ways));
    REQUIRE(whole);
    CHECK(whole->portal == "https://portal.test");
    CHECK(whole->sms->login.password == "secret");
    const auto told = [&](const std::string& from, const std::string& to) {
        std::string text = both_ways;
        text.replace(text.find(from), from.size(), to);
        const auto wrong = read(text);
        return wrong ? std::string() : wrong.error().message;
    };
    CHECK(told("https://portal.test/", "portal.test").find("'portal'") != std::string::npos);
    CHECK(told("smtp://", "http://").find("'mail.server'") != std::string::npos);
    CHECK(told("moving@region.test", "moving").find("'mail.from'") != std::string::npos);
    CHECK(portal::notices::is_of_this_machine("smtp://127.0.0.1:25"));
    CHECK(portal::notices::is_of_this_machine("http://[::1]:8000/sms"));
    for (const char* elsewhere : {"smtp://127.0.0.1.evil.test", "smtp://localhost.evil.test:25",
                                  "smtp://localhost@evil.test", "http://[::1].evil.test/", "mail.test"}) {
        INFO(elsewhere);
        CHECK_FALSE(portal::notices::is_of_this_machine(elsewhere));
    }
    CHECK(told("http://127.0.0.1:1", "http://127.0.0.1.evil.test").find("'sms.gateway'") != std::string::npos);
    CHECK(told("http://127.0.0.1:1", "http://gateway.test").find("'sms.gateway'") != std::string::npos);
    CHECK(told("\"Region\"", "\"Region of the north\"").find("'sms.from'") != std::string::npos);
    CHECK(told("sms.password", "../sms.password").find("'sms.password_file'") != std::string::npos);
    CHECK(told("user = \"u\"", "user = ").find("line 8") != std::string::npos);
    std::filesystem::remove(scratch / "notices.toml");
    CHECK_FALSE(need(portal::notices::read_settings(scratch / "notices.toml")));
}

TEST_CASE("rows of notices name no visitor") {
    LetterOffice office;
    office.asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
    office.send();
    const std::string bytes = office.region.bytes_on_disk();
    CHECK(bytes.find("anna@example.org") == std::string::npos);
    CHECK(bytes.find("Anna Andersson") == std::string::npos);
}

TEST_CASE("the page keeps what it is told, and asks again for what it can't use") {
    Filled office;
    Browser guide = office.guide_of("arjeplog");
    CHECK(shows(guide.get("/notices"), "not set up to send mail"));
    const auto say = [&](const std::string& form) {
        return guide.post("/notices", "csrf=" + Browser::form_token(guide.get("/notices").body) + "&" + form).status;
    };
    CHECK(say("mail=me%40arjeplog.test&when=digest&phone=070-123+45+67&sms=1&quiet_from=17&quiet_to=8") == 303);
    const auto page = guide.get("/notices");
    CHECK(shows(page, "me@arjeplog.test"));
    CHECK(shows(page, "+46701234567"));
    CHECK(shows(page, "value=\"digest\" required checked"));
    CHECK(say("mail=nobody&when=at_once") == 422);
    CHECK(say("mail=&when=at_once") == 422);
    CHECK(say("mail=&when=never&phone=12&sms=1") == 422);
    CHECK(shows(guide.get("/notices"), "me@arjeplog.test"));
    CHECK(say("mail=&when=never&phone=") == 303);
}
