// A region whose portal keeps its database on a CrashDisk, with one stand and a few leads that are ready to be sent.
// Its other files (keys, epoch.guard, erasures.log) lie on the real disk.
#pragma once

#include <set>

#include "tests/faults/portal/default_vfs.hpp"
#include "tests/support/portal_region.hpp"

namespace monter::faults {

using test::Json;

class CrashRegion {
public:
    CrashRegion();
    // Everything as it was when this was made, and the portal running again.
    void begin_anew();

    // A visitor's leads in a batch; what is answered is remembered. False where it was not answered as kept.
    bool send(std::size_t first, std::size_t count);
    [[nodiscard]] int last_status() const { return last_status_; }
    [[nodiscard]] std::size_t promised() const { return promised_.size(); }  // leads with a receipt since begin_anew()
    // The last lead's visitor takes it back, at the stand.
    bool take_back();
    // Power goes, and comes back.
    void cut(Luck* luck);
    [[nodiscard]] bool reopen() { return region.try_reopen(); }
    // What was promised is there: an empty text, or what is not.
    [[nodiscard]] std::string wrong();
    // All of it once more; every lead must be there once in the end.
    [[nodiscard]] std::string wrong_after_sending_all();

    [[nodiscard]] CrashDisk& disk() { return files_.vfs().disk(); }

private:
    DefaultVfs files_;

public:
    test::Region region;

private:
    test::Stand stand_;
    std::vector<test::SealedLead> leads_;
    std::vector<Json> ready_;
    CrashDisk at_first_;
    std::string guard_at_first_;
    std::set<Id> promised_;
    bool taken_back_ = false;
    int last_status_ = 0;
};

}  // namespace monter::faults
