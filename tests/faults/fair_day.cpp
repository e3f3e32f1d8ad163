#include "tests/faults/fair_day.hpp"

#include <iterator>

#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/faults/crash_medium.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::faults {
namespace {

constexpr std::uint64_t steps_most = 40;
constexpr std::uint64_t changes_most = 240;  // near what so many steps take, so that cuts fall everywhere

// A lead's withdrawal key follows from its number, so that the test can withdraw any of them.
Hash key_of(const Id& lead_id) {
    return seal::withdraw_key(lead_id);
}

CrashDisk provisioned() {
    CrashVfs vfs;
    if (!outbox::Outbox::create(store_file, opening_on(vfs, nullptr))) return {};
    return vfs.disk().copy();
}

void judge(CrashVfs& vfs, const Checker& checker, Report& report) {
    const auto found = inspect(vfs.disk());
    Verdict verdict;
    if (found) {
        verdict = checker.judge(*found);
    } else {
        verdict.unreadable = 1;
    }
    ++report.cuts;
    Luck mix(report.digest ^ (found ? found->size() : 0) ^ (vfs.disk().changes() << 20U));
    report.digest = mix.next();
    // Confirmed leads are counted once a day, not once a cut.
    verdict.confirmed = 0;
    report.verdict += verdict;
}

// A long day: many long leads, until the next ones bring the WAL to the 1000 pages where a commit writes it back.
void fill_the_wal(CrashVfs& vfs, Stand& stand) {
    constexpr std::size_t nearly = std::size_t{970} * 4120;
    stand.restart();
    const auto wal = vfs.disk().open(std::string(store_file) + "-wal", false);
    while (wal && wal->live().size() < nearly && stand.keep_new(27'000)) {
    }
}

void live_a_day(CrashVfs& vfs, const CrashDisk& fresh, std::uint64_t seed, Weather weather, Report& report) {
    Luck luck(seed);
    vfs.insert(fresh.copy());
    vfs.disk().lie_about(weather.lag);
    CrashDisk stick;
    stick.share_plug(vfs.disk());
    Stand stand(vfs, seed, weather.stick ? &stick : nullptr);
    if (weather.lag > 0) stand.checker().let_go_is_forgotten();
    const bool long_day = !weather.only_leads && luck.percent(1);
    if (long_day) fill_the_wal(vfs, stand);
    for (int cut = 0; cut < 2; ++cut) {
        // Every third cut falls into the first moments: for the second one that is the recovery from the first.
        vfs.disk().lose_power_after(1 + luck.below(luck.percent(33) ? 8 : changes_most));
        if (!long_day || cut > 0) stand.restart();
        for (std::uint64_t i = 0; i < steps_most && !vfs.disk().is_off(); ++i) {
            if (weather.only_leads) {
                stand.keep_new(300 + luck.below(1500));
            } else {
                stand.step(luck);
            }
        }
        vfs.disk().lose_power_now();
        stand.stop();
        vfs.disk().power_on(luck);
        stick.power_on(luck);
        if (weather.opened) {
            if (!stand.restart()) ++report.verdict.unreadable;
            stand.stop();
        }
        judge(vfs, stand.checker(), report);
    }
    // A store that was readable must open for its owner, too.
    if (!stand.restart()) ++report.verdict.unreadable;
    report.verdict.confirmed += stand.checker().judge({}).confirmed;
}

}  // namespace

outbox::Opening opening_on(CrashVfs& vfs, const seal::SigningKey* device, CrashDisk* stick) {
    const std::string file(store_file);
    const std::string folder = file.substr(0, file.rfind('/') + 1);
    outbox::Opening out{.device = device, .vfs = vfs.name()};
    if (stick != nullptr) out.media.push_back(crash_medium(*stick, "stick/"));
    out.media.push_back(crash_medium(vfs.disk(), folder));
    return out;
}

Stand::Stand(CrashVfs& vfs, std::uint64_t seed, CrashDisk* stick) : vfs_(vfs), stick_(stick), number_(seed << 20U) {}

bool Stand::restart() {
    store_.reset();
    auto opened = outbox::Outbox::open(store_file, opening_on(vfs_, &device_, stick_));
    if (!opened) return false;
    store_.emplace(std::move(*opened));
    return true;
}

bool Stand::keep(const lead::Sealed& sealed) {
    if (!store_) return false;
    checker_.attempt(sealed, seal::ct_sha256(sealed));
    const auto kept = store_->keep(sealed, {}, 0, device_);
    if (kept) checker_.confirm(sealed.lead_id, kept->seq);
    return kept.has_value();
}

bool Stand::keep_new(std::size_t envelope_bytes) {
    auto sealed = test::some_sealed(++number_, envelope_bytes);
    sealed.code_hash = seal::code_hash(key_of(sealed.lead_id));
    return keep(sealed);
}

const lead::Sealed* Stand::some(Luck& luck) const {
    const auto& all = checker_.attempted();
    if (all.empty()) return nullptr;
    return &std::next(all.begin(), static_cast<std::ptrdiff_t>(luck.below(all.size())))->second;
}

bool Stand::keep_again(Luck& luck) {
    const lead::Sealed* sealed = some(luck);
    return sealed == nullptr || keep(lead::Sealed(*sealed));
}

bool Stand::acknowledge(Luck& luck) {
    const lead::Sealed* sealed = some(luck);
    if (sealed == nullptr) return true;
    if (!store_) return false;
    const auto portal_seq = static_cast<std::int64_t>(luck.below(1000));
    const outbox::Ack ack{sealed->lead_id, seal::ct_sha256(*sealed), portal_seq};
    checker_.attempt_ack(sealed->lead_id);
    // Now and then an answer that got here and proves nothing: it may never be what a lead is purged by.
    const std::string whom = luck.percent(20) ? "somebody else" : to_hex(sealed->lead_id);
    const std::string body = whom + " " + std::to_string(luck.next());
    const auto done = store_->acknowledge({ack}, {body, {}, {}, {}}, epoch_, now_);
    if (!done || *done == 1) signed_for_[sealed->lead_id] = {epoch_, portal_seq};
    if (done && *done == 1) checker_.confirm_ack(sealed->lead_id);
    return done.has_value();
}

bool Stand::new_epoch() {
    if (!store_) return false;
    ++epoch_[0];
    checker_.acks_may_go();
    return store_->wait_again(epoch_).has_value();
}

// Some days at work, then a purge up to some number of the portal's.
bool Stand::purge(Luck& luck) {
    if (!store_) return false;
    static_cast<void>(store_->note_running(now_));
    now_.boot_ms += static_cast<std::int64_t>(luck.below(150)) * 3'600'000;
    now_.wall_ms += static_cast<std::int64_t>(luck.below(20'000'000'000)) - 10'000'000'000;  // a clock that jumps
    static_cast<void>(store_->note_running(now_));
    outbox::PurgeTerms terms{.epoch = epoch_, .durable_seq = static_cast<std::int64_t>(luck.below(1000))};
    for (const auto& [lead, by] : signed_for_) {
        if (by.first == epoch_ && by.second <= terms.durable_seq) checker_.allow_purge(lead);
    }
    const auto proof = [](const outbox::Answer& answer, const Id&, const std::vector<outbox::Ack>& leads) {
        std::vector<bool> out;
        for (const auto& lead : leads) out.push_back(answer.body.starts_with(to_hex(lead.lead_id)));
        return out;
    };
    return store_->purge(terms, proof, now_).has_value();
}

bool Stand::withdraw(Luck& luck) {
    const lead::Sealed* sealed = some(luck);
    if (sealed == nullptr) return true;
    if (!store_) return false;
    checker_.attempt_withdrawal(sealed->lead_id);
    const auto done = store_->withdraw(key_of(sealed->lead_id));
    if (done) checker_.confirm_withdrawal(sealed->lead_id);
    return done.has_value();
}

bool Stand::adopt() {
    return store_ && store_->adopt({test::filled<16>(1), seal::random_id()}, device_).has_value();
}

bool Stand::step(Luck& luck) {
    const std::uint64_t what = luck.below(100);
    if (what < 64) return keep_new(luck.percent(3) ? 27'000 : 300 + luck.below(1500));
    if (what < 74) return keep_again(luck);
    if (what < 86) return acknowledge(luck);
    if (what < 91) return withdraw(luck);
    if (what < 93) return adopt();
    if (what < 95) return purge(luck);
    if (what < 96) return new_epoch();
    if (what < 97 && luck.percent(2)) return store_ && store_->rest().has_value();  // four megabytes each time
    return restart();
}

std::string Report::line() const {
    return "crash VFS: cuts " + std::to_string(cuts) + " confirmed " + std::to_string(verdict.confirmed) + " lost " +
           std::to_string(verdict.lost) + " doubled " + std::to_string(verdict.doubled) + " unreadable " +
           std::to_string(verdict.unreadable) + " unproven purges " + std::to_string(verdict.unproven);
}

Report cut_power(std::uint64_t seed, int cuts, Weather weather) {
    const CrashDisk fresh = provisioned();
    CrashVfs vfs;
    Report report;
    while (report.cuts < cuts) live_a_day(vfs, fresh, seed++, weather, report);
    return report;
}

}  // namespace monter::faults
