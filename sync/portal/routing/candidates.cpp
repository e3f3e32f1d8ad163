#include "sync/portal/routing/candidates.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace monter::portal::routing {
namespace {

using Json = nlohmann::json;

// The most the match gives for each kind (sync/lead/match.hpp).
constexpr int dreams_most = 1000, work_most = 120, language_most = 80, small_most = 30;

bool holds(const std::vector<std::string>& list, const std::string& what) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

int& share(Candidate& candidate, Points kind) {
    return candidate.shares[static_cast<std::size_t>(kind)];
}

int own_choice(const lead::Wish& wish, const std::string& municipality) {
    if (!wish.written_from.empty() && wish.written_from == municipality) return 1;
    const auto heart = std::find(wish.hearts.begin(), wish.hearts.end(), municipality);
    return heart == wish.hearts.end() ? 0 : 2 + static_cast<int>(heart - wish.hearts.begin());
}

// English and Swedish every guide writes.
int guide_share(const lead::Record& record, const std::vector<std::string>& written) {
    if (holds(written, record.language)) return whole_share;
    const bool second = std::any_of(record.wish.speaks.begin(), record.wish.speaks.end(), [&](const std::string& one) {
        return one != "en" && one != "sv" && holds(written, one);
    });
    return second ? whole_share / 2 : 0;
}

// As the middle where it is not told, so that nobody is punished for thin data.
int room_share(const Candidate& candidate) {
    if (candidate.month < 0) return whole_share / 2;
    if (candidate.taken >= candidate.month) return 0;
    return static_cast<int>(whole_share * (candidate.month - candidate.taken) / candidate.month);
}

void add_match(Candidate& to, const lead::Match& match) {
    using Why = lead::Reason::Why;
    for (const lead::Reason& reason : match.reasons) {
        if (reason.why == Why::dream) share(to, Points::dreams) += whole_share * reason.points / dreams_most;
        if (reason.why == Why::work) share(to, Points::work) = whole_share * reason.points / work_most;
        if (reason.why == Why::language) share(to, Points::language) = whole_share * reason.points / language_most;
        if (reason.why == Why::small) share(to, Points::fair) = whole_share * reason.points / small_most;
    }
}

}  // namespace

std::int64_t score(const Candidate& candidate, const Weights& weights) {
    std::int64_t out = 0;
    for (std::size_t i = 0; i < kinds; ++i) out += std::int64_t{candidate.shares[i]} * weights.points[i];
    return out;
}

std::vector<Candidate> candidates(const lead::Record& record, std::span<const lead::Match> matches,
                                  std::span<const lead::Profile> profiles, const AllCircumstances& circumstances,
                                  const Household& household) {
    std::vector<Candidate> out;
    for (const lead::Match& match : matches) {
        Candidate one{.municipality = match.municipality,
                      .own_choice = own_choice(record.wish, match.municipality),
                      .household = holds(household, match.municipality)};
        add_match(one, match);
        const auto profile = std::find_if(profiles.begin(), profiles.end(),
                                          [&](const lead::Profile& p) { return p.municipality == match.municipality; });
        if (profile != profiles.end() && profile->capacity) one.month = *profile->capacity;
        if (const auto now = circumstances.find(match.municipality); now != circumstances.end()) {
            one.at_work = now->second.at_work;
            one.taken = now->second.taken;
            if (now->second.month) one.month = *now->second.month;
            share(one, Points::guide) = guide_share(record, now->second.languages);
        }
        share(one, Points::room) = room_share(one);
        out.push_back(std::move(one));
    }
    return out;
}

void rank(std::vector<Candidate>& candidates, const Weights& weights) {
    constexpr int no_choice = 1000;  // after every heart
    const auto order = [&](const Candidate& one) {
        const int own = one.own_choice == 0 ? no_choice : one.own_choice;
        return std::tuple(!one.household, own, one.own_choice == 0 && !one.at_work, -score(one, weights));
    };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return order(a) < order(b); });
}

std::string to_json(const Decided& decided) {
    Json list = Json::array();
    for (const Candidate& one : decided.candidates) {
        list.push_back({{"place", one.municipality},
                        {"own", one.own_choice},
                        {"at_work", one.at_work},
                        {"month", one.month},
                        {"taken", one.taken},
                        {"shares", one.shares}});
        if (one.household) list.back()["household"] = true;
    }
    return Json{{"v", 1}, {"weights", decided.weights}, {"candidates", std::move(list)}}.dump();
}

Result<Decided> decided_from_json(std::string_view json) {
    try {
        const Json read = Json::parse(json);
        Decided out{.weights = read.at("weights").get<std::int64_t>()};
        for (const Json& one : read.at("candidates")) {
            out.candidates.push_back({.municipality = one.at("place").get<std::string>(),
                                      .own_choice = one.at("own").get<int>(),
                                      .shares = one.at("shares").get<std::array<int, kinds>>(),
                                      .at_work = one.at("at_work").get<bool>(),
                                      .month = one.at("month").get<std::int64_t>(),
                                      .taken = one.at("taken").get<std::int64_t>(),
                                      .household = one.value("household", false)});
        }
        return out;
    } catch (const Json::exception&) {
        return fail(Kind::corrupt, "what a decision was made by is not readable");
    }
}

}  // namespace monter::portal::routing
