#include "sync/lead/record.hpp"

#include <algorithm>

#include "sync/base/clock.hpp"
#include "sync/lead/codes.hpp"
#include "sync/lead/limits.hpp"
#include "sync/lead/reach.hpp"

namespace monter::lead {
namespace {

constexpr std::size_t speaks_max = 24;      // more languages than anyone ticks; a bound for readers
constexpr std::size_t pack_bytes_max = 96;  // an id, "@" and a version
constexpr int points_max = 10'000;          // far above what the match can add up to

// Every check ends in the name of the field, never in what it holds.
Result<void> wrong(const char* field) {
    return fail(Kind::refused, std::string("the lead's \"") + field + "\" is missing or not allowed");
}

bool all_different(const std::vector<std::string>& list) {
    for (auto at = list.begin(); at != list.end(); ++at) {
        if (std::find(std::next(at), list.end(), *at) != list.end()) return false;
    }
    return true;
}

template <class Rule>
bool is_list(const std::vector<std::string>& list, std::size_t most, Rule rule) {
    return list.size() <= most && std::all_of(list.begin(), list.end(), rule) && all_different(list);
}

bool is_code(std::span<const std::string_view> codes, std::string_view text, bool may_be_empty) {
    return (may_be_empty && text.empty()) || index_of(codes, text).has_value();
}

bool is_pack(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || text.size() > pack_bytes_max || !is_id(text.substr(0, at))) return false;
    const std::string_view version = text.substr(at + 1);
    return !version.empty() && version.size() <= 19 &&
           std::all_of(version.begin(), version.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_zero(const Hash& hash) {
    return std::all_of(hash.begin(), hash.end(), [](std::uint8_t byte) { return byte == 0; });
}

Result<void> check_person(const Record& record) {
    if (check_name(record.name.view()) != FieldFault::none) return wrong("name");
    if (record.email.empty() && record.phone.empty()) return wrong("email or phone");
    if (!record.email.empty() && check_email(record.email.view()) != FieldFault::none) return wrong("email");
    if (!record.phone.empty() && check_phone(record.phone.view()) != FieldFault::none) return wrong("phone");
    if (check_words(record.words.view()) != FieldFault::none) return wrong("words");
    if (check_words(record.note.view()) != FieldFault::none || (!record.assisted && !record.note.empty())) {
        return wrong("note");
    }
    if (!record.age16) return wrong("age16");
    return {};
}

Result<void> check_wish(const Wish& wish) {
    const auto is_dream = [](std::string_view code) { return is_code(dream_codes, code, false); };
    if (!is_list(wish.dreams, dreams_max, is_dream)) return wrong("wish.dreams");
    if (!is_list(wish.hearts, hearts_max, is_id)) return wrong("wish.hearts");
    if (!wish.written_from.empty() && !is_id(wish.written_from)) return wrong("wish.from");
    if (!is_code(work_codes, wish.work, true)) return wrong("wish.work");
    if (!is_list(wish.speaks, speaks_max, is_language)) return wrong("wish.speaks");
    return {};
}

Result<void> check_consent(const Consent& consent) {
    if (!consent.contact) return wrong("consent.contact");
    if (consent.recipients.empty() || !is_list(consent.recipients, recipients_max, is_id)) {
        return wrong("consent.recipients");
    }
    if (!is_language(consent.notice_language)) return wrong("consent.notice_language");
    if (is_zero(consent.notice_hash)) return wrong("consent.notice_hash");
    if (is_zero(consent.contact_hash)) return wrong("consent.contact_hash");
    if (consent.share && is_zero(consent.share_hash)) return wrong("consent.share_hash");
    return {};
}

bool is_reason(const Reason& reason) {
    return (reason.subject.empty() || is_id(reason.subject)) && (reason.fact.empty() || is_id(reason.fact)) &&
           reason.value >= 0 && reason.value <= 3 && reason.points >= 0 && reason.points <= points_max;
}

bool is_match(const Match& match) {
    return is_id(match.municipality) && match.points >= 0 && match.points <= points_max &&
           match.reasons.size() <= reasons_max && std::all_of(match.reasons.begin(), match.reasons.end(), is_reason);
}

}  // namespace

Result<void> validate(const Record& record) {
    if (record.lead_id == Id{}) return wrong("lead_id");
    if (!is_language(record.language)) return wrong("language");
    if (!from_iso_utc(record.at)) return wrong("at");
    if (!is_pack(record.pack)) return wrong("pack");
    if (auto good = check_person(record); !good) return good;
    if (auto good = check_wish(record.wish); !good) return good;
    if (!is_code(when_codes, record.when, true)) return wrong("when");
    const auto is_with = [](std::string_view code) { return is_code(with_codes, code, false); };
    if (!is_list(record.with, with_codes.size(), is_with)) return wrong("with");
    if (auto good = check_consent(record.consent); !good) return good;
    if (record.seen.size() > recipients_max + 3) return wrong("seen");
    if (!std::all_of(record.seen.begin(), record.seen.end(), is_match)) return wrong("seen");
    return {};
}

}  // namespace monter::lead
