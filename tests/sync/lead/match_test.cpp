#include "sync/lead/match.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"

using namespace monter;
using namespace monter::lead;

namespace {

Profile place(const std::string& id, std::int64_t population = 30'000) {
    Profile out;
    out.municipality = id;
    out.population = population;
    return out;
}

void give(Profile& to, std::string_view dream, int value) {
    to.dreams[*index_of(dream_codes, dream)] = DreamValue{value, "fact-of-" + std::string(dream)};
}

std::vector<std::string> order(const Wish& wish, const std::vector<Profile>& places) {
    std::vector<std::string> out;
    for (const Match& one : match(wish, places)) out.push_back(one.municipality);
    return out;
}

const Match& of(const std::vector<Match>& all, const std::string& id) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Match& one) { return one.municipality == id; });
    REQUIRE(at != all.end());
    return *at;
}

int points_for(const Match& match, Reason::Why why) {
    int out = 0;
    for (const Reason& reason : match.reasons) out += reason.why == why ? reason.points : 0;
    return out;
}

Wish some_wish(test::Luck& luck, std::size_t places) {
    Wish wish;
    for (std::uint64_t i = luck.below(6); i > 0; --i) {
        const std::string dream(dream_codes[luck.below(dream_codes.size())]);
        if (std::find(wish.dreams.begin(), wish.dreams.end(), dream) == wish.dreams.end()) wish.dreams.push_back(dream);
    }
    for (std::uint64_t i = 0; i < places; ++i) {
        if (luck.percent(15)) wish.hearts.push_back("p" + std::to_string(i));
    }
    if (luck.percent(40)) wish.written_from = "p" + std::to_string(luck.below(places));
    if (luck.percent(60)) wish.work = work_codes[luck.below(work_codes.size())];
    for (const auto code : speaks_codes) {
        if (luck.percent(30)) wish.speaks.emplace_back(code);
    }
    return wish;
}

Profile some_place(test::Luck& luck, std::size_t number) {
    Profile out = place("p" + std::to_string(number), static_cast<std::int64_t>(2'000 + luck.below(80'000)));
    for (auto& dream : out.dreams) {
        if (luck.percent(60)) dream = DreamValue{static_cast<int>(luck.below(4)), "f"};
    }
    for (const auto code : work_codes) {
        if (luck.percent(40)) out.work.emplace_back(code);
    }
    for (const char* code : {"sv", "fi", "se"}) {
        if (luck.percent(50)) out.languages.emplace_back(code);
    }
    if (luck.percent(50)) out.capacity = static_cast<int>(luck.below(40));
    return out;
}

}  // namespace

TEST_CASE("the place a visitor wrote from comes first, hearted ones next as they were hearted, then the score") {
    std::vector<Profile> places = {place("best"), place("heart1"), place("heart2"), place("from")};
    give(places[0], "forest", 3);
    const Wish wish{{"forest"}, {"heart2", "heart1"}, "from", "", {}};
    CHECK(order(wish, places) == std::vector<std::string>{"from", "heart2", "heart1", "best"});
    const auto all = match(wish, places);
    CHECK(all[0].reasons[0].why == Reason::Why::wrote_from);
    CHECK(all[1].reasons[0].why == Reason::Why::hearted);
    CHECK(all[3].reasons[0].why == Reason::Why::dream);
}

TEST_CASE("a place that is hearted and written from says both, once each") {
    const auto all = match({{}, {"a", "b"}, "b", "", {}}, std::vector{place("a"), place("b")});
    CHECK(all[0].municipality == "b");
    CHECK(all[0].reasons[0].why == Reason::Why::wrote_from);
    CHECK(all[0].reasons[1].why == Reason::Why::hearted);
    CHECK(all.size() == 2);
}

TEST_CASE("a place is not punished for what nobody found out about it") {
    std::vector<Profile> places = {place("known"), place("thin")};
    give(places[0], "forest", 3);
    give(places[0], "sea", 3);
    give(places[1], "forest", 3);
    const auto all = match({{"forest", "sea"}, {}, "", "", {}}, places);
    CHECK(points_for(of(all, "thin"), Reason::Why::dream) == 1000);
    CHECK(points_for(of(all, "known"), Reason::Why::dream) == 1000);
    CHECK(all[0].municipality == "known");  // among equals, more evidence first
}

TEST_CASE("what a place is known not to have counts against it, other than what is unknown") {
    std::vector<Profile> places = {place("without"), place("unknown")};
    give(places[0], "forest", 3);
    give(places[0], "sea", 0);
    give(places[1], "forest", 3);
    const auto all = match({{"forest", "sea"}, {}, "", "", {}}, places);
    CHECK(all[0].municipality == "unknown");
    CHECK(points_for(of(all, "without"), Reason::Why::dream) == 500);
}

TEST_CASE("a dream's reason names the fact that justifies it") {
    std::vector<Profile> places = {place("a")};
    give(places[0], "lights", 2);
    const auto all = match({{"lights"}, {}, "", "", {}}, places);
    const auto& reasons = all[0].reasons;
    REQUIRE_FALSE(reasons.empty());
    CHECK(reasons[0] == Reason{Reason::Why::dream, "lights", "fact-of-lights", 2, 666});
}

TEST_CASE("dreams decide before work, work before language, and room only after both") {
    std::vector<Profile> places = {place("dreams"), place("work"), place("language"), place("room")};
    give(places[0], "forest", 1);
    for (std::size_t i = 1; i < 4; ++i) give(places[i], "forest", 0);
    places[1].work = {"remote"};
    places[2].languages = {"fi"};
    places[3].capacity = 1000;
    const Wish wish{{"forest"}, {}, "", "remote", {"fi"}};
    CHECK(order(wish, places) == std::vector<std::string>{"dreams", "work", "language", "room"});
}

TEST_CASE("a place that offers one dream more comes first, whatever work, language and room say") {
    std::vector<Profile> places = {place("dreams", 80'000), place("all_else", 2'500)};
    for (const char* dream : {"forest", "sea", "village", "winter", "culture"}) {
        give(places[0], dream, 3);
        give(places[1], dream, 3);
    }
    give(places[1], "culture", 2);
    places[1].work = {"remote"};
    places[1].languages = {"fi"};
    places[1].capacity = 1000;
    const Wish wish{{"forest", "sea", "village", "winter", "culture"}, {}, "", "remote", {"fi"}};
    CHECK(order(wish, places) == std::vector<std::string>{"dreams", "all_else"});
}

TEST_CASE("the points of a place are those of its reasons") {
    std::vector<Profile> places = {place("a", 2'500), place("b", 80'000)};
    give(places[0], "forest", 2);
    give(places[1], "forest", 3);
    places[0].work = {"remote"};
    places[1].capacity = 7;
    for (const Match& one : match({{"forest", "sea"}, {}, "", "remote", {"sv"}}, places)) {
        int sum = 0;
        for (const Reason& reason : one.reasons) sum += reason.points;
        CHECK(one.points == sum);
    }
}

TEST_CASE("equal means tie, however many dreams they are the mean of") {
    std::vector<Profile> places = {place("big", 80'000), place("small", 2'500)};
    give(places[0], "town", 3);
    give(places[0], "village", 0);
    give(places[1], "town", 1);
    give(places[1], "village", 2);
    CHECK(order({{"town", "village"}, {}, "", "", {}}, places) == std::vector<std::string>{"small", "big"});
    give(places[1], "sea", 1);
    give(places[1], "town", 2);
    give(places[0], "town", 2);
    give(places[0], "village", 2);
    give(places[0], "sea", 1);
    const auto found = match({{"town", "village", "sea"}, {}, "", "", {}}, places);
    for (const Match& one : found) {
        for (const Reason& reason : one.reasons) {
            if (reason.value == 2) CHECK(weight_of(reason, one.reasons) == Weight::most);
            if (reason.value == 2) CHECK(share_of(reason, one.reasons) == 100);
        }
    }
}

TEST_CASE("Swedish and English are no local language, and a local one counts once") {
    std::vector<Profile> places = {place("a")};
    places[0].languages = {"sv", "en", "fi", "se"};
    const auto points = [&](std::vector<std::string> speaks) {
        return points_for(match({{}, {}, "", "", std::move(speaks)}, places)[0], Reason::Why::language);
    };
    CHECK(points({"en"}) == 0);
    CHECK(points({"sv"}) == 40);
    CHECK(points({"fi"}) == 80);
    CHECK(points({"sv", "fi", "se"}) == 80);
    CHECK(points({"nl"}) == 0);
}

TEST_CASE("small places get a fair chance only where nothing else decides") {
    std::vector<Profile> places = {place("large", 80'000), place("small", 2'500)};
    CHECK(order({}, places)[0] == "small");
    give(places[0], "forest", 3);
    give(places[1], "forest", 2);
    CHECK(order({{"forest"}, {}, "", "", {}}, places)[0] == "large");
}

TEST_CASE("a guide who told no capacity is in the middle, and it is no reason") {
    std::vector<Profile> places = {place("untold"), place("much"), place("none")};
    places[1].capacity = 20;
    places[2].capacity = 0;
    CHECK(order({}, places) == std::vector<std::string>{"much", "untold", "none"});
    CHECK(points_for(of(match({}, places), "untold"), Reason::Why::capacity) == 0);
}

TEST_CASE("matching is the same on every machine, in whatever order places come, and forgets none") {
    test::Luck luck(42);
    for (int round = 0; round < 300; ++round) {
        const std::size_t count = 1 + luck.below(14);
        std::vector<Profile> places;
        for (std::size_t i = 0; i < count; ++i) places.push_back(some_place(luck, i));
        const Wish wish = some_wish(luck, count);
        const auto all = match(wish, places);
        REQUIRE(all.size() == count);
        std::vector<Profile> shuffled = places;
        for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[luck.below(i)]);
        REQUIRE(match(wish, shuffled) == all);
        for (const Match& one : all) {
            REQUIRE(one.points >= 0);
            REQUIRE(one.points <= 1000 + 120 + 80 + 40 + 30);
            int strongest = 1000;
            for (const Reason& reason : one.reasons) {
                if (reason.why == Reason::Why::wrote_from || reason.why == Reason::Why::hearted) continue;
                REQUIRE(reason.points > 0);
                REQUIRE(reason.points <= strongest);
                strongest = reason.points;
            }
        }
        // Tiers never mix.
        const auto tier = [&](const Match& one) {
            if (one.municipality == wish.written_from) return 0;
            return std::find(wish.hearts.begin(), wish.hearts.end(), one.municipality) != wish.hearts.end() ? 1 : 2;
        };
        for (std::size_t i = 1; i < all.size(); ++i) {
            REQUIRE(tier(all[i - 1]) <= tier(all[i]));
            const auto dreams = [&](const Match& one) { return points_for(one, Reason::Why::dream); };
            if (tier(all[i]) == 2 && tier(all[i - 1]) == 2) REQUIRE(dreams(all[i - 1]) >= dreams(all[i]));
        }
    }
}

TEST_CASE("learning more about a dream a place is good at never lowers it") {
    test::Luck luck(7);
    for (int round = 0; round < 300; ++round) {
        Profile before = some_place(luck, 0);
        const Wish wish = some_wish(luck, 1);
        if (wish.dreams.empty()) continue;
        const auto at = *index_of(dream_codes, wish.dreams[0]);
        if (!before.dreams[at] || before.dreams[at]->value == 3) continue;
        Profile after = before;
        ++after.dreams[at]->value;
        REQUIRE(match(wish, std::vector{after})[0].points >= match(wish, std::vector{before})[0].points);
    }
}

TEST_CASE("every reason has a name that leads back to it") {
    for (const auto why : {Reason::Why::wrote_from, Reason::Why::hearted, Reason::Why::dream, Reason::Why::work,
                           Reason::Why::language, Reason::Why::capacity, Reason::Why::small}) {
        CHECK(why_from(name(why)) == why);
    }
    CHECK_FALSE(why_from("luck"));
}

TEST_CASE("what a reason weighs is told from the match's own points") {
    Profile here = place("here", 4'000);
    give(here, "forest", 3);
    give(here, "village", 2);
    give(here, "sea", 1);
    here.work = {"remote"};
    Wish wish;
    wish.dreams = {"forest", "village", "sea"};
    wish.work = "remote";
    wish.speaks = {"sv"};
    wish.hearts = {"here"};
    const auto matches = match(wish, std::vector<Profile>{here});
    const auto& reasons = matches.front().reasons;
    const auto weight = [&](Reason::Why why, const std::string& subject) {
        const auto at = std::find_if(reasons.begin(), reasons.end(),
                                     [&](const Reason& one) { return one.why == why && one.subject == subject; });
        REQUIRE(at != reasons.end());
        return std::pair{weight_of(*at, reasons), share_of(*at, reasons)};
    };
    CHECK(weight(Reason::Why::hearted, "") == std::pair{Weight::chosen, 100});
    CHECK(weight(Reason::Why::dream, "forest") == std::pair{Weight::most, 100});
    CHECK(weight(Reason::Why::dream, "village") == std::pair{Weight::much, 67});
    CHECK(weight(Reason::Why::dream, "sea") == std::pair{Weight::little, 33});
    CHECK(weight(Reason::Why::work, "remote") == std::pair{Weight::between, 36});
    CHECK(weight(Reason::Why::language, "sv").first == Weight::between);
    CHECK(weight(Reason::Why::small, "").first == Weight::last);
}
