// The desk holds the region's key: it opens leads, decides which municipality gets each, and keeps the reasons sealed.
//
// What it opens stays in memory and goes with the page that needed it. Any thread may call it.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "sync/lead/record.hpp"
#include "sync/portal/routing/circumstances.hpp"
#include "sync/portal/routing/households.hpp"
#include "sync/portal/routing/library.hpp"
#include "sync/portal/routing/reasons.hpp"
#include "sync/portal/store/routing.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::routing {

// What a decision was made by, sealed into its step (candidates.hpp).
inline constexpr std::string_view inputs_label = "step";

class Desk {
public:
    // `keys`: the one in use first, then those before it, which open what was sealed to them. At least one.
    Desk(store::Database& database, const std::vector<seal::BoxKey>& keys, const Library& library)
        : database_(&database), keys_(&keys), library_(&library) {}

    // Decides about every received lead that has no decision, oldest first; gives how many. Without a published pack
    // they wait. A crash half-way leaves whole decisions, and the next sweep goes on.
    // `again`: those that could not be placed or opened before, too; after new content and at a start.
    [[nodiscard]] Result<int> sweep(std::int64_t now_ms, bool again = false);

    // What the visitor wrote. Refuses an envelope that speaks of another lead: the portal can't re-label one.
    [[nodiscard]] Result<lead::Record> open(const lead::Sealed& sealed) const;
    // With what the visitor has changed since: what everybody but the visitor's own proof of consent goes by.
    [[nodiscard]] Result<lead::Record> open(const lead::Sealed& sealed, const store::Correction& correction) const;
    // What people on staff write about a person, and back. Bound to the person and to what it is (`label`).
    [[nodiscard]] Result<Bytes> seal(const std::string& words, const Id& lead_id, std::string_view label) const;
    [[nodiscard]] Result<std::string> words(const Bytes& sealed, const Id& lead_id, std::string_view label) const;
    // None where none were kept.
    [[nodiscard]] Result<Reasons> reasons(const store::Decision& decision) const;

private:
    // Read once for a batch of decisions.
    struct Basis {
        AllCircumstances circumstances;
        Weights weights;
    };
    [[nodiscard]] Waiting opened(const store::Unrouted& one) const;
    [[nodiscard]] store::Decision decide(const lead::Sealed& sealed, const Waiting& opened, const Household& household,
                                         const pack::Content& content, Basis& basis) const;

    store::Database* database_;
    const std::vector<seal::BoxKey>* keys_;
    const Library* library_;
    std::mutex sweeping_;
};

}  // namespace monter::portal::routing
