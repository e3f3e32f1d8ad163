#include "sync/lead/event.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"
#include "sync/lead/json_fields.hpp"

namespace monter::lead {
namespace {

using nlohmann::json;

constexpr std::size_t title_characters_max = 120;
constexpr std::size_t url_bytes_max = 200;  // the withdrawal QR must stay readable from a phone's distance
constexpr std::size_t languages_max = 32;
constexpr std::size_t present_max = 64;

template <class Rule>
std::vector<std::string> words(const json& of, const char* key, std::size_t most, Rule rule) {
    const json& value = list(of, key);
    if (value.size() > most) throw Malformed{key};
    std::vector<std::string> out;
    for (const json& one : value) {
        if (!one.is_string() || !rule(one.get_ref<const std::string&>())) throw Malformed{key};
        out.push_back(one.get<std::string>());
    }
    return out;
}

// Printable ASCII without spaces, http or https, no slash at the end: it is joined with a path and drawn as a QR.
bool is_portal_url(std::string_view url) {
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    return web && url.size() <= url_bytes_max && !url.ends_with('/') &&
           std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_country(std::string_view text) {
    return text.empty() ||
           (text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

Event read(const json& from) {
    if (number(from, "v") != 1) throw Malformed{"v"};
    Event out;
    const auto id = id_from_uuid(text(from, "event_id"));
    if (!id) throw Malformed{"event_id"};
    out.event_id = *id;
    out.title = text(from, "title");
    if (!is_plain_text(out.title, false) || count_characters(out.title) > title_characters_max) {
        throw Malformed{"title"};
    }
    out.portal_url = text(from, "portal_url");
    if (!is_portal_url(out.portal_url)) throw Malformed{"portal_url"};
    out.country = text(from, "country");
    if (!is_country(out.country)) throw Malformed{"country"};
    out.languages = words(from, "languages", languages_max, is_language);
    out.notice = text(from, "notice");
    if (!is_id(out.notice)) throw Malformed{"notice"};
    out.rehearsal = truth(from, "rehearsal");
    out.present = words(from, "present", present_max, is_id);
    if (from.contains("pack")) {  // portals of before did not say it
        out.pack = text(from, "pack");
        if (!out.pack.empty() && !is_id(out.pack)) throw Malformed{"pack"};
    }
    return out;
}

}  // namespace

std::string to_json(const Event& event) {
    json out = {{"v", 1},
                {"event_id", to_uuid(event.event_id)},
                {"title", event.title},
                {"portal_url", event.portal_url},
                {"country", event.country},
                {"languages", event.languages},
                {"notice", event.notice},
                {"rehearsal", event.rehearsal},
                {"present", event.present}};
    if (!event.pack.empty()) out["pack"] = event.pack;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Event> event_from_json(View bytes) {
    const json from = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!from.is_object()) return fail(Kind::refused, "an event that is not JSON");
    try {
        return read(from);
    } catch (const Malformed& malformed) {
        return fail(Kind::refused, std::string("the event's \"") + malformed.key + "\" is missing or wrong");
    }
}

}  // namespace monter::lead
