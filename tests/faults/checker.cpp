#include "tests/faults/checker.hpp"

namespace monter::faults {
namespace {

constexpr int pending = 0;
constexpr int acked = 1;
constexpr int purged = 2;
constexpr int withdrawn = 4;

}  // namespace

Verdict& Verdict::operator+=(const Verdict& more) {
    confirmed += more.confirmed;
    lost += more.lost;
    doubled += more.doubled;
    invented += more.invented;
    undone += more.undone;
    unreadable += more.unreadable;
    unproven += more.unproven;
    return *this;
}

void Checker::attempt(const lead::Sealed& sealed, const Hash& ct_sha256) {
    attempted_.emplace(sealed.lead_id, sealed);
    hashes_.emplace(sealed.lead_id, ct_sha256);
}
void Checker::confirm(const Id& lead_id, std::uint64_t seq) {
    const auto [at, first] = confirmed_.emplace(lead_id, seq);
    if (!first && at->second != seq) ++renumbered_;
}
void Checker::attempt_ack(const Id& lead_id) {
    maybe_acked_.insert(lead_id);
}
void Checker::confirm_ack(const Id& lead_id) {
    acked_.insert(lead_id);
}
void Checker::attempt_withdrawal(const Id& lead_id) {
    maybe_withdrawn_.insert(lead_id);
}
void Checker::confirm_withdrawal(const Id& lead_id) {
    withdrawn_.insert(lead_id);
}

void Checker::allow_purge(const Id& lead_id) {
    purgeable_.insert(lead_id);
}

// A lead may only be in a state somebody asked for, and must be in one that was confirmed.
bool Checker::is_undone(const Found& found) const {
    if (withdrawn_.contains(found.lead_id)) return found.state != withdrawn;
    if (found.state == withdrawn) return !maybe_withdrawn_.contains(found.lead_id);
    if (found.state == purged) return !maybe_acked_.contains(found.lead_id);
    if (acked_.contains(found.lead_id)) return found.state != acked;
    return found.state != pending && !(found.state == acked && maybe_acked_.contains(found.lead_id));
}

Verdict Checker::judge(const std::vector<Found>& found) const {
    Verdict out;
    std::map<Id, const Found*> by_id;
    std::set<std::uint64_t> numbers;
    for (const Found& one : found) {
        if (!by_id.emplace(one.lead_id, &one).second || !numbers.insert(one.seq).second) ++out.doubled;
        const auto hash = hashes_.find(one.lead_id);
        if (hash == hashes_.end() || hash->second != one.ct_sha256) ++out.invented;
        if (is_undone(one)) ++out.undone;
        if (one.state == purged && !(one.proven && purgeable_.contains(one.lead_id))) ++out.unproven;
    }
    out.confirmed = static_cast<int>(confirmed_.size());
    out.doubled += renumbered_;
    for (const auto& [lead_id, seq] : confirmed_) {
        const auto at = by_id.find(lead_id);
        const bool let_go = purgeable_.contains(lead_id) || maybe_withdrawn_.contains(lead_id);
        if (at == by_id.end() && forgets_ && let_go) continue;
        if (at == by_id.end() || !at->second->whole || at->second->seq != seq) ++out.lost;
    }
    return out;
}

}  // namespace monter::faults
