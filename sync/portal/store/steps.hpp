// What happened to a person since the decision: the log a page shows, and what audits ask. Only ever added to; an
// erasure empties the notes.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

enum class What {
    routed,  // the region's decision; the note holds its inputs, `detail` the version of the weights
    guide,   // whose turn it is to accept; `detail` says why: "late" or "absent"
    deputy,
    region,
    accepted,
    transferred,  // `detail`: where to; the note says why
    shared,       // `detail`: with whom
    note,
    call,
    mail,
    next,
    next_done,
    outcome,  // `detail`: which
    ticked,   // `detail`: the step north
    unticked,
    looked,      // the visitor read what is held, with the code
    downloaded,  // and took a copy
    corrected,   // changed name or address
    unshared,    // took back that other municipalities may be asked
    eures_yes,   // said yes to EURES in the dialogue; `detail`: how, and on which day
    eures_no     // no longer; `who` is empty where the visitor ended it with the code
};
[[nodiscard]] const char* name(What what);

struct Step {
    Id lead_id{};
    std::int64_t at_ms = 0;
    std::string who;           // a login; empty = the portal itself
    std::string municipality;  // whose step it is; empty = for all who may see the person
    What what = What::note;
    std::string detail;
    Bytes note;  // sealed; empty = none, or emptied by an erasure
};

[[nodiscard]] Result<void> add_step(Work& work, const Step& step);
// The region's decisions since then that still say what they were made by, newest first.
[[nodiscard]] Result<std::vector<Step>> decisions_since(Work& work, std::int64_t from_ms, int limit);
// Oldest first.
[[nodiscard]] Result<std::vector<Step>> steps_of(Work& work, const Id& lead_id);

}  // namespace monter::portal::store
