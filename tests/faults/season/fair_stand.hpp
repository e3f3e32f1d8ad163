// One stand of the season: the real outbox on a simulated disk, the real agent, a clock of its own that may jump, and a
// plug that may be pulled.
#pragma once

#include "sync/agent/agent.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/faults/season/line.hpp"
#include "tests/support/scratch_folder.hpp"

namespace monter::faults {

class FairStand {
public:
    FairStand(PortalHost& portal, OnTheirWay& way, Luck& luck, const std::int64_t& now_ms);

    // With the n-th of its cards; what it has kept travels under the new name. False where the portal is not there.
    bool enrol();
    // As it was after it was enrolled first.
    void begin_anew();

    bool switch_on();
    // Orderly, or by the plug.
    void switch_off(bool plug);
    [[nodiscard]] bool is_on() const { return agent_.has_value(); }
    // A program that found its store broken, or its disk without power, ends; true where it did.
    bool end_if_broken();

    [[nodiscard]] Result<outbox::Kept> keep(const lead::Sealed& sealed);
    [[nodiscard]] bool withdraw(const Hash& key);
    void step();
    void hurry();
    void close_fair();
    // Off, and its disk has no fault in store any more; there is a good network.
    void all_is_well();
    // When it wants to be stepped again, in true time.
    [[nodiscard]] std::int64_t due_ms() const { return due_ms_; }
    [[nodiscard]] std::int64_t waiting();
    [[nodiscard]] std::string in_words();  // for whoever looks into a failed season

    void clock_jumps(std::int64_t ms) { clock_off_ms_ += ms; }
    // The whole disk as it was then, in this machine or another of the same make.
    void put_disk_back(const CrashDisk& image, const FairStand& of);
    [[nodiscard]] CrashDisk image() { return vfs_.disk().copy(); }
    [[nodiscard]] CrashDisk& disk() { return vfs_.disk(); }
    [[nodiscard]] const Id& device_id() const { return cards_[card_]->device_id; }
    [[nodiscard]] std::uint64_t digest();

    Network network = Network::none;

private:
    [[nodiscard]] Moment moment() const;
    [[nodiscard]] const seal::SigningKey& key() const { return cards_[card_]->key; }
    [[nodiscard]] outbox::Opening opening();
    void look_ahead();

    PortalHost& portal_;
    Luck& luck_;
    const std::int64_t& now_ms_;
    CrashVfs vfs_;
    test::ScratchFolder folder_;
    std::vector<std::shared_ptr<test::Stand>> cards_;  // each enrolled once
    std::size_t card_ = 0;
    seal::Root root_;
    Line line_;
    std::optional<outbox::Outbox> store_;
    std::optional<agent::Agent> agent_;
    CrashDisk at_first_;
    std::int64_t clock_off_ms_ = 0;
    std::optional<std::int64_t> booted_ms_;  // nothing: the machine is off
    std::uint64_t boots_ = 0;
    std::int64_t due_ms_ = 0;
    std::int64_t noted_ms_ = 0;
};

}  // namespace monter::faults
