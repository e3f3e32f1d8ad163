// Where one hears that somebody waits: addresses, how often, and the hours in which nobody rings.
#include <algorithm>
#include <charconv>

#include "sync/lead/reach.hpp"
#include "sync/portal/notices/mail_form.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

using store::Addressee, store::When;

Result<Addressee> read_own(Parts& parts, const Visit& visit) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    const std::string& login = visit.reader.account.login;
    auto found = store::find_addressee(*work, login);
    if (!found) return fail(found.error());
    // Who never said anything gets nothing; the form offers what most want.
    return *found ? **found : Addressee{.login = login, .language = visit.texts.language()};
}

Data::List hours(int chosen) {
    Data::List out;
    for (int hour = 0; hour < 24; ++hour) {
        const std::string shown = (hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
        out.emplace_back(Data::Named{{"hour", std::to_string(hour)}, {"shown", shown}, {"on", hour == chosen}});
    }
    return out;
}

// What is no hour of the form's own stays as it was.
int hour_of(const std::string& text, int otherwise) {
    int hour = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), hour);
    return read.ec == std::errc() && hour >= 0 && hour < 24 ? hour : otherwise;
}

struct Asked {
    Addressee wish;
    std::string fault;  // a text's key; empty = it can be kept
};
Asked asked(const Fields& fields, Addressee wish, const std::string& language) {
    const auto field = [&](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    };
    wish.language = language;
    wish.mail = field("mail");
    const auto* when =
        std::find_if(store::whens.begin(), store::whens.end(), [&](When one) { return field("when") == name(one); });
    wish.mail_when = when == store::whens.end() ? When::never : *when;
    wish.sms = fields.contains("sms");
    wish.quiet_from = hour_of(field("quiet_from"), wish.quiet_from);
    wish.quiet_to = hour_of(field("quiet_to"), wish.quiet_to);
    const std::string number = notices::international_number(field("phone"));
    wish.phone = number.empty() ? field("phone") : number;
    const bool mail_is_wrong =
        wish.mail.empty() ? wish.mail_when != When::never : lead::check_email(wish.mail) != lead::FieldFault::none;
    if (mail_is_wrong) return {std::move(wish), "notices.fault_mail"};
    const bool phone_is_wrong = wish.phone.empty() ? wish.sms : number.empty();
    if (phone_is_wrong) return {std::move(wish), "notices.fault_phone"};
    return {std::move(wish), {}};
}

Response show(const Parts& parts, const Visit& visit, const Addressee& wish, const std::string& fault) {
    const Texts& texts = visit.texts;
    Data::Named data = frame_data(parts, visit, texts.get("notices.title"));
    data["mail"] = wish.mail;
    data["phone"] = wish.phone;
    data["sms"] = wish.sms;
    Data::List ways;
    for (const When when : store::whens) {
        const std::string code = name(when);
        ways.emplace_back(Data::Named{{"code", code},
                                      {"label", texts.get("notices." + code)},
                                      {"hint", when == When::digest ? texts.get("notices.digest_hint") : std::string()},
                                      {"on", wish.mail_when == when}});
    }
    data["whens"] = std::move(ways);
    data["quiet_from"] = hours(wish.quiet_from);
    data["quiet_to"] = hours(wish.quiet_to);
    data["mail_off"] = parts.mail_host.empty();
    data["sms_off"] = parts.sms_host.empty();
    data["fault_mail"] = fault == "notices.fault_mail" ? texts.get(fault)
                         : wish.mail_refused_ms != 0   ? texts.get("notices.mail_refused")
                                                       : std::string();
    data["fault_phone"] = fault == "notices.fault_phone" ? texts.get(fault)
                          : wish.sms_refused_ms != 0     ? texts.get("notices.sms_refused")
                                                         : std::string();
    if (fault.empty() && form_fields(visit.request.query).contains("said")) {
        data["message"] =
            Data::Named{{"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("notices.saved")}};
    }
    return page("frame", "notices", std::move(data), texts, fault.empty() ? 200 : 422);
}

}  // namespace

Response notices_page(Parts& parts, const Visit& visit) {
    const auto own = read_own(parts, visit);
    if (!own) return broken_page(parts, visit, "an address", own.error());
    return show(parts, visit, *own, {});
}

Response set_notices(Parts& parts, const Visit& visit) {
    const auto own = read_own(parts, visit);
    if (!own) return broken_page(parts, visit, "an address", own.error());
    const Asked wanted = asked(form_fields(visit.request.body), *own, visit.texts.language());
    if (!wanted.fault.empty()) return show(parts, visit, wanted.wish, wanted.fault);
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "an address", work.error());
    if (auto kept = store::set_addressee(*work, wanted.wish); !kept) {
        return broken_page(parts, visit, "an address", kept.error());
    }
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "an address", done.error());
    return see_other("/notices?said=saved");
}

}  // namespace monter::portal::web
