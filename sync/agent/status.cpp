#include "sync/agent/status.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

#include "sync/agent/clock_memory.hpp"
#include "sync/agent/machine_change.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/base/secret.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;

Json json_of(const std::vector<Complaint>& complaints) {
    Json out = Json::array();
    for (const Complaint& complaint : complaints)
        out.push_back({{"text", complaint.text}, {"remedy", complaint.remedy}});
    return out;
}

std::string since(const StandStatus& status) {
    if (!status.last_contact_ms) return "The portal has not been reached yet. ";
    return "The portal was last reached at " + to_iso_utc(*status.last_contact_ms) + ". ";
}

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Moment look_at_clock(ClockMemory memory, const Moment& machine, bool ntp_synced, StandStatus& status) {
    look(memory, machine);
    const Moment now = told(memory, machine);
    status.wall_ms = now.wall_ms;
    status.machine_ms = machine.wall_ms;
    status.clock_trust = trust_of(memory, now, ntp_synced);
    status.clock_jump = memory.jump;
    status.clock_in_doubt = memory.in_doubt;
    return now;
}

Json clock_of(const StandStatus& status) {
    Json jump;
    if (const auto& it = status.clock_jump) {
        jump = {{"from", to_iso_utc(it->before_ms)}, {"to", to_iso_utc(it->after_ms)}};
    }
    return {{"now", to_iso_utc(status.wall_ms)}, {"trust", name(status.clock_trust)}, {"jump", std::move(jump)}};
}

Result<void> look_for_twins(const outbox::Outbox& outbox, const Moment& now, StandStatus& status) {
    constexpr std::int64_t tell_for_ms = std::int64_t{72} * 60 * 60 * 1000;
    const auto forked = outbox.fact("forked_running_ms");
    if (!forked) return fail(forked.error());
    std::int64_t at = 0;
    const std::string text = forked->value_or("");
    const bool told = std::from_chars(text.data(), text.data() + text.size(), at).ec == std::errc();
    status.forked = told && outbox.running_ms(now) - at < tell_for_ms;
    const auto other = must_enrol_again(outbox);
    if (!other) return fail(other.error());
    status.other_machine = *other;
    return {};
}

Result<std::optional<std::int64_t>> number_fact_of(const outbox::Outbox& outbox, const std::string& key) {
    const auto text = outbox.fact(key);
    if (!text) return fail(text.error());
    std::int64_t ms = 0;
    const std::string number = text->value_or("");
    const bool told = std::from_chars(number.data(), number.data() + number.size(), ms).ec == std::errc();
    return told ? std::optional(ms) : std::nullopt;
}

Result<void> look_at_content(const outbox::Outbox& outbox, const std::filesystem::path& data, const Moment& now,
                             StandStatus& status) {
    const auto active = pack::read_active(local::public_folder(data));
    if (active) status.content = active->id + " " + std::to_string(active->version);
    auto problem = outbox.fact("content_problem");
    if (!problem) return fail(problem.error());
    status.content_problem = problem->value_or("");
    auto issued = number_fact_of(outbox, "content_issued_ms");
    if (!issued) return fail(issued.error());
    auto expires = number_fact_of(outbox, "content_expires_ms");
    if (!expires) return fail(expires.error());
    status.content_issued_ms = *issued;
    status.content_expires_ms = *expires;
    status.content_is_stale = *expires && now.wall_ms > **expires;
    return {};
}

}  // namespace

Result<StandStatus> look_at(const outbox::Outbox& outbox, const std::filesystem::path& data, const Moment& machine,
                            bool ntp_synced) {
    StandStatus status;
    const Moment now = look_at_clock(read_clock_memory(outbox), machine, ntp_synced, status);
    auto counts = outbox.counts();
    if (!counts) return fail(counts.error());
    status.counts = *counts;
    if (const auto& oldest = counts->oldest_pending) status.oldest_pending_s = age_ms(*oldest, now) / 1000;
    auto fair_unknown = number_fact_of(outbox, "fair_unknown_leads");
    if (!fair_unknown) return fail(fair_unknown.error());
    status.fair_unknown = std::min(fair_unknown->value_or(0), counts->pending);  // one may have been taken back since
    auto contact = outbox.fact("last_contact_ms");
    if (!contact) return fail(contact.error());
    if (const auto& text = *contact) {
        std::int64_t ms = 0;
        if (std::from_chars(text->data(), text->data() + text->size(), ms).ec == std::errc())
            status.last_contact_ms = ms;
    }
    if (auto content = look_at_content(outbox, data, now, status); !content) return fail(content.error());
    // One that can't be read is no use, and is told as what it means: enrol again.
    if (auto stand = read_stand(data)) status.stand = std::move(*stand);
    auto problem = outbox.fact("problem_text");
    if (!problem) return fail(problem.error());
    status.problem = problem->value_or("");
    auto remedy = outbox.fact("problem_remedy");
    if (!remedy) return fail(remedy.error());
    status.problem_remedy = remedy->value_or("");
    auto code = outbox.fact("problem_code");
    if (!code) return fail(code.error());
    status.problem_code = code->value_or("unreachable");
    auto withdrawals = outbox.pending_withdrawals(1000);
    if (!withdrawals) return fail(withdrawals.error());
    status.withdrawals_waiting = withdrawals->size();
    status.copies = outbox.copies();
    const auto medium = second_copy_folder(data);
    status.second_copy_missing = medium && !is_another_medium(*medium, data);
    if (status.second_copy_missing) status.copies.wanted_elsewhere = status.copies.elsewhere = false;
    auto lost = outbox.leads_lost();
    if (!lost) return fail(lost.error());
    status.lost = *lost;
    auto built_anew = outbox.fact("built_anew");
    if (!built_anew) return fail(built_anew.error());
    std::error_code why;
    if (*built_anew && std::filesystem::exists(data / **built_anew, why)) status.set_aside = **built_anew;
    if (auto noted = look_for_twins(outbox, now, status); !noted) return fail(noted.error());
    auto report = outbox.fact("purge_report");
    if (!report) return fail(report.error());
    status.purge_report = report->value_or("");
    status.memory_is_locked = secrets_are_locked();
    return status;
}

std::vector<Complaint> complaints_of(const StandStatus& status) {
    std::vector<Complaint> out;
    if (!status.stand) {
        out.push_back({"This stand is not enrolled yet: leads are kept here and can't be sent.",
                       "Run monter-sync provision with the enrolment card from the office.", "not_enrolled"});
    }
    if (!status.problem.empty())
        out.push_back({since(status) + status.problem, status.problem_remedy, status.problem_code});
    if (const auto count = status.counts.quarantined; count > 0) {
        out.push_back({(count == 1 ? std::string("1 lead was") : std::to_string(count) + " leads were") +
                           " refused by the portal and set aside here.",
                       "Nothing is lost. Call the office; they can tell why.", "aside"});
    }
    if (const auto count = status.fair_unknown; count > 0) {
        out.push_back({(count == 1 ? std::string("1 lead waits: the portal does not know its fair.")
                                   : std::to_string(count) + " leads wait: the portal does not know their fair."),
                       "Nothing is lost, and they are sent again every six hours. Call the office: that fair has to be "
                       "made at the portal again.",
                       "fair_unknown"});
    }
    if (status.other_machine) {
        out.push_back({"This stand's disk was copied or moved into another machine: leads are kept here and not sent.",
                       "Enrol it anew: monter-sync provision with a new card from the office.", "elsewhere"});
    }
    if (status.forked) {
        out.push_back(
            {"The portal has had this stand's numbers before: its disk was copied, or put back from an image.",
             "Nothing is lost. If nobody put an image back, look for a second stand with this disk, and call "
             "the office.",
             "twin"});
    }
    if (status.lost > 0) {
        out.push_back({(status.lost == 1 ? std::string("1 lead") : std::to_string(status.lost) + " leads") +
                           " that visitors saw confirmed can't be found on any medium of this stand.",
                       "Put in every stick or card this stand ever used and restart it; then call the office.",
                       "lost"});
    }
    if (status.copies.wanted_elsewhere && !status.copies.elsewhere) {
        out.push_back({"The stick or card for the second copy refuses: the copy lies on the stand's own disk for now.",
                       "Put in another one.", "copy"});
    } else if (status.second_copy_missing) {
        out.push_back({"The stick or card for the second copy is not there: the copy lies on the stand's own disk.",
                       "Put it in: the copy is brought up to date within a minute.", "copy"});
    }
    if (status.copies.strange) {
        out.push_back({"The stick or card for the second copy also holds another stand's second copy.",
                       "Nothing of it was taken in. Give it back to that stand; if this stand has a new disk and the "
                       "stick is its own: monter-sync second-copy FOLDER --take-in.",
                       "strange"});
    }
    if (!status.set_aside.empty()) {
        out.push_back({"The store's file was damaged. It was set aside as " + status.set_aside +
                           ", and the store built anew from its second copy.",
                       "Have the disk looked at. Give the file to the office, then delete it.", "set_aside"});
    }
    if (status.clock_trust == Trust::none) {
        const auto& jump = status.clock_jump;
        const std::string jumped = jump ? "The machine's clock jumped from " + to_iso_utc(jump->before_ms) + " to " +
                                              to_iso_utc(jump->after_ms)
                                        : std::string();
        out.push_back({status.clock_in_doubt && jump
                           ? jumped + ", and the portal has not told the time since. Leads are safe all the same."
                           : "The machine's clock shows " + to_iso_utc(status.machine_ms) +
                                 ", which can't be. Leads are safe all the same.",
                       "Bring the stand to a network: it takes the time from the portal by itself. If this comes back, "
                       "have the clock's battery changed.",
                       "clock"});
    }
    if (status.content_is_stale) {
        out.push_back({"Content not confirmed since " + to_iso_utc(status.content_issued_ms.value_or(0)) +
                           ": the portal has not said for a week which is the newest. What is shown stays.",
                       "Connect the stand to a network, or import the newest content from a stick.", "content"});
    }
    if (!status.content_problem.empty()) {
        const std::size_t end = status.content_problem.find('\n');
        const bool has_remedy = end != std::string::npos;
        out.push_back({"New content could not be taken: " + status.content_problem.substr(0, end) + ".",
                       has_remedy ? status.content_problem.substr(end + 1)
                                  : "Nothing to do: the stand asks again by itself. If it stays so, call the office.",
                       "content"});
    }
    if (!status.memory_is_locked) {
        out.push_back({"Keys could be swapped to disk: the system does not let this program lock memory.",
                       "Raise the memory lock limit (LimitMEMLOCK in the service, ulimit -l in a shell).", "memory"});
    }
    return out;
}

std::string copies_of(const StandStatus& status) {
    const outbox::Counts& counts = status.counts;
    if (counts.pending + counts.quarantined == 0 && counts.acked + counts.purged > 0) return "portal";
    return status.copies.elsewhere ? "2" : "1";
}

std::string to_json(const StandStatus& status) {
    const Json json = {
        {"pending", status.counts.pending},
        {"acked", status.counts.acked},
        {"purged", status.counts.purged},
        {"quarantined", status.counts.quarantined},
        {"withdrawn", status.counts.withdrawn},
        {"oldest_pending_s", or_null(status.oldest_pending_s)},
        {"last_contact", status.last_contact_ms ? Json(to_iso_utc(*status.last_contact_ms)) : Json()},
        {"content", or_null(status.content)},
        {"content_confirmed", status.content_issued_ms ? Json(to_iso_utc(*status.content_issued_ms)) : Json()},
        {"enrolled", status.stand.has_value()},
        {"portal_url", status.stand ? Json(status.stand->portal_url) : Json()},
        {"copies", copies_of(status)},
        {"lost", status.lost},
        {"purge_report", status.purge_report},
        {"clock", clock_of(status)},
        {"problems", json_of(complaints_of(status))}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const Error& error) {
    Json json = {{"problems", json_of({{error.message, error.remedy, "disk"}})}};
    for (const char* unknown :
         {"pending", "acked", "purged", "quarantined", "withdrawn", "oldest_pending_s", "last_contact", "content",
          "content_confirmed", "enrolled", "portal_url", "copies", "lost", "purge_report", "clock"}) {
        json[unknown] = nullptr;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace monter::agent
