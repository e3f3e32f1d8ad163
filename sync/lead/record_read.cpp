#include <nlohmann/json.hpp>

#include "sync/lead/json_fields.hpp"
#include "sync/lead/limits.hpp"
#include "sync/lead/record.hpp"

namespace monter::lead {
namespace {

using nlohmann::json;

Secret secret(const json& of, const char* key) {
    const std::string& value = text(of, key);
    if (value.size() > Secret::capacity) throw Malformed{key};
    return Secret(value);
}

std::vector<std::string> texts(const json& of, const char* key) {
    std::vector<std::string> out;
    for (const json& one : list(of, key)) {
        if (!one.is_string()) throw Malformed{key};
        out.push_back(one.get<std::string>());
    }
    return out;
}

template <std::size_t N>
Raw<N> raw(const json& of, const char* key) {
    const auto out = raw_from_base64url<N>(text(of, key));
    if (!out) throw Malformed{key};
    return *out;
}

Wish read_wish(const json& from) {
    return {texts(from, "dreams"), texts(from, "hearts"), text(from, "from"), text(from, "work"),
            texts(from, "speaks")};
}

Consent read_consent(const json& from) {
    Consent out;
    out.contact = truth(from, "contact");
    out.share = truth(from, "share");
    out.recipients = texts(from, "recipients");
    out.notice_language = text(from, "notice_language");
    out.notice_hash = raw<32>(from, "notice_hash");
    out.contact_hash = raw<32>(from, "contact_hash");
    out.share_hash = raw<32>(from, "share_hash");
    return out;
}

Match read_match(const json& from) {
    Match out;
    out.municipality = text(from, "municipality");
    out.points = number(from, "points");
    for (const json& one : list(from, "reasons")) {
        const auto why = why_from(text(one, "why"));
        if (!why) throw Malformed{"why"};
        out.reasons.push_back(
            {*why, text(one, "subject"), text(one, "fact"), number(one, "value"), number(one, "points")});
    }
    return out;
}

Record read_record(const json& from) {
    if (number(from, "v") != 1) throw Malformed{"v"};
    Record out;
    out.lead_id = raw<16>(from, "lead_id");
    out.language = text(from, "language");
    out.at = text(from, "at");
    out.pack = text(from, "pack");
    out.assisted = truth(from, "assisted");
    out.name = secret(from, "name");
    out.email = secret(from, "email");
    out.phone = secret(from, "phone");
    out.words = secret(from, "words");
    if (from.contains("note")) out.note = secret(from, "note");
    out.age16 = truth(from, "age16");
    out.wish = read_wish(member(from, "wish"));
    out.when = text(from, "when");
    out.with = texts(from, "with");
    out.consent = read_consent(member(from, "consent"));
    for (const json& one : list(from, "seen")) out.seen.push_back(read_match(one));
    return out;
}

}  // namespace

Result<Record> record_from_json(View bytes) {
    if (bytes.size() > plaintext_bytes_max) return fail(Kind::refused, "a lead that is too long");
    const json from = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!from.is_object()) return fail(Kind::refused, "a lead that is not JSON");
    try {
        Record record = read_record(from);
        if (auto good = validate(record); !good) return fail(good.error());
        return record;
    } catch (const Malformed& malformed) {
        return fail(Kind::refused, std::string("the lead's \"") + malformed.key + "\" is missing or of another type");
    }
}

}  // namespace monter::lead
