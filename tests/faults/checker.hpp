// The rule every fault run is judged by (Jepsen's "set" test): what a visitor saw confirmed is there, whole, once,
// under the number it was given; what is there was really left by somebody. What was asked and not confirmed may be
// there or not.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/lead/sealed.hpp"

namespace monter::faults {

// A lead as it was found on a disk afterwards.
struct Found {
    Id lead_id{};
    std::uint64_t seq = 0;
    Hash ct_sha256{};
    bool whole = false;  // its bytes still have that hash; true for one that is empty by right
    int state = 0;
    bool proven = false;  // where purged: its receipt is there, whole, and speaks of it
};

struct Verdict {
    int confirmed = 0;
    int lost = 0;      // confirmed, and not there, not whole, or under another number
    int doubled = 0;   // there twice, or two under one number
    int invented = 0;  // there, and nobody left it
    int undone = 0;    // an ack or a withdrawal that was confirmed and is not in effect
    int unreadable = 0;
    int unproven = 0;  // purged without a receipt that proves it, or without being allowed to

    Verdict& operator+=(const Verdict& more);
    [[nodiscard]] bool clean() const { return lost + doubled + invented + undone + unreadable + unproven == 0; }
};

class Checker {
public:
    void attempt(const lead::Sealed& sealed, const Hash& ct_sha256);
    void confirm(const Id& lead_id, std::uint64_t seq);
    void attempt_ack(const Id& lead_id);
    void confirm_ack(const Id& lead_id);
    void attempt_withdrawal(const Id& lead_id);
    void confirm_withdrawal(const Id& lead_id);

    // The store may have been built anew: what was let go by right need not be there any more, not even as a row.
    void let_go_is_forgotten() { forgets_ = true; }
    void acks_may_go() { acked_.clear(); }  // the portal was put back: what is acked waits again
    void allow_purge(const Id& lead_id);    // from now on it may be purged

    [[nodiscard]] const std::map<Id, lead::Sealed>& attempted() const { return attempted_; }
    [[nodiscard]] Verdict judge(const std::vector<Found>& found) const;

private:
    [[nodiscard]] bool is_undone(const Found& found) const;

    std::map<Id, lead::Sealed> attempted_;
    std::map<Id, Hash> hashes_;
    std::map<Id, std::uint64_t> confirmed_;
    bool forgets_ = false;
    int renumbered_ = 0;  // confirmed again under another number
    std::set<Id> maybe_acked_, acked_, maybe_withdrawn_, withdrawn_, purgeable_;
};

}  // namespace monter::faults
