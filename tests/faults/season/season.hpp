// A season in a fraction of a second: four stands at fairs for thirty days, the portal, and a guide, all of them the
// product's own code in one process, under a clock, a network and disks that are only played. One number tells the
// whole story: what happens, what chance draws, down to keys and nonces, follows from the seed.
//
// What may happen: visitors who leave and take back; no network, a bad one, a good one; power cuts, nights, refused
// disk calls; clocks that jump ten years; the portal without power, behind, or put back from its backup, with and
// without its guard, or so that nothing shows it; a stand's disk put back or copied; a stand revoked and enrolled anew;
// daily backups, and letting go.
#pragma once

#include <string>

#include "tests/faults/season/fair_stand.hpp"

namespace monter::faults {

struct SeasonReport {
    int seasons = 0;
    int cuts = 0;        // power cuts, of stands and of the portal
    int restores = 0;    // of the portal
    int confirmed = 0;   // leads whose visitor saw "Thank you"
    int lost = 0;        // of those: not at the guide in the end, and not excused by a disk that was put back
    int doubled = 0;     // at the guide more than once
    int unreadable = 0;  // at the guide, and can't be opened, or with another's words
    int undone = 0;      // taken back, and still readable
    int in_clear = 0;    // a visitor's words on a disk of a stand or of the portal
    int stuck = 0;       // stands that did not get rid of what they had, at the end, with all well
    std::uint64_t digest = 0;
    std::string stuck_because;

    SeasonReport& operator+=(const SeasonReport& more);
    [[nodiscard]] bool clean() const { return lost + doubled + unreadable + undone + in_clear + stuck == 0; }
    [[nodiscard]] std::string line() const;
};

class Season {
public:
    Season();
    ~Season();
    [[nodiscard]] SeasonReport play(std::uint64_t seed);

private:
    struct World;
    std::unique_ptr<World> world_;
};

}  // namespace monter::faults
