// What a stand did and was told, written down so that it survives the program's death at any moment: memory shared with
// a file, so that not one system call is spent on it (each call is a moment to be killed in).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace monter::faults {

enum class Event : std::uint64_t {
    attempt = 1,         // number: the lead is about to be kept
    confirmed,           // number, value: the outbox said Kept under this seq
    attempt_withdrawal,  // number
    withdrawn,           // number
    arrived,             // number, value: the portal has it, under this portal_seq
    enrolled,            // number: the first bytes of the device key that used the card
};

struct Entry {
    Event event{};
    std::uint64_t number = 0, value = 0;
};

class Ledger {
public:
    // Made where it is missing. Throws where the file can't be mapped.
    explicit Ledger(const std::filesystem::path& file);
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;
    ~Ledger();

    void add(Event event, std::uint64_t number, std::uint64_t value = 0);
    [[nodiscard]] std::span<const Entry> entries() const;
    [[nodiscard]] std::uint64_t count(Event event) const;

private:
    struct Page;
    Page* page_;
};

}  // namespace monter::faults
