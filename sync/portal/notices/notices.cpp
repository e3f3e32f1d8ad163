#include "sync/portal/notices/notices.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <variant>

#include "sync/base/log.hpp"
#include "sync/portal/guides/care.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/notices/letters.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/store/routing.hpp"

namespace monter::portal::notices {
namespace {

using store::Ended, store::Notice, store::Subject, store::Way;

constexpr int rows_at_once = 50;

std::int64_t pause_ms(int tries) {
    std::int64_t pause = first_pause_ms;
    for (int i = 0; i < tries && pause < longest_pause_ms; ++i) pause *= 2;
    return std::min(pause, longest_pause_ms);
}

// An address that crosses as one address: nothing in it ends a mailbox or begins another (RFC 5321, 4.1.2).
bool can_be_written_to(std::string_view address) {
    return !address.empty() && address.find_first_of("<>()[],;:\\\"") == std::string_view::npos;
}

// The newest row's lead and number, and how many rows: the same rows at another try make the same id, more rows never
// do.
std::string message_id(const std::vector<Notice>& rows, const std::string& from) {
    const auto newest = std::max_element(rows.begin(), rows.end(),
                                         [](const auto& a, const auto& b) { return a.notice_id < b.notice_id; });
    return to_base64url(newest->lead_id) + "." + std::to_string(newest->notice_id) + "." + std::to_string(rows.size()) +
           from.substr(from.find('@'));
}

}  // namespace

struct Notices::Message {
    std::vector<Notice> rows;
    std::variant<Mail, ShortMessage> what;
};

Result<std::optional<Notices::Message>> Notices::to_staff(store::Work& work, std::vector<Notice> rows,
                                                          std::int64_t now_ms) {
    std::vector<Notice> standing;
    for (const Notice& row : rows) {
        const auto waits = store::still_waits(work, row.lead_id, row.turn_ms);
        if (!waits) return fail(waits.error());
        if (*waits) {
            standing.push_back(row);
        } else if (auto ended = store::end_notice(work, row.notice_id, Ended::voided, "", now_ms); !ended) {
            return fail(ended.error());
        }
    }
    if (standing.empty()) return std::optional<Message>();
    const Notice& first = standing.front();
    const auto to = store::find_addressee(work, first.login);
    if (!to) return fail(to.error());
    const bool mail = first.way == Way::mail;
    // The account was closed, or the address taken away, since.
    if (!*to || (mail ? (*to)->mail : (*to)->phone).empty()) {
        for (const Notice& row : standing) {
            if (auto ended = store::end_notice(work, row.notice_id, Ended::voided, "", now_ms); !ended) {
                return fail(ended.error());
            }
        }
        return std::optional<Message>();
    }
    const auto people = static_cast<std::int64_t>(standing.size());
    const std::string& portal = settings_->portal;
    Message message{std::move(standing), {}};
    const Subject subject = message.rows.front().subject;
    if (mail) {
        const Words words = notices::to_staff(subject, people, (*to)->language, portal);
        message.what = Mail{(*to)->mail,
                            words.subject,
                            words.text,
                            (*to)->language,
                            message_id(message.rows, settings_->mail ? settings_->mail->from : "@"),
                            message.rows.front().made_ms};
    } else {
        message.what = ShortMessage{(*to)->phone, short_to_staff(subject, people, (*to)->language, portal)};
    }
    return std::optional(std::move(message));
}

Result<std::optional<Notices::Message>> Notices::to_visitor(store::Work& work, const Notice& row) {
    const auto person = store::find_person(work, {.all = true}, to_base64url(row.lead_id));
    if (!person) return fail(person.error());
    const auto record =
        *person ? desk_->open((*person)->sealed, (*person)->correction) : Result<lead::Record>(fail(Kind::refused, ""));
    if (!record || !can_be_written_to(record->email.view())) return std::optional<Message>();
    const auto content = library_->content();
    const std::string language = visitors_language(record->language);
    const Words words = notices::to_visitor((*person)->decision.municipality, (*person)->reference, language,
                                            content.get(), settings_->portal);
    return std::optional(Message{{row},
                                 Mail{std::string(record->email.view()), words.subject, words.text, language,
                                      message_id({row}, settings_->mail ? settings_->mail->from : "@"), row.made_ms}});
}

// What a guide wrote, under their title; answers go to their own address.
Result<std::optional<Notices::Message>> Notices::of_guide(store::Work& work, const Notice& row) {
    const auto person = store::find_person(work, {.all = true}, to_base64url(row.lead_id));
    if (!person) return fail(person.error());
    const auto author = store::find_addressee(work, row.author);
    if (!author) return fail(author.error());
    if (!*person || row.words.empty() || !*author || (*author)->mail.empty()) return std::optional<Message>();
    const auto record = desk_->open((*person)->sealed, (*person)->correction);
    const auto words = desk_->words(row.words, row.lead_id, guides::reply_label);
    if (!record || !words || !can_be_written_to(record->email.view())) return std::optional<Message>();
    const std::size_t first_line = words->find('\n');
    const auto content = library_->content();
    const std::string language = visitors_language(record->language);
    Mail mail{std::string(record->email.view()),
              words->substr(0, first_line),
              first_line == std::string::npos ? std::string() : words->substr(first_line + 1),
              language,
              message_id({row}, settings_->mail ? settings_->mail->from : "@"),
              row.made_ms};
    mail.from_name =
        guides::begun_large(guides::guide_title((*person)->decision.municipality, content.get(), language));
    mail.reply_to = (*author)->mail;
    return std::optional(Message{{row}, std::move(mail)});
}

Result<std::vector<Notices::Message>> Notices::due_messages(std::int64_t now_ms) {
    auto work = database_->begin_leasing();
    if (!work) return fail(work.error());
    const auto rows = store::lease_notices(*work, now_ms, now_ms + lease_ms, rows_at_once);
    if (!rows) return fail(rows.error());
    std::vector<Message> out;
    std::map<std::tuple<std::string, Way, Subject>, std::vector<Notice>> staff;
    for (const Notice& row : *rows) {
        if (!row.login.empty()) {
            staff[{row.login, row.way, row.subject}].push_back(row);
            continue;
        }
        auto message = row.subject == Subject::reply ? of_guide(*work, row) : to_visitor(*work, row);
        if (!message) return fail(message.error());
        if (*message) {
            out.push_back(std::move(**message));
        } else if (auto ended = store::end_notice(*work, row.notice_id, Ended::voided, "", now_ms); !ended) {
            return fail(ended.error());
        }
    }
    for (auto& [key, theirs] : staff) {
        auto message = to_staff(*work, std::move(theirs), now_ms);
        if (!message) return fail(message.error());
        if (*message) out.push_back(std::move(**message));
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    return out;
}

Result<void> Notices::note(const Message& message, const Delivery& delivery, std::int64_t now_ms) {
    auto work = database_->begin_leasing();
    if (!work) return fail(work.error());
    for (const Notice& row : message.rows) {
        const bool over = now_ms - row.made_ms >= given_up_after_ms;
        const bool again = delivery.how == Delivery::How::later && !over;
        const Ended how = delivery.how == Delivery::How::sent      ? Ended::sent
                          : delivery.how == Delivery::How::refused ? Ended::refused
                                                                   : Ended::given_up;
        auto kept = again ? store::put_off_notice(*work, row.notice_id, now_ms + pause_ms(row.tries), delivery.why)
                          : store::end_notice(*work, row.notice_id, how, delivery.why, now_ms);
        if (!kept) return kept;
    }
    const Notice& first = message.rows.front();
    if (delivery.how == Delivery::How::refused && !first.login.empty()) {
        if (auto kept = store::address_refused(*work, first.login, first.way, now_ms); !kept) return kept;
    }
    return work->commit();
}

Result<int> Notices::send_due(Courier& courier, std::int64_t now_ms) {
    if (!settings_) return 0;
    const auto messages = due_messages(now_ms);
    if (!messages) return fail(messages.error());
    int carried = 0;
    for (const Message& message : *messages) {
        const Delivery delivery = std::visit([&](const auto& what) { return courier.carry(what); }, message.what);
        if (delivery.how != Delivery::How::later) ++carried;
        // The row stays leased where this can't be kept, and is sent again when the lease runs out.
        if (auto noted = note(message, delivery, now_ms); !noted) log_error("a notice", noted.error());
    }
    return carried;
}

Result<bool> Notices::came_back(const std::string& message_id, std::int64_t now_ms) {
    const std::size_t dot = message_id.find('.');
    const auto lead_id = raw_from_base64url<16>(message_id.substr(0, dot));
    std::int64_t notice_id = 0;
    if (dot != std::string::npos) {
        std::from_chars(message_id.data() + dot + 1, message_id.data() + message_id.size(), notice_id);
    }
    if (!lead_id || notice_id <= 0) return fail(Kind::refused, "that is no Message-ID of this portal's letters");
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto whose = store::notice_came_back(*work, notice_id, *lead_id, now_ms);
    if (!whose) return fail(whose.error());
    if (!*whose) return false;
    if (!(*whose)->login.empty()) {
        if (auto kept = store::address_refused(*work, (*whose)->login, Way::mail, now_ms); !kept) {
            return fail(kept.error());
        }
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    return true;
}

}  // namespace monter::portal::notices
