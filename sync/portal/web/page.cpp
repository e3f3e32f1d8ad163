#include "sync/portal/web/page.hpp"

#include <kainjow/mustache.hpp>

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"

namespace monter::portal::web {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

data to_mustache(const Data& from) {
    // Mustache would take an empty text for a yes; here it is a no, so that {{#email}} asks whether there is one.
    if (const auto* text = std::get_if<std::string>(&from.value)) return text->empty() ? data(false) : data(*text);
    if (const auto* yes = std::get_if<bool>(&from.value)) return data(*yes);
    if (const auto* list = std::get_if<Data::List>(&from.value)) {
        data out{data::type::list};
        for (const Data& one : *list) out.push_back(to_mustache(one));
        return out;
    }
    data out;
    for (const auto& [name, one] : std::get<Data::Named>(from.value)) out.set(name, to_mustache(one));
    return out;
}

// "inbox.title" becomes t -> inbox -> title, for {{t.inbox.title}}.
data text_tree(const Texts& texts) {
    Data::Named root;
    for (const auto& [key, text] : texts.table()) {
        Data::Named* level = &root;
        std::size_t at = 0;
        for (std::size_t dot = key.find('.'); dot != std::string::npos; at = dot + 1, dot = key.find('.', at)) {
            Data& next = (*level)[key.substr(at, dot - at)];
            if (!std::holds_alternative<Data::Named>(next.value)) next = Data::Named{};
            level = &std::get<Data::Named>(next.value);
        }
        (*level)[key.substr(at)] = text;
    }
    return to_mustache(root);
}

// For staff and for visitors; each language's texts are made once and stay where they are.
const data& texts_of(const Texts& texts) {
    static const std::map<const Texts*, data> all = [] {
        std::map<const Texts*, data> out;
        for (const std::string& code : languages()) out.emplace(&web::texts(code), text_tree(web::texts(code)));
        for (const auto& [code, name] : visitor_languages()) {
            out.emplace(&visitor_texts(code), text_tree(visitor_texts(code)));
        }
        return out;
    }();
    const auto found = all.find(&texts);
    return found == all.end() ? all.at(&web::texts("en")) : found->second;
}

// Pieces that several pages share: {{> part_brand}} is pages/parts/brand.mustache. The prefix keeps them from hiding
// values.
constexpr const char* parts[] = {
    "person_row", "brand",    "bar",        "icon_check",    "icon_cross",  "icon_heart", "icon_person", "icon_talk",
    "icon_work",  "icon_pen", "icon_small", "icon_alert",    "icon_info",   "icon_down",  "icon_menu",   "message",
    "clock",      "log",      "made_once",  "account_steps", "fair_fields", "fleet_steps"};

}  // namespace

std::string render(const std::string& name, const Data::Named& values, const Texts& texts) {
    const auto* file = assets::portal_file("pages/" + name + ".mustache");
    if (file == nullptr) {
        log_error("the page template " + name + " is missing from the program");
        return {};
    }
    mustache parsed{std::string(file->text())};
    if (!parsed.is_valid()) {
        log_error("the page template " + name + " is not valid: " + parsed.error_message());
        return {};
    }
    data all;
    for (const auto& [key, one] : values) all.set(key, to_mustache(one));
    all.set("t", texts_of(texts));
    for (const char* part : parts) {
        const std::string path = std::string("pages/parts/") + part + ".mustache";
        all.set(std::string("part_") + part, kainjow::mustache::partial([path]() {
                    const auto* piece = assets::portal_file(path);
                    return piece == nullptr ? std::string() : std::string(piece->text());
                }));
    }
    return parsed.render(all);
}

void add_page_headers(Response& response) {
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
                                  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
}

Response page(const std::string& frame, const std::string& name, Data::Named values, const Texts& texts, int status) {
    values["language"] = texts.language();
    values["content"] = render(name, values, texts);
    Response out{.status = status, .body = render(frame, values, texts)};
    add_page_headers(out);
    out.headers.emplace_back("Cache-Control", "no-store");
    return out;
}

Response see_other(const std::string& path) {
    Response out{.status = 303, .type = "text/plain; charset=utf-8"};
    add_page_headers(out);
    out.headers.emplace_back("Location", path);
    out.headers.emplace_back("Cache-Control", "no-store");
    return out;
}

}  // namespace monter::portal::web
