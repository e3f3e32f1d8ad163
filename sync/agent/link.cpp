#include "sync/agent/link.hpp"

#include <algorithm>

#include "sync/agent/retry.hpp"

namespace monter::agent {

void Link::succeeded() {
    failures_ = 0;
    open_from_boot_ms_ = 0;
}

void Link::failed(const Problem& problem, const Moment& now) {
    if (failures_ == 0) failing_since_boot_ms_ = now.boot_ms;
    ++failures_;
    const Reaction& reaction = reaction_to(problem.trouble);
    a_network_may_help_ = reaction.a_network_may_end_it && !problem.retry_after_s;
    if (reaction.pause != Pause::back_off) {
        open_from_boot_ms_ = now.boot_ms + (reaction.pause == Pause::hour ? authority_pause_ms : disk_pause_ms);
        return;
    }
    const std::chrono::milliseconds failing_for(now.boot_ms - failing_since_boot_ms_);
    open_from_boot_ms_ = now.boot_ms + wait_after(failures_, failing_for, luck_(), problem.retry_after_s).count();
}

void Link::network_came(const Moment& now) {
    if (failures_ == 0 || !a_network_may_help_ || now.boot_ms < anew_from_boot_ms_) return;
    anew_from_boot_ms_ = now.boot_ms + anew_every_ms;
    failures_ = 0;
    const std::int64_t soon = now.boot_ms + wait_after(1, std::chrono::milliseconds(0), luck_()).count();
    open_from_boot_ms_ = std::min(open_from_boot_ms_, soon);
}

}  // namespace monter::agent
