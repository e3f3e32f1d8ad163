// The guide's day, by the pages: turns and absences, handing over, the log, next steps, outcomes, letters, sharing.
#include <regex>
#include <set>

#include "sync/portal/store/hands.hpp"
#include "sync/portal/web/texts.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

struct Guide {
    Browser browser;
    std::string login;
    Region* region;

    explicit Guide(Region& where, const std::string& municipality, Role role = Role::guide)
        : browser(where), login(someone(where, role, municipality)), region(&where) {
        come_in();
    }
    void come_in() { enter(*region, browser, login); }
    portal::Response send(const std::string& path, const std::string& page, const std::string& fields) {
        return browser.post(path, "csrf=" + Browser::form_token(browser.get(page).body) + "&" + fields);
    }
    portal::Response act(const std::string& person, const std::string& act, const std::string& fields) {
        return send(person + "/" + act, person, fields);
    }
};

// A region whose one person, Anna, comes while her guide is at work.
struct Arrived {
    Region region;
    Stand stand{region};

    explicit Arrived(bool share = false) {
        region.publish();
        stand.must_enrol();
        record = record_of(1, "Anna Andersson");
        record.consent.share = share;
    }
    void come() {
        stand.leave(record);
        region.sweep();
    }
    void pass_hours(std::int64_t hours) {
        region.pass_minutes(hours * 60);
        region.sweep();
    }
    lead::Record record;
};

// Of all steps, in their order.
std::string steps(Region& region) {
    std::string out;
    for (const char* what : {"routed", "guide", "deputy", "region", "accepted", "transferred", "shared"}) {
        const auto n = region.count(std::string("step WHERE what='") + what + "'");
        if (n > 0) out += std::string(what) + ":" + std::to_string(n) + " ";
    }
    return out;
}

}  // namespace

TEST_CASE("a person nobody accepts goes to the deputy and then to the region, and each step is kept") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    Guide deputy(arrived.region, "arjeplog", Role::deputy);
    Guide region(arrived.region, "", Role::coordinator);
    arrived.come();
    CHECK(shows(guide.browser.get("/people"), "Anna Andersson"));
    CHECK_FALSE(shows(deputy.browser.get("/people"), "Anna Andersson"));
    CHECK_FALSE(shows(region.browser.get("/people?show=look"), "Anna Andersson"));
    arrived.pass_hours(48 + 1);
    guide.come_in();
    deputy.come_in();
    CHECK(shows(deputy.browser.get("/people"), "Deputy’s turn: nobody accepted in time"));
    CHECK(shows(guide.browser.get("/people"), "class=\"clock bad\""));
    CHECK(steps(arrived.region) == "routed:1 deputy:1 ");
    arrived.pass_hours(48);
    arrived.pass_hours(1);
    region.come_in();
    CHECK(shows(region.browser.get("/people?show=look"), "Anna Andersson"));
    CHECK(steps(arrived.region) == "routed:1 deputy:1 region:1 ");
    // Late is still better than never.
    guide.come_in();
    const std::string anna = first_person(guide.browser.get("/people"));
    CHECK(guide.browser.accept(anna).status == 303);
    CHECK_FALSE(shows(region.browser.get("/people?show=look"), "Anna Andersson"));
    CHECK(steps(arrived.region) == "routed:1 deputy:1 region:1 accepted:1 ");
    arrived.pass_hours(500);
    CHECK(steps(arrived.region) == "routed:1 deputy:1 region:1 accepted:1 ");
}

TEST_CASE("who is away or takes nobody gets nothing new, and reads who does") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    CHECK(guide.send("/away", "/away", "takes=1&from=2026-11-20&to=2026-11-27").status == 303);
    arrived.come();
    const auto inbox = guide.browser.get("/people");
    CHECK_FALSE(shows(inbox, "Anna Andersson"));
    CHECK_FALSE(shows(inbox, "class=\"count\""));
    CHECK(shows(inbox, "You are away 23 November to 27 November. New people then go to the region."));
    CHECK(steps(arrived.region) == "routed:1 region:1 ");
    // Back the day after the last: asked again, with a deadline of their own.
    arrived.pass_hours(24 * 5);
    guide.come_in();
    CHECK(shows(guide.browser.get("/people"), "The region’s turn: nobody here is at work"));  // a Saturday
    arrived.pass_hours(24 * 2);
    guide.come_in();
    CHECK(shows(guide.browser.get("/people"), "class=\"clock \""));
    CHECK(steps(arrived.region) == "routed:1 guide:1 region:1 ");
    CHECK(guide.send("/away", "/away", "").status == 303);  // takes nobody
    CHECK(shows(guide.browser.get("/people"), "You take nobody new. New people go to the region."));
    CHECK_FALSE(shows(guide.browser.get("/people"), "Anna Andersson"));
    CHECK(arrived.region.count("routing WHERE turn='region' AND turn_why='absent'") == 1);
    for (const char* wrong : {"takes=1&from=2026-12-05&to=2026-12-01", "takes=1&from=2026-12-05", "from=x&to=y",
                              "takes=1&from=2026-02-30&to=2026-03-01", "takes=1&month=501", "takes=1&month=-1"}) {
        INFO(wrong);
        CHECK(guide.send("/away", "/away", wrong).status == 422);
    }
    CHECK(shows(guide.send("/away", "/away", "takes=1&from=2026-12-05&to=2026-12-01"), "value=\"2026-12-05\""));
}

TEST_CASE("a person is handed over with a reason, and only where they agreed to") {
    Arrived arrived;  // Arjeplog and Kiruna are named, Luleå is not, sharing was not ticked
    Guide guide(arrived.region, "arjeplog");
    Guide north(arrived.region, "kiruna");
    arrived.come();
    const std::string anna = first_person(guide.browser.get("/people"));
    CHECK(guide.act(anna, "hand-over", "to=lulea&reason=full&words=").status == 422);
    CHECK(guide.act(anna, "hand-over", "to=kiruna&reason=because&words=").status == 422);
    const auto unclear = guide.act(anna, "hand-over", "to=kiruna&reason=other&words=+");
    CHECK(unclear.status == 422);
    CHECK(shows(unclear, "<option value=\"kiruna\" selected>"));
    CHECK(north.browser.get(anna).status == 404);
    CHECK(steps(arrived.region) == "routed:1 ");
    guide.act(anna, "write", "kind=note&words=Only+for+Arjeplog");
    const auto done = guide.act(anna, "hand-over", "to=kiruna&reason=other&words=Wants+the+mountains");
    CHECK(header(done, "Location") == "/people?said=handed");
    CHECK(shows(guide.browser.get("/people?said=handed"), "Handed over. They have been given a new deadline."));
    CHECK(guide.browser.get(anna).status == 404);
    const auto page = north.browser.get(anna);
    CHECK(page.status == 200);
    CHECK(shows(page, "Handed over to Kiruna: another reason."));
    CHECK(shows(page, "Wants the mountains"));
    CHECK_FALSE(shows(page, "Only for Arjeplog"));
    CHECK(shows(page, "What was written belongs to another municipality."));
    CHECK(shows(north.browser.get("/people"), "class=\"clock \""));
    CHECK(steps(arrived.region) == "routed:1 transferred:1 ");
    CHECK(guide.act(anna, "hand-over", "to=kiruna&reason=full").status == 404);

    Arrived open(true);
    Guide there(open.region, "arjeplog");
    open.come();
    const std::string person = first_person(there.browser.get("/people"));
    CHECK(there.act(person, "hand-over", "to=lulea&reason=fits&words=").status == 303);
}

TEST_CASE("what is said, planned and done stands on the person's page, newest first, and is sealed") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    arrived.come();
    const std::string anna = first_person(guide.browser.get("/people"));
    CHECK(guide.act(anna, "next", "words=Too+early&by=2026-12-01&whose=us").status == 422);
    guide.browser.accept(anna);
    CHECK(guide.act(anna, "write", "kind=call&words=Unmistakable+words").status == 303);
    CHECK(guide.act(anna, "write", "kind=note&words=+%0A").status == 422);
    CHECK(guide.act(anna, "write", "kind=note&words=%FF%FE").status == 422);
    CHECK(guide.act(anna, "write", "kind=note&words=" + std::string(8001, 'a')).status == 422);
    CHECK(guide.act(anna, "next", "words=Plan+the+visit&by=2026-11-23&whose=us").status == 303);
    const auto page = guide.browser.get(anna);
    CHECK(shows(page, "By <b>today</b>"));
    const std::size_t planned = page.body.find("Planned"), call = page.body.find("Unmistakable words");
    const std::size_t accepted = page.body.find("Accepted by Relocation guide, Arjeplog.");
    REQUIRE(accepted != std::string::npos);
    CHECK(planned < call);
    CHECK(call < accepted);
    CHECK(shows(page, "Stage: First word"));
    CHECK(shows(guide.browser.get("/people"), "Next steps today"));
    CHECK(shows(guide.browser.get("/people"), "Plan the visit"));
    CHECK(arrived.region.bytes_on_disk().find("Unmistakable words") == std::string::npos);
    CHECK(arrived.region.bytes_on_disk().find("Plan the visit") == std::string::npos);
    CHECK(guide.act(anna, "next", "words=Her+answer&by=2026-12-01&whose=them").status == 303);
    CHECK(shows(guide.browser.get("/people?show=waiting"), "Her answer"));
    CHECK_FALSE(shows(guide.browser.get("/people?show=mine"), "Anna Andersson"));
    CHECK(guide.act(anna, "next-done", "").status == 303);
    CHECK(guide.act(anna, "next-done", "").status == 422);
    CHECK(shows(guide.browser.get("/people?show=mine"), "Anna Andersson"));
    CHECK(guide.act(anna, "outcome", "outcome=gone").status == 422);
    CHECK(guide.act(anna, "outcome", "outcome=visited").status == 303);
    CHECK(shows(guide.browser.get(anna), "Stage: Visited"));
    CHECK(guide.act(anna, "outcome", "outcome=moved_in").status == 303);
    CHECK(shows(guide.browser.get("/people?show=done"), "Anna Andersson"));
    CHECK_FALSE(shows(guide.browser.get("/people?show=mine"), "Anna Andersson"));
}

TEST_CASE("a person shared with another municipality is read and written about there, and decided about here") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    Guide north(arrived.region, "kiruna");
    Guide south(arrived.region, "lulea");
    arrived.come();
    const std::string anna = first_person(guide.browser.get("/people"));
    CHECK(guide.act(anna, "share", "to=kiruna").status == 422);  // not before somebody looks after them
    guide.browser.accept(anna);
    CHECK(guide.act(anna, "share", "to=lulea").status == 422);
    CHECK(guide.act(anna, "share", "to=kiruna").status == 303);
    CHECK(shows(guide.browser.get(anna), "Shared with Kiruna"));
    const auto page = north.browser.get(anna);
    CHECK(shows(page, "Arjeplog looks after this person"));
    CHECK(shows(north.browser.get("/people?show=ours"), "Anna Andersson"));
    CHECK(south.browser.get(anna).status == 404);
    CHECK(north.act(anna, "write", "kind=note&words=We+have+a+house").status == 303);
    CHECK(north.act(anna, "outcome", "outcome=closed").status == 422);
    CHECK(north.act(anna, "hand-over", "to=kiruna&reason=fits&words=").status == 422);
    CHECK(north.act(anna, "next", "words=x&by=2026-12-01&whose=us").status == 422);
    CHECK(north.act(anna, "share", "to=kiruna").status == 422);
    CHECK(shows(guide.browser.get(anna), "What was written belongs to another municipality."));
}

TEST_CASE("an answer taken back takes the log's words, the plan and the sharing with it") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    const auto left = arrived.stand.leave(arrived.record);
    arrived.region.sweep();
    const std::string anna = first_person(guide.browser.get("/people"));
    guide.browser.accept(anna);
    guide.act(anna, "write", "kind=note&words=A+note");
    guide.act(anna, "next", "words=A+plan&by=2026-12-01&whose=us");
    guide.act(anna, "share", "to=kiruna");
    const Json key{{"key", to_base64url(left.withdraw_key)}};
    CHECK(arrived.stand.post("/v1/withdrawals", {{"v", 1}, {"withdrawals", Json::array({key})}}).status == 200);
    CHECK(arrived.region.count("step WHERE note IS NOT NULL") == 0);
    CHECK(arrived.region.count("routing WHERE next_note IS NOT NULL OR next_ms IS NOT NULL") == 0);
    CHECK(arrived.region.count("shared") == 0);
    CHECK(arrived.region.count("step") > 3);
}

TEST_CASE("letters open in the visitor's language, whole, with every sign escaped") {
    Arrived arrived;
    Guide guide(arrived.region, "arjeplog");
    arrived.come();
    const std::string anna = first_person(guide.browser.get("/people"));
    guide.browser.accept(anna);
    const auto page = guide.browser.get(anna);
    std::smatch found;
    REQUIRE(std::regex_search(page.body, found, std::regex("href=\"(mailto:eva@example.org[^\"]*)\"")));
    const std::string href = found[1];
    CHECK(href.find("subject=Groeten%20uit%20Arjeplog") != std::string::npos);
    CHECK(href.find("Hoi%20Anna%2C%0D%0A%0D%0A") != std::string::npos);
    CHECK(std::regex_match(href, std::regex("[A-Za-z0-9:@.?=&;%_~-]+")));
}

TEST_CASE("letters and visitors' texts say the same in all six languages") {
    const auto& english = portal::web::visitor_texts("en").table();
    const auto placeholders = [](const std::string& text) {
        std::set<std::string> out;
        const std::regex one("\\{[a-z]+\\}");
        for (std::sregex_iterator at(text.begin(), text.end(), one), end; at != end; ++at) out.insert(at->str());
        return out;
    };
    for (const auto& [code, name] : portal::web::visitor_languages()) {
        const auto& own = portal::web::visitor_texts(code).table();
        for (const auto& [key, text] : english) {
            INFO(code << " " << key);
            REQUIRE(own.contains(key));
            CHECK(placeholders(own.find(key)->second) == placeholders(text));
        }
    }
}
