#include "sync/agent/crew_desk.hpp"

#include <algorithm>

#include "sync/agent/crew_day.hpp"
#include "sync/agent/crew_pin.hpp"
#include "sync/agent/export.hpp"
#include "sync/agent/machine.hpp"
#include "sync/agent/status.hpp"
#include "sync/base/log.hpp"

namespace monter::agent {
namespace {

template <class... F>
struct Each : F... {
    using F::operator()...;
};
template <class... F>
Each(F...) -> Each<F...>;

constexpr std::int64_t hour_ms = 60 * std::int64_t{60} * 1000;

std::vector<std::string> words_of(const std::vector<Complaint>& complaints) {
    std::vector<std::string> words;
    for (const Complaint& complaint : complaints) {
        if (std::find(words.begin(), words.end(), complaint.code) == words.end()) words.push_back(complaint.code);
    }
    return words;
}

}  // namespace

local::Reply CrewDesk::answer(const local::CrewRequest& request, const Moment& now) {
    auto done = carry_out(request, now);
    if (!done) return local::Failed{done.error()};
    return std::move(*done);
}

Result<local::CrewReply> CrewDesk::carry_out(const local::CrewRequest& request, const Moment& now) {
    using Done = Result<local::CrewReply>;
    return std::visit(Each{[&](const local::CrewPin& open) -> Done {
                               auto word = try_crew_pin(stand_.outbox, stand_.data, open.pin, pin_, now);
                               if (!word) return fail(word.error());
                               if (!content_ || !content_->importing()) imports_ = false;
                               return local::CrewReply{*word};
                           },
                           [&](const local::CrewLook&) -> Done { return facts(now); },
                           [&](const local::CrewSend&) -> Done {
                               agent_.hurry();
                               return facts(now);
                           },
                           [&](const local::CrewExport&) -> Done {
                               auto done = export_leads(stand_.outbox, stand_.data, now);
                               if (!done) return fail(done.error());
                               return local::CrewReply{*done};
                           },
                           [&](const local::CrewImport&) -> Done {
                               if (auto begun = import(); !begun) return fail(begun.error());
                               return facts(now);
                           },
                           [&](const local::CrewSet& set) -> Done {
                               const PublicFolder folder(stand_.data);
                               const auto chosen = for_today(set.settings, agent_.told(now).wall_ms);
                               if (auto kept = folder.write_crew(chosen); !kept) return fail(kept.error());
                               return facts(now);
                           },
                           [&](const local::CrewReport&) -> Done { return report(agent_.told(now).wall_ms); }},
                      request);
}

void CrewDesk::keep_day(const Moment& now) {
    const PublicFolder folder(stand_.data);
    const local::CrewSettings kept = folder.crew();
    const auto holds = still_holding(kept, agent_.told(now).wall_ms, agent_.trust(now), starts_);
    if (holds != kept) {
        if (auto written = folder.write_crew(holds); !written)
            return log_error("ending the crew's day", written.error());
        log_info("the crew's day has ended: what was chosen for it no longer holds");
    }
    starts_ = false;
}

Result<void> CrewDesk::import() {
    auto stick = find_stick(stand_.data);
    if (!stick) return fail(stick.error());
    if (!content_) return fail(Kind::disk, "the stand's disk has no room for content", "Look at monter-sync status.");
    if (auto begun = content_->import(std::move(*stick)); !begun) return begun;
    imports_ = true;
    return {};
}

std::string CrewDesk::import_word() const {
    if (!imports_) return "";
    if (content_->importing()) return "runs";
    const auto& told = content_->last_import();
    if (told) return told->fresh ? "fresh" : "same";
    return told.error().kind == Kind::full ? "full" : "refused";
}

Result<local::CrewReply> CrewDesk::facts(const Moment& now) const {
    const auto status = look_at(stand_.outbox, stand_.data, now, system_clock_is_synced());
    if (!status) return fail(status.error());
    const auto today = stand_.outbox.leads_since(day_began_ms(status->wall_ms));
    if (!today) return fail(today.error());
    const auto unexported = stand_.outbox.unexported();
    if (!unexported) return fail(unexported.error());
    const Machine machine = look_at_machine("/sys");
    local::CrewFacts out;
    out.wall_ms = status->wall_ms;
    for (const auto& hour : *today) out.captured += hour.leads;
    out.pending = status->counts.pending;
    out.sent = status->counts.acked + status->counts.purged;
    out.aside = status->counts.quarantined;
    out.withdrawn = status->counts.withdrawn;
    out.unexported = *unexported;
    out.import = import_word();
    out.copies = copies_of(*status);
    out.last_contact_ms = status->last_contact_ms;
    out.problems = words_of(complaints_of(*status));
    if (stand_.outbox.waits_for_room()) out.problems.insert(out.problems.begin(), "disk");
    out.content = status->content.value_or("");
    const auto waits = content_ ? content_->waiting() : std::nullopt;
    if (waits) out.content_waits = waits->id + " " + std::to_string(waits->version);
    out.disk_free_bytes = free_bytes(stand_.data);
    out.battery_percent = machine.battery_percent;
    out.on_mains = machine.on_mains;
    out.celsius = machine.celsius;
    out.clock = name(agent_.trust(now));
    out.sends = agent_.in_a_hurry();
    out.settings = PublicFolder(stand_.data).crew();
    return local::CrewReply{std::move(out)};
}

Result<local::CrewReply> CrewDesk::report(std::int64_t wall_ms) const {
    const std::int64_t began_ms = day_began_ms(wall_ms);
    const auto leads = stand_.outbox.leads_since(began_ms);
    if (!leads) return fail(leads.error());
    const auto visits = stand_.outbox.tallies_since(began_ms, "visit");
    if (!visits) return fail(visits.error());
    std::map<int, local::HourOfDay> hours;
    for (const auto& one : *leads) hours[one.hour].leads += one.leads;
    for (const auto& one : *visits) {
        const auto hour = static_cast<int>(std::clamp<std::int64_t>(one.hour - began_ms / hour_ms, 0, 23));
        hours[hour].visits[one.value] += one.n;
    }
    local::DayReport report;
    for (auto& [number, hour] : hours) {
        hour.hour = number;
        report.hours.push_back(std::move(hour));
    }
    return local::CrewReply{std::move(report)};
}

}  // namespace monter::agent
