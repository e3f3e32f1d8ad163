#include "sync/agent/link.hpp"

#include "sync/agent/retry.hpp"

namespace monter::agent {

void Link::succeeded() {
    failures_ = 0;
    open_from_boot_ms_ = 0;
}

void Link::failed(const Problem& problem, const Moment& now) {
    if (failures_ == 0) failing_since_boot_ms_ = now.boot_ms;
    ++failures_;
    switch (problem.trouble) {
        case Trouble::authority:
            open_from_boot_ms_ = now.boot_ms + authority_pause_ms;
            return;
        case Trouble::disk:
            open_from_boot_ms_ = now.boot_ms + disk_pause_ms;
            return;
        case Trouble::transient:
        case Trouble::not_our_portal:
        case Trouble::protocol:
        case Trouble::size:
        case Trouble::lead:
        case Trouble::epoch:
            break;
    }
    const std::chrono::milliseconds failing_for(now.boot_ms - failing_since_boot_ms_);
    open_from_boot_ms_ = now.boot_ms + wait_after(failures_, failing_for, luck_(), problem.retry_after_s).count();
}

}  // namespace monter::agent
