#include "sync/local/stand.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace monter::local {
namespace {

using Json = nlohmann::json;

template <class... F>
struct Each : F... {
    using F::operator()...;
};
template <class... F>
Each(F...) -> Each<F...>;

std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

tl::unexpected<Error> not_understood(const std::string& what) {
    return fail(Kind::refused, "a message that can't be understood: " + what);
}

Result<Json> object_from(const std::string& json) {
    Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return not_understood("not a JSON object");
    return parsed;
}

Result<std::string> text_at(const Json& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end() || !at->is_string()) return not_understood(std::string(key) + " is not a text");
    return at->get<std::string>();
}

Result<std::uint64_t> number_at(const Json& json, const char* key, std::uint64_t max) {
    const auto at = json.find(key);
    if (at == json.end() || !at->is_number_unsigned() || at->get<std::uint64_t>() > max) {
        return not_understood(std::string(key) + " is not a number in its range");
    }
    return at->get<std::uint64_t>();
}

template <std::size_t N>
Result<Raw<N>> raw_at(const Json& json, const char* key) {
    auto found = text_at(json, key);
    if (!found) return fail(found.error());
    auto raw = raw_from_base64url<N>(*found);
    if (!raw) return not_understood(std::string(key) + ": " + raw.error().message);
    return *raw;
}

Result<Request> put_from(const Json& json) {
    auto lead_id = raw_at<16>(json, "lead_id");
    if (!lead_id) return fail(lead_id.error());
    auto event_id = raw_at<16>(json, "event_id");
    if (!event_id) return fail(event_id.error());
    auto flags = number_at(json, "flags", 255);
    if (!flags) return fail(flags.error());
    auto code_hash = raw_at<32>(json, "code_hash");
    if (!code_hash) return fail(code_hash.error());
    auto envelope = text_at(json, "envelope");
    if (!envelope) return fail(envelope.error());
    auto bytes = from_base64url(*envelope);
    if (!bytes) return not_understood("envelope: " + bytes.error().message);
    return Put{*lead_id, *event_id, static_cast<std::uint8_t>(*flags), *code_hash, std::move(*bytes)};
}

Result<Request> tap_from(const Json& json) {
    auto id = raw_at<16>(json, "id");
    if (!id) return fail(id.error());
    auto event_id = raw_at<16>(json, "event_id");
    if (!event_id) return fail(event_id.error());
    auto kind = text_at(json, "kind");
    if (!kind || (*kind != "pulse" && *kind != "visit" && *kind != "match"))
        return not_understood("an answer of another kind");
    auto question = text_at(json, "question");
    if (!question) return fail(question.error());
    auto value = text_at(json, "value");
    if (!value) return fail(value.error());
    return Tap{*id, *event_id, std::move(*question), std::move(*value), std::move(*kind)};
}

constexpr std::pair<Screen::Does, const char*> screen_words[] = {{Screen::Does::opens, "opens"},
                                                                 {Screen::Does::shown, "shown"},
                                                                 {Screen::Does::failed, "failed"},
                                                                 {Screen::Does::ended, "ended"}};

Result<Request> screen_from(const Json& json) {
    auto does = text_at(json, "does");
    if (!does) return fail(does.error());
    Screen out;
    const auto word = std::find_if(std::begin(screen_words), std::end(screen_words),
                                   [&](const auto& one) { return one.second == *does; });
    if (word == std::end(screen_words)) return not_understood("a screen does no such thing");
    out.does = word->first;
    if (!json.contains("manifest")) return out;
    const auto hex = text_at(json, "manifest");
    const auto bytes = hex ? from_hex(*hex) : Result<Bytes>(fail(hex.error()));
    const auto hash = bytes ? exactly<32>(*bytes) : Result<Hash>(fail(bytes.error()));
    if (!hash) return not_understood("manifest: " + hash.error().message);
    out.manifest_sha256 = *hash;
    return out;
}

Json json_of(const Screen& screen) {
    Json out = {{"v", 1}, {"verb", "SCREEN"}};
    for (const auto& [does, word] : screen_words) {
        if (does == screen.does) out["does"] = word;
    }
    if (screen.manifest_sha256) out["manifest"] = to_hex(*screen.manifest_sha256);
    return out;
}

Result<Request> content_from(const Json& json) {
    const auto what = text_at(json, "do");
    if (!what) return fail(what.error());
    if (*what == "fetch") return Request{FetchContent{}};
    if (*what != "import") return not_understood("content can't be got that way");
    auto folder = text_at(json, "folder");
    if (!folder) return fail(folder.error());
    return Request{Import{std::move(*folder)}};
}

Kind kind_from(const std::string& word) {
    for (const Kind kind : {Kind::disk, Kind::full, Kind::corrupt, Kind::network, Kind::refused, Kind::bug}) {
        if (word == name(kind)) return kind;
    }
    return Kind::bug;
}

Result<Reply> failed_from(const Json& json) {
    auto kind = text_at(json, "kind");
    auto message = text_at(json, "message");
    auto remedy = text_at(json, "remedy");
    if (!kind || !message || !remedy) return not_understood("a failure without its reason");
    return Failed{{kind_from(*kind), std::move(*message), std::move(*remedy)}};
}

}  // namespace

std::filesystem::path stand_socket(const std::filesystem::path& data) {
    return data / "sync.sock";
}
std::filesystem::path stand_lock(const std::filesystem::path& data) {
    return data / "sync.lock";
}
std::filesystem::path public_folder(const std::filesystem::path& data) {
    return data / "public";
}
std::filesystem::path kiosk_lock(const std::filesystem::path& data) {
    return data / "kiosk.lock";
}

std::string to_json(const Request& request) {
    return text(std::visit(Each{[](const Put& put) -> Json {
                                    return {{"v", 1},
                                            {"verb", "PUT"},
                                            {"lead_id", to_base64url(put.lead_id)},
                                            {"event_id", to_base64url(put.event_id)},
                                            {"flags", put.flags},
                                            {"code_hash", to_base64url(put.code_hash)},
                                            {"envelope", to_base64url(put.envelope)}};
                                },
                                [](const Withdraw& withdraw) -> Json {
                                    return {{"v", 1}, {"verb", "WITHDRAW"}, {"key", to_base64url(withdraw.key)}};
                                },
                                [](const Tap& tap) -> Json {
                                    return {{"v", 1},
                                            {"verb", "ANSWER"},
                                            {"id", to_base64url(tap.id)},
                                            {"event_id", to_base64url(tap.event_id)},
                                            {"kind", tap.kind},
                                            {"question", tap.question},
                                            {"value", tap.value}};
                                },
                                [](const Purge& purge) -> Json {
                                    return {{"v", 1}, {"verb", "PURGE"}, {"fair_closed", purge.fair_closed}};
                                },
                                [](const Import& import) -> Json {
                                    return {{"v", 1}, {"verb", "CONTENT"}, {"do", "import"}, {"folder", import.folder}};
                                },
                                [](const FetchContent&) -> Json {
                                    return {{"v", 1}, {"verb", "CONTENT"}, {"do", "fetch"}};
                                },
                                [](const Screen& screen) -> Json { return json_of(screen); },
                                [](const Form& form) -> Json {
                                    return {{"v", 1}, {"verb", "FORM"}, {"does", form.opens ? "opens" : "closes"}};
                                },
                                [](const Status&) -> Json {
                                    return {{"v", 1}, {"verb", "STATUS"}};
                                },
                                [](const Once&) -> Json {
                                    return {{"v", 1}, {"verb", "SEND_NOW"}};
                                },
                                [](const CrewRequest& crew) { return Json::parse(to_json(crew)); }},
                           request));
}

Result<Request> request_from_json(const std::string& json) {
    auto object = object_from(json);
    if (!object) return fail(object.error());
    if (auto v = number_at(*object, "v", 1); !v || *v != 1) {
        return fail(Kind::refused, "a message of another version", "install the same version of both programs");
    }
    auto verb = text_at(*object, "verb");
    if (!verb) return fail(verb.error());
    if (*verb == "PUT") return put_from(*object);
    if (*verb == "ANSWER") return tap_from(*object);
    if (*verb == "SCREEN") return screen_from(*object);
    if (*verb == "CONTENT") return content_from(*object);
    if (*verb == "FORM") {
        const auto does = text_at(*object, "does");
        if (!does) return fail(does.error());
        if (*does != "opens" && *does != "closes") return not_understood("a form does no such thing");
        return Request{Form{*does == "opens"}};
    }
    if (*verb == "STATUS") return Request{Status{}};
    if (*verb == "SEND_NOW") return Request{Once{}};
    if (*verb == "CREW") {
        auto crew = crew_request_from_json(json);
        if (!crew) return fail(crew.error());
        return Request{std::move(*crew)};
    }
    if (*verb == "PURGE") {
        const auto closed = object->find("fair_closed");
        if (closed == object->end() || !closed->is_boolean()) return not_understood("fair_closed is not told");
        return Request{Purge{closed->get<bool>()}};
    }
    if (*verb == "WITHDRAW") {
        auto key = raw_at<32>(*object, "key");
        if (!key) return fail(key.error());
        return Request{Withdraw{*key}};
    }
    return not_understood("this version has no such verb");
}

std::string to_json(const Reply& reply) {
    return text(std::visit(
        Each{[](const Committed& committed) -> Json {
                 return {{"answer", "COMMITTED"}, {"lead_id", to_base64url(committed.lead_id)}, {"seq", committed.seq}};
             },
             [](const Done& done) -> Json {
                 Json json = {{"answer", "DONE"}};
                 if (!done.known) json["known"] = false;
                 return json;
             },
             [](const Failed& failed) -> Json {
                 return {{"answer", "FAILED"},
                         {"kind", name(failed.error.kind)},
                         {"message", failed.error.message},
                         {"remedy", failed.error.remedy}};
             },
             [](const ContentAnswer& content) -> Json {
                 return {{"answer", "CONTENT"},
                         {"pack", content.pack},
                         {"version", content.version},
                         {"fresh", content.fresh},
                         {"text", content.text}};
             },
             [](const StatusAnswer& status) -> Json {
                 Json object = Json::parse(status.json, nullptr, false);
                 if (!object.is_object()) object = Json::object();
                 object["answer"] = "STATUS";
                 return object;
             },
             [](const CrewReply& crew) { return Json::parse(to_json(crew)); }},
        reply));
}

Result<Reply> reply_from_json(const std::string& json) {
    auto object = object_from(json);
    if (!object) return fail(object.error());
    auto answer = text_at(*object, "answer");
    if (!answer) return fail(answer.error());
    if (*answer == "DONE") {
        const auto known = object->find("known");
        return Reply{Done{known == object->end() || !known->is_boolean() || known->get<bool>()}};
    }
    if (*answer == "FAILED") return failed_from(*object);
    if (*answer == "STATUS") {
        object->erase("answer");
        return Reply{StatusAnswer{text(*object)}};
    }
    if (*answer == "CREW") {
        auto crew = crew_reply_from_json(json);
        if (!crew) return fail(crew.error());
        return Reply{std::move(*crew)};
    }
    if (*answer == "CONTENT") {
        ContentAnswer out;
        auto pack = text_at(*object, "pack");
        if (!pack) return fail(pack.error());
        auto version = number_at(*object, "version", INT64_MAX);
        if (!version) return fail(version.error());
        auto said = text_at(*object, "text");
        if (!said) return fail(said.error());
        const auto fresh = object->find("fresh");
        if (fresh == object->end() || !fresh->is_boolean()) return not_understood("fresh is not told");
        return Reply{
            ContentAnswer{std::move(*pack), static_cast<std::int64_t>(*version), fresh->get<bool>(), std::move(*said)}};
    }
    if (*answer == "COMMITTED") {
        auto lead_id = raw_at<16>(*object, "lead_id");
        if (!lead_id) return fail(lead_id.error());
        auto seq = number_at(*object, "seq", UINT64_MAX);
        if (!seq) return fail(seq.error());
        return Reply{Committed{*lead_id, *seq}};
    }
    return not_understood("an unknown answer");
}

}  // namespace monter::local
