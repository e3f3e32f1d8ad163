// Which municipalities fit a visitor, and why. One pure function, used by the kiosk and by the portal, so that a guide
// reads the very reasons the visitor saw.
//
// Order: the place the visitor wrote from, then hearted places in the order they were hearted, then the points, kind by
// kind: dreams decide; where they are equal, work and languages; where those are too, room: capacity and a fair chance
// for small places. However many dreams are picked, no job outweighs one. Integers only, so that every machine agrees:
//   dreams     up to 1000   the mean of the known values of the picked dreams, of 3, rounded down once
//   work       up to 120    the place has a sourced answer for how the visitor wants to earn a living
//   languages  up to 80     the visitor speaks one of the place's languages beside Swedish and English (Swedish: 40)
//   capacity   up to 40     2 a person a month its guide can welcome; not told ranks as the middle, and adds no points
//   fair       up to 30     30 under 5,000 people, 20 under 10,000, 10 under 20,000: small places win people fastest,
//                           and only where dreams and work don't decide does size speak
// Equal points: more known evidence first, then fewer people, then the id.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sync/lead/profile.hpp"

namespace monter::lead {

// What a visitor answered, without anything that says who they are.
struct Wish {
    std::vector<std::string> dreams;  // in the order picked, at most dreams_max
    std::vector<std::string> hearts;  // municipalities, in the order hearted
    std::string written_from;         // the municipality whose showcase led to the form; empty = none
    std::string work;                 // a code of work_codes; empty = not answered
    std::vector<std::string> speaks;

    friend bool operator==(const Wish&, const Wish&) = default;
};

// A reason is data; both sides put it into words. `points` is what it added to the score.
struct Reason {
    enum class Why { wrote_from, hearted, dream, work, language, capacity, small };
    Why why = Why::dream;
    std::string subject;  // the dream, work or language code; empty for the others
    std::string fact;     // id of the place's fact behind a dream; empty for the others
    int value = 0;        // 0 to 3 for a dream
    int points = 0;

    friend bool operator==(const Reason&, const Reason&) = default;
};

struct Match {
    std::string municipality;
    int points = 0;
    std::vector<Reason>
        reasons;  // strongest first: wrote_from, hearted, then by points; never a reason of 0 points but these two

    friend bool operator==(const Match&, const Match&) = default;
};

// Every profile, best first.
[[nodiscard]] std::vector<Match> match(const Wish& wish, std::span<const Profile> profiles);

// What a reason counts for beside the others of its match, in the order the match goes by.
enum class Weight {
    chosen,   // the visitor's own choice: before any points
    most,     // a dream, the strongest (or as strong as it)
    much,     // a dream, at least half as strong
    little,   // a dream, weaker
    between,  // work or language: decides only where dreams are equal
    last      // capacity or size: only where those are equal too
};
[[nodiscard]] Weight weight_of(const Reason& reason, std::span<const Reason> all);
// 0 to 100, for a bar: the strongest of them is 100, and so is what the visitor chose.
[[nodiscard]] int share_of(const Reason& reason, std::span<const Reason> all);

// "dream", "wrote_from" …: how a reason is written in JSON.
[[nodiscard]] std::string_view name(Reason::Why why);
[[nodiscard]] std::optional<Reason::Why> why_from(std::string_view name);

}  // namespace monter::lead
