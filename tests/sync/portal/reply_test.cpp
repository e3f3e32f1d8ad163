// Letters that guides send from a person's page.
#include "sync/portal/store/leads.hpp"
#include "tests/support/portal_letters.hpp"

using namespace monter;
using namespace monter::test;

namespace {

// Anna's guide, who has an address of their own.
struct Writing : LetterOffice {
    Browser guide{region};
    std::string anna;

    Writing() {
        region.sweep();
        const std::string login = asks(Role::guide, "arjeplog", at("guide@arjeplog.test"));
        enter(region, guide, login);
        anna = page_of("Anna Andersson");
        (void)act("accept", "");
        (void)send();
        post.mails.clear();
    }
    std::string page_of(const std::string& name) {
        const std::string list = guide.get("/people").body;
        const std::size_t at = list.rfind("href=\"/people/", list.find(name));
        REQUIRE(at != std::string::npos);
        return list.substr(at + 6, list.find('"', at + 6) - at - 6);
    }
    portal::Response act(const std::string& what, const std::string& form) {
        return guide.post(anna + "/" + what, "csrf=" + Browser::form_token(guide.get(anna).body) + form);
    }
    portal::Response write(int once) {
        return act("reply", "&letter=first&once=" + std::to_string(once) + "&subject=Dag+Anna&words=Wanneer+kom+je%3F");
    }
};

}  // namespace

TEST_CASE("a guide's letter goes out once, under the guide's title, with answers to the guide, and stands in the log") {
    Writing office;
    REQUIRE(office.write(7).status == 303);
    REQUIRE(office.write(7).status == 303);  // pressed twice
    CHECK(shows(office.guide.get(office.anna), "is on its way"));
    CHECK(office.send() == 1);
    CHECK(office.send() == 0);
    REQUIRE(office.post.mails.size() == 1);
    const Mail& mail = office.post.mails.front();
    CHECK(mail.to == "anna@example.org");
    CHECK(mail.subject == "Dag Anna");
    CHECK(mail.text == "Wanneer kom je?");
    CHECK(mail.language == "nl");
    CHECK(mail.from_name == "Relocation guide, Arjeplog");  // as the content titles its guide
    CHECK(mail.reply_to == "guide@arjeplog.test");
    const auto page = office.guide.get(office.anna);
    CHECK(shows(page, "Wanneer kom je?"));
    CHECK(shows(page, "was sent."));
    CHECK(office.region.count("step WHERE what='mail'") == 1);
    CHECK(office.region.count("notice WHERE words IS NOT NULL") == 0);
    CHECK(office.region.bytes_on_disk().find("Wanneer kom je") == std::string::npos);
    // The next one is another letter.
    REQUIRE(office.write(8).status == 303);
    CHECK(office.send() == 1);
}

TEST_CASE(
    "a server that is away is tried again with the same letter under the same name; a refusal marks the address") {
    Writing office;
    REQUIRE(office.write(7).status == 303);
    office.post.answer = {Delivery::How::later, "421"};
    CHECK(office.send() == 0);
    office.pass(5);
    office.post.answer = {Delivery::How::refused, "550"};
    CHECK(office.send() == 1);
    REQUIRE(office.post.mails.size() == 2);
    CHECK(office.post.mails[0].message_id == office.post.mails[1].message_id);
    CHECK(office.post.mails[0].text == office.post.mails[1].text);
    CHECK(shows(office.guide.get(office.anna), "The address refused your letter"));
}

TEST_CASE("a letter that came back marks the address; who took everything back is written to no more") {
    Writing office;
    REQUIRE(office.write(7).status == 303);
    CHECK(office.send() == 1);
    CHECK(need(
        office.region.portal().letters().came_back(office.post.mails.front().message_id, office.region.now.wall_ms)));
    CHECK(shows(office.guide.get(office.anna), "The address refused your letter"));
    REQUIRE(office.write(8).status == 303);
    {
        auto work = need(office.region.portal().database().begin());
        const auto anna = need(portal::store::find_person(work, {.all = true}, office.anna.substr(8)));
        REQUIRE(anna);
        (void)need(portal::store::erase(work, anna->sealed.code_hash, office.region.now.wall_ms));
        need(work.commit());
    }
    CHECK(office.region.count("notice WHERE words IS NOT NULL") == 0);
    const auto before = office.post.mails.size();
    (void)office.send();
    CHECK(office.post.mails.size() == before);
}

TEST_CASE("a letter needs a subject, a text and an address to answer to; what can't be sent is kept as typed") {
    Writing office;
    for (const std::string form : {"&once=9&subject=&words=Hello", "&once=9&subject=Hello&words=", "&subject=A&words=B",
                                   "&once=x&subject=A&words=B", "&once=9&subject=A%0D%0ABcc:+b@c&words=B"}) {
        INFO(form);
        CHECK(office.act("reply", "&letter=visit" + form).status == 422);
    }
    CHECK(shows(office.act("reply", "&letter=visit&once=9&subject=&words=Something+typed"), "Something typed"));
    CHECK(office.region.count("notice WHERE subject='reply'") == 0);
    Browser mute(office.region);
    enter(office.region, mute, someone(office.region, Role::guide, "arjeplog"));
    const auto page = mute.get(office.anna);
    CHECK_FALSE(shows(page, "Send it from here"));
    CHECK(shows(page, "Tell your own address"));
    const std::string csrf = "csrf=" + Browser::form_token(page.body);
    CHECK(mute.post(office.anna + "/reply", csrf + "&letter=first&once=9&subject=A&words=B").status == 422);
}
