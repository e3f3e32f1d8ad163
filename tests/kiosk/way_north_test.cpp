// The way north and the temperature, as a visitor meets them.
#include <algorithm>
#include <set>

#include "kiosk/visit/take_home_list.hpp"
#include "sync/lead/codes.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

void go_to_list(Visitor& visitor) {
    visitor.go_to_showcase();
    visitor.tap("showcase.plan");
    visitor.tap("waynorth.citizen.eu");
    visitor.tap("waynorth.with.small");
    visitor.tap("waynorth.work.employed");
    visitor.tap("waynorth.show");
}

}  // namespace

TEST_CASE("a few answers make a list, and each step opens with its official page") {
    Visitor visitor;
    go_to_list(visitor);
    CHECK(visitor.screen() == "waynorth");
    CHECK(visitor.sees("step.guide-contact"));
    CHECK_FALSE(visitor.sees("step.work-permit"));
    visitor.tap("step.job-eures");
    CHECK(visitor.text("way.qr").starts_with("https://arbetsformedlingen.se/"));
    visitor.tap("way.close");
    visitor.tap("step.housing");
    // Where the municipality answers, its guide's page does.
    const pack::Content& content = *visitor.world.content;
    CHECK(visitor.text("way.qr") == content.guide_of(*content.place(visitor.model.place)).url);
    CHECK(visitor.text("way.first") == "Talk to a guide");
    CHECK(visitor.sees("way.secondary"));
    visitor.tap("way.close");
    visitor.say(OpenStep{"bank-account"});
    CHECK_FALSE(visitor.sees("way.qr"));
}

TEST_CASE("without a passport there is no list, and the screen says so") {
    Visitor visitor;
    visitor.go_to_showcase();
    visitor.tap("showcase.plan");
    visitor.tap("waynorth.show");
    CHECK(visitor.sees("waynorth.missing"));
    visitor.tap("waynorth.citizen.nordic");
    CHECK_FALSE(visitor.sees("waynorth.missing"));
    visitor.tap("waynorth.show");
    CHECK(visitor.text("waynorth.hint").find("Nordic") != std::string::npos);
    CHECK(visitor.sees("step.guide-contact"));
    CHECK(visitor.sees("step.nordic-right"));
    CHECK_FALSE(visitor.sees("step.right-of-residence"));
    visitor.say(OpenStep{"population-registration"});
    CHECK(visitor.text("way.first") == "Find a home and Collect your papers");
    // Three of its pages are the same authority's, which is named once.
    const std::string as_of = visitor.text("way.as_of");
    CHECK(as_of.find("Skatteverket") == as_of.rfind("Skatteverket"));
}

TEST_CASE("every answer has its say in the list") {
    const auto& content = *monter::kiosk::testing::norrbotten().content;
    const auto list = [&](const std::string& citizen, std::vector<std::string> with, const std::string& work) {
        Visit visit;
        visit.citizen = citizen;
        visit.with = std::move(with);
        visit.wish.work = work;
        std::set<std::string> ids;
        for (const auto& planned : way_of(visit, content)) ids.insert(planned.id);
        return ids;
    };
    for (const auto track : lead::track_codes) {
        const std::string citizen(track);
        CHECK(list(citizen, {}, "").size() > 10);
        CHECK(list(citizen, {"small"}, "").contains("preschool"));
        CHECK(list(citizen, {"school"}, "").contains("school"));
        CHECK(list(citizen, {"animals"}, "").contains("animals"));
        CHECK_FALSE(list(citizen, {"alone"}, "").contains("school"));
        CHECK(list(citizen, {}, "business").contains("business-start"));
        CHECK_FALSE(list(citizen, {}, "employed").contains("business-start"));
        CHECK(list(citizen, {}, "employed").contains("recognition"));
        CHECK_FALSE(list(citizen, {}, "retired").contains("recognition"));
    }
    CHECK(list("non_eu", {}, "business").contains("business-permit"));
    CHECK_FALSE(list("non_eu", {}, "business").contains("work-permit"));
    CHECK(list("non_eu", {}, "employed").contains("work-permit"));
}

TEST_CASE("an answer given on the way north stands in the form, and going back loses nothing") {
    Visitor visitor;
    go_to_list(visitor);
    visitor.tap("waynorth.write");
    CHECK(visitor.screen() == "contact");
    visitor.fill_in();
    visitor.tap("contact.next");
    CHECK(visitor.is_on("contact.with.small"));
    CHECK(visitor.is_on("contact.work.employed"));
    visitor.tap("back");
    visitor.tap("back");
    CHECK(visitor.screen() == "waynorth");
    visitor.tap("back");
    CHECK(visitor.is_on("waynorth.citizen.eu"));
    visitor.tap("back");
    CHECK(visitor.screen() == "showcase");
    visitor.tap("showcase.plan");
    CHECK(visitor.sees("waynorth.qr"));
}

TEST_CASE("the end of a visit wipes the way north") {
    Visitor visitor;
    go_to_list(visitor);
    visitor.say(Finish{});
    CHECK(visitor.screen() == "attract");
    CHECK_FALSE(visitor.model.plan_shown);
    CHECK(visitor.model.visit.is_empty());
}

TEST_CASE("who is too young may take the steps home, and is asked for no address") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.age.under16");
    visitor.tap("young.plan");
    visitor.tap("waynorth.citizen.eu");
    visitor.tap("waynorth.show");
    CHECK(visitor.sees("waynorth.qr"));
    CHECK_FALSE(visitor.sees("waynorth.write"));
    visitor.tap("back");
    visitor.tap("back");
    CHECK(visitor.screen() == "young");
}

TEST_CASE("every list a person can take home fits its codes, and is whole in them") {
    const auto& content = *monter::kiosk::testing::norrbotten().content;
    for (const std::string language : {"en", "nl", "sv", "de", "fi", "uk"}) {
        const Texts texts(language, content);
        for (const auto track : lead::track_codes) {
            for (const auto work : lead::work_codes) {
                Visit visit;
                visit.citizen = track;
                visit.with = {"small", "school", "animals"};
                visit.wish.work = work;
                const auto way = way_of(visit, content);
                const auto pages = take_home_list(way, content.place("overtornea"), content, texts);
                std::string all;
                for (const std::string& page : pages) {
                    CHECK(page.size() <= take_home_bytes_max);
                    all += page;
                }
                INFO(language << " " << track << " " << work << ": " << all);
                CHECK(pages.size() <= 4);
                for (const auto& planned : way) {
                    CHECK(all.find(texts.in(content.steps.find(planned.id)->title)) != std::string::npos);
                }
            }
        }
    }
}

TEST_CASE("the temperature counts a tap at once, with nothing of the visit in it") {
    Visitor visitor;
    visitor.tap("attract.pulse");
    visitor.tap("pulse.job");
    REQUIRE(visitor.count<CountAnswer>() == 1);
    const auto& answer = std::get<CountAnswer>(visitor.effects.front());
    CHECK(answer.question == "move");
    CHECK(answer.value == "job");
    visitor.tap("pulse.skip");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.count<CountAnswer>() == 1);
}

TEST_CASE("from the thanks the temperature leads back to the thanks, with the wish still there to take back") {
    Visitor visitor;
    visitor.go_to_thanks();
    const std::string reference = visitor.text("thanks.reference");
    visitor.tap("thanks.pulse");
    visitor.tap("pulse.stay");
    visitor.tap("back");
    CHECK(visitor.text("thanks.reference") == reference);
    visitor.tap("thanks.pulse");
    visitor.tap("pulse.home");
    visitor.tap("pulse.far");
    CHECK(visitor.screen() == "thanks");
    const auto pulses = std::count_if(visitor.effects.begin(), visitor.effects.end(), [](const Effect& effect) {
        const auto* one = std::get_if<CountAnswer>(&effect);
        return one != nullptr && one->kind == "pulse";
    });
    CHECK(pulses == 3);
    CHECK(visitor.can_tap("thanks.withdraw"));
}
