#include "tests/faults/season/fair_stand.hpp"

#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "tests/faults/crash_medium.hpp"
#include "tests/faults/inspect.hpp"

namespace monter::faults {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

}  // namespace

using test::need;

FairStand::FairStand(PortalHost& portal, OnTheirWay& way, Luck& luck, const std::int64_t& now_ms)
    : portal_(portal),
      luck_(luck),
      now_ms_(now_ms),
      root_(portal.region().portal().root()),
      line_(portal, way, luck, root_, now_ms) {
    // Two cards lie ready: one to begin with, one for after a revocation.
    for (int n = 0; n < 2; ++n) {
        cards_.push_back(std::make_shared<test::Stand>(portal.region()));
        cards_.back()->must_enrol();
    }
    const agent::PublicFolder folder(folder_.path());
    need(folder.make());
    need(folder.write_root(need(read_text_file(portal.region().folder().root(), 256UL * 1024))));
    auto made = outbox::Outbox::create(store_file, opening());
    need(made->adopt({device_id(), seal::random_id()}, key()));
    made = tl::unexpected<Error>(Error{});
    vfs_.insert(vfs_.disk().copy());  // on the plates
    at_first_ = vfs_.disk().copy();
}

outbox::Opening FairStand::opening() {
    outbox::Opening out{.device = &key(), .vfs = vfs_.name()};
    out.media.push_back(crash_medium(vfs_.disk(), "stand/"));
    return out;
}

void FairStand::begin_anew() {
    switch_off(false);
    vfs_.insert(at_first_.copy());
    std::error_code none_yet;
    std::filesystem::remove(local::public_folder(folder_.path()) / "event.json", none_yet);  // what the portal told it
    card_ = 0;
    clock_off_ms_ = 0;
    boots_ = 0;
    booted_ms_.reset();
    network = Network::none;
}

Moment FairStand::moment() const {
    Id boot{};
    for (std::size_t i = 0; i < 8; ++i) boot[i] = static_cast<std::uint8_t>(boots_ >> (8 * i));
    return {now_ms_ + clock_off_ms_, now_ms_ - booted_ms_.value_or(now_ms_) + 30'000, boot};
}

bool FairStand::switch_on() {
    if (is_on()) return true;
    if (!booted_ms_) {
        booted_ms_ = now_ms_;
        ++boots_;
    }
    if (vfs_.disk().is_off()) vfs_.disk().power_on(luck_);
    auto opened = outbox::Outbox::open(store_file, opening());
    if (!opened) return false;
    store_.emplace(std::move(*opened));
    // As a start does: enrolled, and the power went before the store knew.
    const auto self = store_->identity();
    if (!self || (self->device_id != device_id() && !store_->adopt({device_id(), seal::random_id()}, key()))) {
        store_.reset();
        return false;
    }
    agent_.emplace(*store_, key(), agent::PublicFolder(folder_.path()), true,
                   [this] { return static_cast<double>(luck_.below(1'000'000)) / 1e6; });
    line_.device = &key();
    noted_ms_ = 0;
    look_ahead();
    return true;
}

void FairStand::switch_off(bool plug) {
    if (plug) vfs_.disk().lose_power_now();
    agent_.reset();
    store_.reset();
    vfs_.disk().refuse_nothing();
    if (plug) vfs_.disk().power_on(luck_);
    booted_ms_.reset();
}

bool FairStand::end_if_broken() {
    if (!is_on()) return false;
    const bool no_power = vfs_.disk().is_off();
    if (!no_power && !store_->broken()) return false;
    if (no_power) {
        switch_off(true);
        return true;
    }
    agent_.reset();  // the program ends; systemd starts it again, in the same boot
    store_.reset();
    vfs_.disk().refuse_nothing();
    return true;
}

void FairStand::look_ahead() {
    due_ms_ = now_ms_ + std::max<std::int64_t>(1000, agent_->due(moment()).boot_ms - moment().boot_ms);
}

Result<outbox::Kept> FairStand::keep(const lead::Sealed& sealed) {
    if (!is_on()) return fail(Kind::refused, "the stand is off");
    auto kept = store_->keep(sealed, moment(), 1, key());
    due_ms_ = now_ms_;
    return kept;
}

bool FairStand::withdraw(const Hash& withdraw_key) {
    const bool done = is_on() && store_->withdraw(withdraw_key).has_value();
    due_ms_ = now_ms_;
    return done;
}

void FairStand::step() {
    line_.network = network;
    (void)agent_->step(line_, moment());
    if (now_ms_ - noted_ms_ > hour_ms) {
        agent_->note_running(moment());
        agent_->tidy(moment());
        noted_ms_ = now_ms_;
    }
    look_ahead();
}

void FairStand::hurry() {
    line_.network = network;
    agent_->hurry();
    for (int steps = 0; agent_->in_a_hurry() && steps < 100; ++steps) (void)agent_->step(line_, moment());
    look_ahead();
}

void FairStand::close_fair() {
    if (is_on()) (void)agent_->purge(true, moment());
}

void FairStand::all_is_well() {
    switch_off(false);
    vfs_.insert(vfs_.disk().copy());
    network = Network::good;
}

std::int64_t FairStand::waiting() {
    if (!is_on()) return -1;
    const auto counts = store_->counts();
    const auto withdrawals = store_->pending_withdrawals(1000);
    if (!counts || !withdrawals) return -1;
    return counts->pending + counts->quarantined + static_cast<std::int64_t>(withdrawals->size());
}

std::string FairStand::in_words() {
    if (!is_on()) {
        const auto opened = outbox::Outbox::open(store_file, opening());
        return "does not start: " + (opened ? std::string("and then it does") : opened.error().message);
    }
    const auto counts = store_->counts();
    if (!counts) return "its store fails: " + counts.error().message;
    return "pending " + std::to_string(counts->pending) + ", quarantined " + std::to_string(counts->quarantined) +
           ", " + (agent_->problem() ? agent_->problem()->text : "no problem");
}

bool FairStand::enrol() {
    if (!is_on() || card_ + 1 == cards_.size() || !portal_.is_up()) return false;
    ++card_;
    const bool done = store_->adopt({device_id(), seal::random_id()}, key()).has_value();
    switch_off(false);
    return done;
}

void FairStand::put_disk_back(const CrashDisk& image, const FairStand& of) {
    switch_off(false);
    vfs_.insert(image.copy());
    cards_ = of.cards_;
    card_ = of.card_;
}

std::uint64_t FairStand::digest() {
    Luck mix(vfs_.disk().changes() * 31 + boots_);
    return mix.next();
}

}  // namespace monter::faults
