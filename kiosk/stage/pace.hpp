// How often a picture that lives by itself (aurora, water, a slow drift) is drawn again: as often as this machine
// bears, by what its frames have cost so far. Pure.
//
// A frame that costs next to no processor is a graphics card's: then 60 a second. Where the processor itself paints, 20
// a second are enough for what moves this slowly, and no more than two fifths of one core go into it: a stand that is
// hot and busy with itself answers late. A touch never waits for this; it only ends the sleep.
#pragma once

#include <cstdint>

namespace monter::kiosk {

class Pace {
public:
    // After a frame of its own accord: the processor time this program has taken so far, all threads, ms. What it took
    // since the last call is what a frame costs.
    void drawn(double processor_ms);
    // From the beginning of one frame to that of the next, ms.
    [[nodiscard]] std::int64_t interval_ms() const;

    static constexpr std::int64_t smooth_ms = 16, painted_ms = 50;
    static constexpr double cheap_ms = 4;  // of processor a frame

private:
    double before_ms_ = -1, cost_ms_ = -1;
};

}  // namespace monter::kiosk
