#include <algorithm>

#include "sync/portal/guides/acceptance.hpp"
#include "sync/portal/notices/notices.hpp"
#include "sync/portal/notices/when.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/store/hands.hpp"
#include "sync/portal/store/promises.hpp"
#include "sync/portal/store/routing.hpp"

namespace monter::portal::notices {
namespace {

using store::Addressee, store::Notice, store::Subject, store::Untold, store::Way, store::When;

constexpr int batch = 100;
constexpr int warning_batch = 1000;
// The last quarter of the longest promise there is (store/promises.hpp: 400 working hours) is less than this long.
constexpr std::int64_t warning_looks_ahead_ms = std::int64_t{40} * 24 * 60 * 60 * 1000;

struct Staff {
    store::Hands hands;
    std::vector<store::AddresseeOf> addressees;
    store::Promises promises;
};

Result<Staff> read_staff(store::Work& work) {
    auto hands = store::hands(work);
    if (!hands) return fail(hands.error());
    auto addressees = store::addressees(work);
    if (!addressees) return fail(addressees.error());
    auto promises = store::promises(work);
    if (!promises) return fail(promises.error());
    return Staff{std::move(*hands), std::move(*addressees), std::move(*promises)};
}

// Whoever has the turn and is at work.
bool is_asked(const store::AddresseeOf& one, const Untold& person, const Staff& staff, std::int64_t now_ms) {
    if (person.turn.holder == store::Holder::region) return one.role == store::Role::coordinator;
    const auto there = staff.hands.find(person.municipality);
    if (there == staff.hands.end()) return false;
    const auto hand = std::find_if(there->second.begin(), there->second.end(),
                                   [&](const store::Hand& each) { return each.login == one.addressee.login; });
    return hand != there->second.end() && hand->takes && !hand->away_at(now_ms) &&
           hand->stands_in == (person.turn.holder == store::Holder::deputy);
}

// The moment it goes out; nothing where they want none of it that way. A warning that waited for the morning's letter
// could come too late.
std::optional<std::int64_t> due_at(const Addressee& to, Subject subject, Way way, std::int64_t now_ms) {
    const std::int64_t loud = first_loud_ms(now_ms, to.quiet_from, to.quiet_to);
    if (way == Way::sms) return to.sms && !to.phone.empty() ? std::optional(loud) : std::nullopt;
    if (to.mail.empty() || to.mail_when == When::never) return std::nullopt;
    return to.mail_when == When::digest && subject == Subject::waits ? next_digest_ms(now_ms) : loud;
}

Result<int> tell(store::Work& work, const Untold& person, Subject subject, const Staff& staff, const Settings& settings,
                 std::int64_t now_ms) {
    int rows = 0;
    for (const store::AddresseeOf& one : staff.addressees) {
        if (!is_asked(one, person, staff, now_ms)) continue;
        for (const Way way : {Way::mail, Way::sms}) {
            if (way == Way::mail ? !settings.mail : !settings.sms) continue;
            const auto due = due_at(one.addressee, subject, way, now_ms);
            if (!due) continue;
            auto kept = store::add_notice(work, {.subject = subject,
                                                 .way = way,
                                                 .login = one.addressee.login,
                                                 .lead_id = person.lead_id,
                                                 .turn_ms = person.turn.from_ms,
                                                 .made_ms = now_ms,
                                                 .due_ms = *due});
            if (!kept) return fail(kept.error());
            ++rows;
        }
    }
    return rows;
}

Result<int> tell_of_turns(store::Work& work, const std::optional<Settings>& settings, std::int64_t now_ms, bool& more) {
    const auto people = store::unnoticed(work, batch);
    if (!people) return fail(people.error());
    more = more || static_cast<int>(people->size()) == batch;
    if (people->empty()) return 0;
    const auto staff = read_staff(work);
    if (!staff) return fail(staff.error());
    int rows = 0;
    for (const Untold& person : *people) {
        if (settings) {
            const auto told = tell(work, person, Subject::waits, *staff, *settings, now_ms);
            if (!told) return told;
            rows += *told;
        }
        if (auto kept = store::set_noticed(work, person.lead_id, person.turn.from_ms); !kept) return fail(kept.error());
    }
    return rows;
}

Result<int> warn(store::Work& work, const std::optional<Settings>& settings, std::int64_t now_ms) {
    if (!settings) return 0;
    const auto people = store::unwarned(work, now_ms + warning_looks_ahead_ms, warning_batch);
    if (!people) return fail(people.error());
    if (people->empty()) return 0;
    const auto staff = read_staff(work);
    if (!staff) return fail(staff.error());
    int rows = 0;
    for (const Untold& person : *people) {
        const std::int64_t minutes = staff->promises.of(person.municipality).value_or(guides::promised_minutes);
        const auto clock = guides::acceptance(person.turn.from_ms, minutes, now_ms);
        if (clock.urgency == guides::Urgency::waiting) continue;
        // Late already: whoever has it by now was told of their own turn.
        if (clock.urgency == guides::Urgency::due && person.turn.because != store::Because::late) {
            const auto told = tell(work, person, Subject::late, *staff, *settings, now_ms);
            if (!told) return told;
            rows += *told;
        }
        if (auto kept = store::set_warned(work, person.lead_id, person.turn.from_ms); !kept) return fail(kept.error());
    }
    return rows;
}

Result<int> thank(store::Work& work, const routing::Desk& desk, const std::optional<Settings>& settings,
                  std::int64_t now_ms, bool& more) {
    const auto people = store::unthanked(work, batch);
    if (!people) return fail(people.error());
    more = more || static_cast<int>(people->size()) == batch;
    int rows = 0;
    for (const Id& lead_id : *people) {
        if (settings && settings->mail) {
            const auto person = store::find_person(work, {.all = true}, to_base64url(lead_id));
            if (!person) return fail(person.error());
            const auto record = *person ? desk.open((*person)->sealed, (*person)->correction)
                                        : Result<lead::Record>(fail(Kind::refused, ""));
            if (record && record->consent.contact && !record->email.empty()) {
                auto kept = store::add_notice(
                    work, {.subject = Subject::thanks, .lead_id = lead_id, .made_ms = now_ms, .due_ms = now_ms});
                if (!kept) return fail(kept.error());
                ++rows;
            }
        }
        if (auto kept = store::set_thanked(work, lead_id); !kept) return fail(kept.error());
    }
    return rows;
}

}  // namespace

Result<int> Notices::gather(std::int64_t now_ms) {
    const std::lock_guard one_at_a_time(gathering_);
    int rows = 0;
    for (bool more = true; more;) {
        more = false;
        auto work = database_->begin();
        if (!work) return fail(work.error());
        const auto turns = tell_of_turns(*work, settings_, now_ms, more);
        if (!turns) return turns;
        const auto thanks = thank(*work, *desk_, settings_, now_ms, more);
        if (!thanks) return thanks;
        rows += *turns + *thanks;
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto warned = warn(*work, settings_, now_ms);
    if (!warned) return warned;
    if (auto done = work->commit(); !done) return fail(done.error());
    return rows + *warned;
}

}  // namespace monter::portal::notices
