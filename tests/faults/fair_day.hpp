// A day at a fair over the real outbox, from a seed: leads are kept, knocked for twice, acked, withdrawn, the stand is
// enrolled and restarted, and the power goes. Each day loses it twice, the second time often while the store recovers.
#pragma once

#include "sync/outbox/outbox.hpp"
#include "tests/faults/checker.hpp"
#include "tests/faults/crash_vfs.hpp"

namespace monter::faults {

// The store on the disk of `vfs`, its second copy on `stick` where there is one, else beside it.
[[nodiscard]] outbox::Opening opening_on(CrashVfs& vfs, const seal::SigningKey* device, CrashDisk* stick = nullptr);

// A stand's program side: it asks the outbox for things and writes down what it was told.
class Stand {
public:
    Stand(CrashVfs& vfs, std::uint64_t seed, CrashDisk* stick = nullptr);

    // One thing a stand does, chosen by `luck`; false where the outbox said no.
    bool step(Luck& luck);
    bool keep_new(std::size_t envelope_bytes);
    bool keep_again(Luck& luck);  // any lead it ever tried to keep
    bool acknowledge(Luck& luck);
    bool withdraw(Luck& luck);
    bool purge(Luck& luck);  // with or without good terms
    bool new_epoch();        // the portal was put back: what it signed for before counts no more
    bool adopt();
    bool restart();  // closes, if it was open, and opens
    void stop() { store_.reset(); }

    [[nodiscard]] Checker& checker() { return checker_; }
    [[nodiscard]] const Checker& checker() const { return checker_; }
    [[nodiscard]] std::optional<outbox::Outbox>& store() { return store_; }
    [[nodiscard]] const seal::SigningKey& device() const { return device_; }

private:
    bool keep(const lead::Sealed& sealed);
    [[nodiscard]] const lead::Sealed* some(Luck& luck) const;

    CrashVfs& vfs_;
    CrashDisk* stick_;
    std::uint64_t number_;
    seal::SigningKey device_ = seal::SigningKey::generate();
    std::optional<outbox::Outbox> store_;
    Moment now_{1'790'000'000'000, 1000, Id{1}};
    Id epoch_{1};
    std::map<Id, std::pair<Id, std::int64_t>> signed_for_;  // lead -> epoch and portal_seq of its newest receipt
    Checker checker_;
};

struct Report {
    int cuts = 0;
    Verdict verdict;
    std::uint64_t digest = 0;  // of every day's cuts and findings: the same seed gives the same one
    [[nodiscard]] std::string line() const;
};

struct Weather {
    std::size_t lag = 0;      // the disk lies about its last `lag` writes
    bool only_leads = false;  // nothing but leads: no withdrawals, restarts, acks
    bool stick = false;       // the second copy lies on an honest medium of its own
    bool opened = false;      // judged once the store has opened again, and not as the power cut left it
};

// Days from `seed` on until `cuts` power cuts were judged.
[[nodiscard]] Report cut_power(std::uint64_t seed, int cuts, Weather weather = {});

}  // namespace monter::faults
