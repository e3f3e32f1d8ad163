#include "sync/lead/match.hpp"

#include <algorithm>
#include <tuple>

namespace monter::lead {
namespace {

constexpr int dreams_points = 1000;
constexpr int work_points = 120;
constexpr int local_language_points = 80;
constexpr int swedish_points = 40;
constexpr int capacity_points_max = 40;
constexpr int capacity_points_each = 2;

constexpr std::array<std::string_view, 7> why_names = {"wrote_from", "hearted",  "dream", "work",
                                                       "language",   "capacity", "small"};

bool holds(const std::vector<std::string>& list, std::string_view what) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

struct Scored {
    Match match;
    int tier = 0;  // 0 written from, 1 hearted, 2 the rest
    std::size_t heart = 0;
    int dreams = 0, second = 0, room = 0;  // points of dreams; of work and languages; of capacity and size
    int evidence = 0;                      // picked dreams whose value is known
    std::int64_t population = 0;
};

void add_dreams(Scored& to, const Wish& wish, const Profile& place) {
    std::vector<std::pair<std::string, const DreamValue*>> known;
    for (const std::string& dream : wish.dreams) {
        const auto at = index_of(dream_codes, dream);
        if (at && place.dreams[*at]) known.emplace_back(dream, &*place.dreams[*at]);
    }
    to.evidence = static_cast<int>(known.size());
    // The mean is rounded once, as a whole: rounded dream by dream, equal means would differ and small places lose a
    // tie.
    int values = 0;
    for (const auto& [dream, told] : known) {
        values += told->value;
        const int so_far = dreams_points * values / (3 * to.evidence);
        const int points = so_far - to.dreams;
        to.match.points += points;
        to.dreams = so_far;
        if (points > 0) to.match.reasons.push_back({Reason::Why::dream, dream, told->fact, told->value, points});
    }
}

void add(Scored& to, Reason::Why why, std::string subject, int points) {
    to.match.points += points;
    if (points > 0) to.match.reasons.push_back({why, std::move(subject), {}, 0, points});
}

void add_work_and_languages(Scored& to, const Wish& wish, const Profile& place) {
    if (!wish.work.empty() && holds(place.work, wish.work)) add(to, Reason::Why::work, wish.work, work_points);
    for (const std::string& language : wish.speaks) {
        if (language == "sv" || language == "en" || !holds(place.languages, language)) continue;
        add(to, Reason::Why::language, language, local_language_points);
        return;
    }
    if (holds(wish.speaks, "sv")) add(to, Reason::Why::language, "sv", swedish_points);
}

void add_room(Scored& to, const Profile& place) {
    const int told = place.capacity.value_or(capacity_points_max / capacity_points_each / 2);
    const int points = std::clamp(told * capacity_points_each, 0, capacity_points_max);
    to.room += points;  // as the middle where it is not told, so that nobody is punished for thin data
    if (place.capacity) add(to, Reason::Why::capacity, {}, points);
    const int fair = place.population < 5'000    ? 30
                     : place.population < 10'000 ? 20
                     : place.population < 20'000 ? 10
                                                 : 0;
    to.room += fair;
    add(to, Reason::Why::small, {}, fair);
}

Scored score(const Wish& wish, const Profile& place) {
    Scored out;
    out.match.municipality = place.municipality;
    out.population = place.population;
    const auto heart = std::find(wish.hearts.begin(), wish.hearts.end(), place.municipality);
    const bool hearted = heart != wish.hearts.end();
    const bool wrote_from = !wish.written_from.empty() && wish.written_from == place.municipality;
    out.tier = wrote_from ? 0 : hearted ? 1 : 2;
    out.heart = static_cast<std::size_t>(heart - wish.hearts.begin());
    add_dreams(out, wish, place);
    add_work_and_languages(out, wish, place);
    out.second = out.match.points - out.dreams;
    add_room(out, place);
    auto& reasons = out.match.reasons;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.points > b.points; });
    if (hearted) reasons.insert(reasons.begin(), {Reason::Why::hearted, {}, {}, 0, 0});
    if (wrote_from) reasons.insert(reasons.begin(), {Reason::Why::wrote_from, {}, {}, 0, 0});
    return out;
}

bool comes_first(const Scored& a, const Scored& b) {
    if (a.tier != b.tier) return a.tier < b.tier;
    if (a.tier == 1 && a.heart != b.heart) return a.heart < b.heart;
    return std::tuple(-a.dreams, -a.second, -a.room, -a.evidence, a.population,
                      std::string_view(a.match.municipality)) <
           std::tuple(-b.dreams, -b.second, -b.room, -b.evidence, b.population, std::string_view(b.match.municipality));
}

}  // namespace

std::vector<Match> match(const Wish& wish, std::span<const Profile> profiles) {
    std::vector<Scored> scored;
    scored.reserve(profiles.size());
    for (const Profile& place : profiles) scored.push_back(score(wish, place));
    std::sort(scored.begin(), scored.end(), comes_first);
    std::vector<Match> out;
    out.reserve(scored.size());
    for (Scored& one : scored) out.push_back(std::move(one.match));
    return out;
}

namespace {

int strongest(std::span<const Reason> all) {
    int most = 0;
    for (const Reason& reason : all) most = std::max(most, reason.points);
    return most;
}

}  // namespace

Weight weight_of(const Reason& reason, std::span<const Reason> all) {
    using Why = Reason::Why;
    if (reason.why == Why::wrote_from || reason.why == Why::hearted) return Weight::chosen;
    if (reason.why == Why::work || reason.why == Why::language) return Weight::between;
    if (reason.why != Why::dream) return Weight::last;
    // By the values: the points of equal dreams may differ by one, so that their sum is the mean.
    int most = 0;
    for (const Reason& other : all) {
        if (other.why == Why::dream) most = std::max(most, other.value);
    }
    return reason.value >= most ? Weight::most : 2 * reason.value >= most ? Weight::much : Weight::little;
}

int share_of(const Reason& reason, std::span<const Reason> all) {
    if (weight_of(reason, all) == Weight::chosen) return 100;
    const int most = strongest(all);
    return most > 0 ? (reason.points * 100 + most / 2) / most : 0;
}

std::string_view name(Reason::Why why) {
    return why_names[static_cast<std::size_t>(why)];
}

std::optional<Reason::Why> why_from(std::string_view text) {
    const auto at = index_of(why_names, text);
    if (!at) return std::nullopt;
    return static_cast<Reason::Why>(*at);
}

}  // namespace monter::lead
