#include "sync/portal/api/api.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/api/csv.hpp"
#include "sync/portal/intake/problem.hpp"
#include "sync/portal/person_json.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/api_keys.hpp"
#include "sync/portal/store/changes.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::api {
namespace {

using Json = nlohmann::json;
using intake::Problem;

constexpr std::string_view description_path = "/openapi.json", root = "/api/v1/";
constexpr std::string_view key_prefix = "monter-", key_label = "monter-api-v1";
constexpr std::size_t name_characters_max = 60;

Response told(const Problem& problem) {
    Response out = intake::to_response(problem);
    out.headers.emplace_back("Cache-Control", "no-store");
    return out;
}

Response broken(const char* doing, const Error& why) {
    log_error(doing, why);
    return told(intake::unavailable(0.5));
}

Hash hash_of(std::string_view key) {
    return seal::blake2b(key_label, view(key));
}

struct Question {
    Parts& parts;
    store::ApiKey key;
    Fields fields;
    int limit = page_usual;
    bool csv = false;
    Moment now;

    [[nodiscard]] std::string after() const {
        const auto found = fields.find("after");
        return found == fields.end() ? std::string() : found->second;
    }
};

// "12" or "12-34": numbers of a cursor, which callers hand back as they got it. Nothing for what is no cursor of ours.
std::optional<std::pair<std::int64_t, std::int64_t>> cursor(const std::string& text) {
    std::pair<std::int64_t, std::int64_t> out{0, 0};
    if (text.empty()) return out;
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, out.first);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-') {
        read = std::from_chars(read.ptr + 1, end, out.second);
    }
    const bool whole = read.ec == std::errc() && read.ptr == end && out.first >= 0 && out.second >= 0;
    return whole ? std::optional(out) : std::nullopt;
}

// One page of rows; `next` empty at the end.
struct Page {
    Json rows = Json::array();
    std::string next;
};

std::string field(const Json& row, const char* name) {
    const auto found = row.find(name);
    if (found == row.end() || found->is_null()) return {};
    if (found->is_string()) return found->get<std::string>();
    if (!found->is_array()) return found->dump();
    std::string all;
    for (const Json& one : *found) all += (all.empty() ? "" : "; ") + one.get<std::string>();
    return all;
}

// The columns of a list; "wish.dreams" stands for dreams inside wish.
std::string as_csv(const Json& rows, const std::vector<const char*>& columns) {
    std::string out = csv_line({columns.begin(), columns.end()});
    for (const Json& row : rows) {
        std::vector<std::string> fields;
        for (const std::string column : columns) {
            const std::size_t dot = column.find('.');
            const bool inside = dot != std::string::npos && row.contains(column.substr(0, dot));
            fields.push_back(inside ? field(row.at(column.substr(0, dot)), column.c_str() + dot + 1)
                                    : field(row, column.c_str()));
        }
        out += csv_line(fields);
    }
    return out;
}

Response answered(const Question& question, const char* list, const Page& page,
                  const std::vector<const char*>& columns) {
    Response out{.status = 200, .type = "application/json"};
    if (question.csv) {
        out.type = "text/csv; charset=utf-8; header=present";
        out.body = as_csv(page.rows, columns);
    } else {
        out.body = Json{{list, page.rows}, {"next", page.next.empty() ? Json(nullptr) : Json(page.next)}}.dump();
    }
    if (!page.next.empty()) {
        out.headers.emplace_back("Link", "<" + std::string(root) + list + "?after=" + page.next +
                                             "&limit=" + std::to_string(question.limit) +
                                             (question.csv ? "&format=csv" : "") + ">; rel=\"next\"");
    }
    out.headers.emplace_back("Cache-Control", "no-store");
    out.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return out;
}

Problem wrong_cursor() {
    return {400, "cursor-unknown", "Ask with the `next` of an earlier answer, or without `after` from the beginning."};
}

Result<void> log_opened(store::Work& work, const Question& question, const Id& lead_id) {
    return store::log_access(work, store::Access::open, question.key.name, lead_id, question.now.wall_ms);
}

const std::vector<const char*> person_columns = {
    "reference", "page",  "status",   "outcome",     "received_at", "accepted_at",  "name",
    "email",     "phone", "language", "wish.dreams", "wish.hearts", "wish.work",    "wish.speaks",
    "when",      "with",  "words",    "note",        "event",       "consent.share"};

Response people(const Question& question) {
    const auto from = cursor(question.after());
    if (!from) return told(wrong_cursor());
    std::vector<store::Person> found;
    {
        auto work = question.parts.database.begin();
        if (!work) return broken("the API's people", work.error());
        auto rows = store::people_of(*work, question.key.municipality, from->first, question.limit + 1);
        if (!rows) return broken("the API's people", rows.error());
        found = std::move(*rows);
        for (std::size_t i = 0; i < found.size() && i < static_cast<std::size_t>(question.limit); ++i) {
            if (auto logged = log_opened(*work, question, found[i].sealed.lead_id); !logged) {
                return broken("the API's people", logged.error());
            }
        }
        if (auto done = work->commit(); !done) return broken("the API's people", done.error());
    }
    const auto content = question.parts.library.content();
    Page page;
    if (found.size() > static_cast<std::size_t>(question.limit)) {
        found.resize(static_cast<std::size_t>(question.limit));
        page.next = std::to_string(found.back().portal_seq);
    }
    for (const store::Person& person : found) {
        page.rows.push_back(person_json(question.parts.desk, person, content.get(), Detail::all));
    }
    return answered(question, "people", page, person_columns);
}

Response person(const Question& question, const std::string& id) {
    std::optional<store::Person> found;
    {
        auto work = question.parts.database.begin();
        if (!work) return broken("the API's person", work.error());
        auto row = store::find_person(*work, {.municipality = question.key.municipality}, id);
        if (!row) return broken("the API's person", row.error());
        // Shared with this municipality, but another's: their system has it.
        if (!*row || (*row)->decision.municipality != question.key.municipality) {
            return told({404, "person-unknown", "This municipality has no such person."});
        }
        found = std::move(**row);
        if (auto logged = log_opened(*work, question, found->sealed.lead_id); !logged) {
            return broken("the API's person", logged.error());
        }
        if (auto done = work->commit(); !done) return broken("the API's person", done.error());
    }
    const auto content = question.parts.library.content();
    Response out{.status = 200, .type = "application/json"};
    out.body = person_json(question.parts.desk, *found, content.get(), Detail::all).dump();
    out.headers.emplace_back("Cache-Control", "no-store");
    return out;
}

Response changes(const Question& question) {
    const auto from = cursor(question.after());
    if (!from) return told(wrong_cursor());
    auto work = question.parts.database.begin();
    if (!work) return broken("the API's changes", work.error());
    const auto found = store::changes_of(*work, question.key.municipality, from->first, question.limit);
    if (!found) return broken("the API's changes", found.error());
    Page page;
    for (const store::Change& one : *found) {
        page.rows.push_back({{"page", "/people/" + one.page_id},
                             {"reference", one.reference},
                             {"at", to_iso_utc(one.at_ms)},
                             {"what", one.what},
                             {"detail", one.detail}});
    }
    // A feed never ends: whoever has read all asks again from here.
    page.next = found->empty() ? question.after() : std::to_string(found->back().number);
    return answered(question, "changes", page, {"at", "reference", "page", "what", "detail"});
}

Response erased(const Question& question) {
    const auto from = cursor(question.after());
    if (!from) return told(wrong_cursor());
    auto work = question.parts.database.begin();
    if (!work) return broken("the API's erasures", work.error());
    const auto found = store::erasures_of(*work, question.key.municipality, from->first, from->second, question.limit);
    if (!found) return broken("the API's erasures", found.error());
    Page page;
    for (const store::Erasure& one : *found) {
        page.rows.push_back({{"page", "/people/" + one.page_id},
                             {"reference", one.reference},
                             {"erased_at", to_iso_utc(one.erased_ms)}});
    }
    page.next = found->empty()
                    ? question.after()
                    : std::to_string(found->back().erased_ms) + "-" + std::to_string(found->back().portal_seq);
    return answered(question, "erased", page, {"erased_at", "reference", "page"});
}

Response describe() {
    const auto* file = assets::portal_file("api/openapi.json");
    if (file == nullptr) return told({404, "path-unknown", "There is nothing at this address."});
    Response out{.status = 200, .type = "application/json", .body = std::string(file->text())};
    out.headers.emplace_back("Cache-Control", "public, max-age=3600");
    return out;
}

Response unauthorized() {
    Response out = told({401, "key-unknown", "Show this system's key: Authorization: Bearer KEY."});
    out.headers.emplace_back("WWW-Authenticate", "Bearer");
    return out;
}

struct List {
    std::string_view name;
    Response (*answers)(const Question&);
};
constexpr std::array lists = {List{"people", people}, List{"changes", changes}, List{"erased", erased}};

Response asked(Question& question, const std::string& path) {
    if (const auto found = question.fields.find("limit"); found != question.fields.end()) {
        const std::string& text = found->second;
        int limit = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size() || limit < page_least ||
            limit > page_most) {
            return told({400, "limit-invalid", "`limit` is a number from 1 to 100."});
        }
        question.limit = limit;
    }
    for (const List& list : lists) {
        if (path == list.name) return list.answers(question);
    }
    if (path.starts_with("people/")) return person(question, path.substr(std::string_view("people/").size()));
    return told({404, "path-unknown", "There is nothing at this address. /openapi.json describes what there is."});
}

}  // namespace

std::vector<std::string> paths() {
    std::vector<std::string> out{std::string(description_path), std::string(root) + "people/{id}"};
    for (const List& list : lists) out.push_back(std::string(root) + std::string(list.name));
    return out;
}

bool is_mine(const std::string& path) {
    return path == description_path || path.starts_with("/api/");
}

Response answer(Parts& parts, const Request& request, const Moment& now) {
    if (request.method != "GET" && request.method != "HEAD") {
        Response out = told({405, "method-unknown", "This address is asked with GET."});
        out.headers.emplace_back("Allow", "GET, HEAD");
        return out;
    }
    if (request.path == description_path) return describe();
    const std::string& shown = request.header("authorization");
    if (!shown.starts_with("Bearer " + std::string(key_prefix))) return unauthorized();
    Question question{parts, {}, form_fields(request.query), page_usual, false, now};
    {
        auto work = parts.database.begin();
        if (!work) return broken("a system's key", work.error());
        const auto key =
            store::find_api_key(*work, hash_of(std::string_view(shown).substr(std::string_view("Bearer ").size())));
        if (!key) return broken("a system's key", key.error());
        if (!*key) return unauthorized();
        question.key = **key;
    }
    if (const int wait = parts.systems.wait_s(question.key.name, now.boot_ms); wait > 0) {
        return told({429, "too-many", "That was too much at once.", wait});
    }
    const auto format = question.fields.find("format");
    question.csv = format != question.fields.end() ? format->second == "csv"
                                                   : request.header("accept").find("text/csv") != std::string::npos;
    if (!request.path.starts_with(root)) {
        return told({404, "path-unknown", "There is nothing at this address. /openapi.json describes what there is."});
    }
    return asked(question, request.path.substr(root.size()));
}

Result<std::string> make_key(store::Database& database, const std::string& name, const std::string& municipality,
                             std::int64_t now_ms) {
    if (name.empty() || count_characters(name) > name_characters_max || !is_plain_text(name, false)) {
        return fail(Kind::refused, "the system's name must be 1 to 60 characters");
    }
    Hash random{};
    seal::random_bytes(random);
    const std::string key = std::string(key_prefix) + to_base64url(random);
    auto work = database.begin();
    if (!work) return fail(work.error());
    if (auto kept = store::add_api_key(*work, hash_of(key), {name, municipality, now_ms, false}); !kept) {
        return fail(kept.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    return Json{{"name", name}, {"municipality", municipality}, {"key", key}}.dump();
}

}  // namespace monter::portal::api
