// A stand's life in paths, over the product's own start-up, store, provisioning and agent on a real folder. Each path
// can be cut short anywhere and gone again; what it did stands in the ledger.
#pragma once

#include <string>

#include "sync/agent/opened_stand.hpp"
#include "tests/faults/checker.hpp"
#include "tests/faults/kill/ledger.hpp"
#include "tests/support/agent_region.hpp"

namespace monter::faults {

class Life {
public:
    // `data`: the stand's folder; the ledger lies beside it. Region, card and portal are the same in every process;
    // `chance`: where this process's own ids and keys come from.
    Life(std::filesystem::path data, std::uint64_t chance);

    // "nothing", "provision", "start", "put", "drain", "purge"; "fair": puts until the ledger is nearly full. An error
    // where the product gave one.
    [[nodiscard]] Result<void> go(const std::string& path);

    // What the ledger says, as the checker takes it.
    [[nodiscard]] Checker checker() const;
    // Confirmed leads that were not taken back, less those that arrived.
    [[nodiscard]] int missing_at_the_portal() const;
    [[nodiscard]] Ledger& ledger() { return ledger_; }
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }

private:
    [[nodiscard]] Result<void> provision();
    [[nodiscard]] Result<void> put(agent::OpenedStand& stand);
    [[nodiscard]] Result<void> drain(agent::OpenedStand& stand);
    [[nodiscard]] Result<void> purge(agent::OpenedStand& stand);
    [[nodiscard]] Result<void> keep(agent::OpenedStand& stand, std::uint64_t number);
    [[nodiscard]] Result<void> withdraw(agent::OpenedStand& stand, std::uint64_t number);
    [[nodiscard]] Moment now() const;

    std::filesystem::path data_;
    Ledger ledger_;
    test::Region region_;
};

}  // namespace monter::faults
