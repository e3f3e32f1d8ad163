#include "sync/agent/service.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "sync/agent/content/inspection.hpp"
#include "sync/agent/courier.hpp"
#include "sync/agent/status.hpp"
#include "sync/base/log.hpp"
#include "sync/lead/codes.hpp"
#include "sync/lead/limits.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::agent {

Service::Service(OpenedStand& stand, local::Listener& listener, std::function<Moment()> now,
                 std::function<double()> luck)
    : stand_(stand),
      listener_(listener),
      now_(std::move(now)),
      agent_(stand.outbox, stand.key, PublicFolder(stand.data), stand.portal != nullptr, std::move(luck),
             system_clock_is_synced),
      crew_(stand, agent_, content_),
      medium_(stand.data) {
    open_content();
}

void Service::open_content() {
    const auto folder = local::public_folder(stand_.data);
    auto files = open_content_files(folder);
    if (!files) {
        log_error("content", files.error());
        return;
    }
    files_ = std::move(*files);
    content_.emplace(
        stand_.outbox, stand_.data, *files_,
        [this, folder](const pack::BuiltAt& place) { return run_inspect(inspect_program(), folder, place, stop_); },
        [this] { return stop_.load(); });
    agent_.bring(*content_);
}

Result<Service::End> Service::run() {
    Courier courier(stand_.portal.get(), [this] { listener_.wake(); });
    while (!stop_) {
        alive_();
        if (const auto back = courier.take()) agent_.conclude(back->job, back->outcome, now_());
        if (network_came_.exchange(false)) agent_.network_came(now_());
        keep_house(now_());
        if (medium_came_ && is_at_rest()) {
            stop_ = true;
            return End::open_anew;
        }
        if (!courier.busy()) answer_those_who_wait();  // before the next question takes the courier again
        auto job = agent_.next(now_());
        if (job) courier.post(std::move(*job));
        const bool asked = courier.busy();
        if (!asked) answer_those_who_wait();
        // What the agent found out by itself ends us as well, before anybody waits for minutes.
        if (stand_.outbox.broken() && !stop_) listener_.wake();
        auto served = listener_.serve(patience(asked), [this](const std::string& request) { return answer(request); });
        if (served && !(stand_.outbox.broken() && !stop_)) continue;
        stop_ = true;  // also for a look at content that is under way: whoever starts us again must not wait for it
        if (!served) return fail(served.error());
        return fail(*stand_.outbox.broken());
    }
    return End::stopped;
}

// Nobody waits for something that a new opening would forget.
bool Service::is_at_rest() const {
    return waiting_.empty() && content_waiting_.empty() && !(content_ && content_->importing());
}

// Nobody has touched anything that reaches us for a while: whoever had begun a form has left it long ago.
void Service::keep_house(const Moment& now) {
    constexpr std::int64_t quiet_ms = std::int64_t{15} * 60 * 1000;
    constexpr std::int64_t minute_ms = 60'000;
    constexpr std::int64_t note_every_ms = std::int64_t{10} * 60 * 1000;
    if (now.boot_ms >= note_due_boot_ms_) {
        agent_.note_running(now);
        note_due_boot_ms_ = now.boot_ms + note_every_ms;
    }
    if (now.boot_ms >= minute_due_boot_ms_) {
        crew_.keep_day(now);
        medium_came_ = medium_.wants_opening(stand_.outbox.copies(), now.boot_ms);
        minute_due_boot_ms_ = now.boot_ms + minute_ms;
    }
    if (now.boot_ms >= rest_due_boot_ms_) {
        if (const auto rested = stand_.outbox.rest(); !rested) log_error("the store", rested.error());
        rest_due_boot_ms_ = std::numeric_limits<std::int64_t>::max();
    }
    if (heard_boot_ms_ == 0) heard_boot_ms_ = now.boot_ms;
    if (now.boot_ms - heard_boot_ms_ >= quiet_ms && !is_form_open()) agent_.tidy(now);
    if (content_) content_->keep_house(now);
}

void Service::stop() {
    stop_ = true;
    listener_.wake();
}

void Service::network_came() {
    network_came_ = true;
    listener_.wake();
}

std::chrono::milliseconds Service::patience(bool asked) const {
    constexpr std::chrono::milliseconds longest = std::chrono::minutes(1);  // the house is kept that often
    if (asked) return longest;                                              // the courier wakes us
    const Moment now = now_();
    const std::int64_t due = std::min(agent_.due(now).boot_ms, rest_due_boot_ms_);
    return std::clamp(std::chrono::milliseconds(due - now.boot_ms), std::chrono::milliseconds(0), longest);
}

std::string Service::answer(const std::string& request) {
    std::string said = answer_to(request);
    if (stand_.outbox.broken()) listener_.wake();  // run() ends once this is answered
    return said;
}

std::string Service::answer_to(const std::string& request) {
    const auto asked = local::request_from_json(request);
    if (!asked) return local::to_json(local::Reply{local::Failed{asked.error()}});
    if (const auto* purge = std::get_if<local::Purge>(&*asked)) return local::to_json(answer(*purge));
    if (const auto* crew = std::get_if<local::CrewRequest>(&*asked)) {
        const std::string said = local::to_json(crew_.answer(*crew, now_()));
        listener_.wake();  // a "send" is to be looked at
        return said;
    }
    if (const auto* screen = std::get_if<local::Screen>(&*asked)) return local::to_json(answer(*screen));
    if (const auto* form = std::get_if<local::Form>(&*asked)) return local::to_json(answer(*form));
    if (const auto* import = std::get_if<local::Import>(&*asked)) return answer(*import);
    if (const auto* fetch = std::get_if<local::FetchContent>(&*asked)) return answer(*fetch);
    const bool is_visitor =
        !std::holds_alternative<local::Status>(*asked) && !std::holds_alternative<local::Once>(*asked);
    if (is_visitor) heard_boot_ms_ = now_().boot_ms;
    if (const auto* put = std::get_if<local::Put>(&*asked)) return local::to_json(answer(*put));
    if (const auto* withdraw = std::get_if<local::Withdraw>(&*asked)) return local::to_json(answer(*withdraw));
    if (const auto* tap = std::get_if<local::Tap>(&*asked)) return local::to_json(answer(*tap));
    if (std::holds_alternative<local::Status>(*asked)) return local::to_json(status());
    agent_.hurry();
    waiting_.push_back(listener_.ticket());
    listener_.wake();
    return {};
}

local::Reply Service::answer(const local::Put& put) {
    if (put.envelope.empty() || put.envelope.size() > lead::envelope_bytes_max) {
        return local::Failed{{Kind::refused, "a lead of this size can't be kept", ""}};
    }
    const Moment now = agent_.told(now_());
    const lead::Sealed sealed{put.lead_id, put.event_id, put.flags, put.code_hash, put.envelope};
    const auto kept = stand_.outbox.keep(sealed, now, static_cast<int>(agent_.trust(now)), stand_.key);
    if (!kept) return local::Failed{kept.error()};
    constexpr std::int64_t visitors_apart_ms = 2000;  // nobody fills in a form within it
    rest_due_boot_ms_ = now_().boot_ms + visitors_apart_ms;
    listener_.wake();  // once this is answered, the agent looks whether it may be sent
    return local::Committed{put.lead_id, kept->seq};
}

local::Reply Service::answer(const local::Withdraw& withdraw) {
    const auto known = stand_.outbox.knows_code(seal::code_hash(withdraw.key));
    if (!known) return local::Failed{known.error()};
    if (const auto withdrawn = stand_.outbox.withdraw(withdraw.key); !withdrawn) {
        return local::Failed{withdrawn.error()};
    }
    listener_.wake();
    return local::Done{*known};
}

local::Reply Service::answer(const local::Tap& tap) {
    if (!lead::is_id(tap.question) || !lead::is_id(tap.value)) {
        return local::Failed{{Kind::refused, "an answer that can't be counted", ""}};
    }
    const outbox::Tally answer{
        .event_id = tap.event_id, .kind = tap.kind, .question = tap.question, .value = tap.value};
    if (const auto kept = stand_.outbox.tally(tap.id, answer, agent_.told(now_())); !kept)
        return local::Failed{kept.error()};
    return local::Done{};
}

local::Reply Service::answer(const local::Form& form) {
    const Moment now = now_();
    heard_boot_ms_ = now.boot_ms;
    form_open_boot_ms_ = form.opens ? std::optional(now.boot_ms) : std::nullopt;
    return form.opens ? status() : local::Reply{local::Done{}};
}

bool Service::is_form_open() const {
    constexpr std::int64_t longest_ms = std::int64_t{60} * 60 * 1000;
    return form_open_boot_ms_ && now_().boot_ms - *form_open_boot_ms_ < longest_ms;
}

local::Reply Service::answer(const local::Purge& purge) {
    if (is_form_open()) {
        return local::Failed{{Kind::refused, "a visitor may be writing just now, so nothing is let go of",
                              "Run this again when nobody is at the stand."}};
    }
    const auto purged = agent_.purge(purge.fair_closed, now_());
    if (!purged) return local::Failed{purged.error()};
    return status();
}

// Who asks this may be a kiosk before it opens a form: it must not where nothing would be kept.
local::Reply Service::status() const {
    if (const auto waits = stand_.outbox.waits_for_room()) return local::Failed{*waits};
    const auto status = look_at(stand_.outbox, stand_.data, now_(), system_clock_is_synced());
    if (!status) return local::Failed{status.error()};
    return local::StatusAnswer{to_json(*status)};
}

local::Reply Service::answer(const local::Screen& screen) {
    if (screen.does == local::Screen::Does::opens || screen.does == local::Screen::Does::ended)
        form_open_boot_ms_.reset();
    if (!content_) return local::Done{};
    using Does = local::Screen::Does;
    using Told = Activation::Screen;
    const std::pair<Does, Told> same[] = {{Does::opens, Told::opens},
                                          {Does::shown, Told::shown},
                                          {Does::failed, Told::failed},
                                          {Does::ended, Told::ended}};
    for (const auto& [does, told] : same) {
        if (does != screen.does) continue;
        if (const auto done = content_->screen(told, screen.manifest_sha256, now_()); !done) {
            return local::Failed{done.error()};
        }
    }
    return local::Done{};
}

std::string Service::answer(const local::Import& import) {
    const Error no_disk{Kind::disk, "the stand's disk has no room for content", "Look at monter-sync status."};
    if (!content_) return local::to_json(local::Reply{local::Failed{no_disk}});
    if (auto taken = content_->import(import.folder); !taken) {
        return local::to_json(local::Reply{local::Failed{taken.error()}});
    }
    content_waiting_.push_back(listener_.ticket());
    listener_.wake();
    return {};
}

std::string Service::answer(const local::FetchContent&) {
    if (!content_ || !stand_.portal) {
        const Error why{Kind::refused, "this stand has no portal to ask", "Enrol it, or import content from a stick."};
        return local::to_json(local::Reply{local::Failed{why}});
    }
    content_->hurry();
    content_waiting_.push_back(listener_.ticket());
    listener_.wake();
    return {};
}

local::Reply Service::content_reply() const {
    const auto& told = content_->last();
    if (!told) return local::Failed{told.error()};
    return local::ContentAnswer{told->pack.id, told->pack.version, told->fresh, told->text};
}

// Only while nothing is on its way: its outcome may be what they wait for.
void Service::answer_those_who_wait() {
    if (!waiting_.empty() && !agent_.in_a_hurry()) {
        const std::string said = local::to_json(status());
        for (const auto ticket : waiting_) listener_.reply(ticket, said);
        waiting_.clear();
    }
    if (!content_waiting_.empty() && !content_->importing() && !content_->in_a_hurry()) {
        const std::string said = local::to_json(content_reply());
        for (const auto ticket : content_waiting_) listener_.reply(ticket, said);
        content_waiting_.clear();
    }
}

}  // namespace monter::agent
