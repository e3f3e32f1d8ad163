// The real portal on a simulated disk, at some office: it loses power, is backed up and put back, and a guide reads
// from it. Its keys, epoch.guard and erasures.log lie on the real disk.
#pragma once

#include <set>

#include "tests/faults/portal/default_vfs.hpp"
#include "tests/support/portal_region.hpp"

namespace monter::faults {

class PortalHost {
public:
    PortalHost();
    // As it was when this was made.
    void begin_anew();

    // Nothing while it has no power, or lost it over this very request.
    [[nodiscard]] std::optional<portal::Response> answer(const portal::Request& request, std::int64_t now_ms);
    [[nodiscard]] bool is_up() const { return up_; }
    void lose_power_after(std::uint64_t changes) { disk().lose_power_after(changes); }
    // Everything not certain is left to chance; then it starts again.
    void come_back(Luck& luck, std::int64_t now_ms);

    // A copy in the safe, proven to restore: stands may let go of what it holds.
    void back_up();
    // From that copy; with the guard of that day, too, where somebody put the whole folder back.
    void put_back(bool guard_too, std::int64_t now_ms);
    [[nodiscard]] bool has_backup() const { return backup_.has_value(); }

    void revoke(const Id& device, std::int64_t now_ms);
    // What the guide has: lead_id -> how often, and whether it can be read.
    struct AtGuide {
        int times = 0;
        std::string name;  // as the visitor wrote it; empty where it was taken back or can't be read
        std::string status;
    };
    [[nodiscard]] std::map<std::string, AtGuide> read_as_guide(std::int64_t now_ms);
    // Every lead the database has bytes of now.
    [[nodiscard]] std::set<Id> held();

    [[nodiscard]] test::Region& region() { return region_; }
    [[nodiscard]] CrashDisk& disk() { return files_.vfs().disk(); }

private:
    [[nodiscard]] std::string guard() const;
    [[nodiscard]] bool works(const Result<void>& done);
    [[nodiscard]] Moment moment(std::int64_t now_ms) const;

    DefaultVfs files_;
    test::Region region_;
    CrashDisk at_first_;
    std::string guard_at_first_;
    std::optional<CrashDisk> backup_;
    std::string guard_of_backup_;
    bool up_ = true;
};

}  // namespace monter::faults
