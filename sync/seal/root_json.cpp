#include "sync/seal/root_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "sync/base/clock.hpp"

namespace monter::seal {
namespace {

using nlohmann::json;
using Keys = std::map<std::string, PublicKey>;

constexpr std::int64_t version_max = std::int64_t{1} << 53;  // what every JSON reader keeps whole
constexpr std::size_t keys_max = 64;

// Any doubt about the shape ends here and leaves as one Error in root_from_bytes().
struct Malformed {
    const char* what;
};

const json& member(const json& of, const char* key) {
    if (!of.is_object()) throw Malformed{key};
    const auto at = of.find(key);
    if (at == of.end()) throw Malformed{key};
    return *at;
}

std::string text(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_string()) throw Malformed{key};
    return value.get<std::string>();
}

std::int64_t number(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_number_integer()) throw Malformed{key};
    const auto out = value.get<std::int64_t>();
    if (out < 1 || out > version_max) throw Malformed{key};
    return out;
}

PublicKey public_key(const json& of, const std::string& id) {
    const auto key = raw_from_base64url<32>(text(of, "pk"));
    if (!key || to_hex(key_id(*key)) != id) throw Malformed{"pk"};
    return *key;
}

Keys read_keys(const json& from) {
    if (!from.is_object() || from.size() > keys_max) throw Malformed{"keys"};
    Keys out;
    for (const auto& [id, about] : from.items()) {
        if (text(about, "alg") != "ed25519") throw Malformed{"alg"};
        out.emplace(id, public_key(about, id));
    }
    return out;
}

Role read_role(const json& from, const Keys& keys) {
    Role role;
    const json& ids = member(from, "ids");
    if (!ids.is_array()) throw Malformed{"ids"};
    for (const json& id : ids) {
        const auto at = id.is_string() ? keys.find(id.get<std::string>()) : keys.end();
        if (at == keys.end()) throw Malformed{"ids"};
        if (std::find(role.keys.begin(), role.keys.end(), at->second) != role.keys.end()) throw Malformed{"ids"};
        role.keys.push_back(at->second);
    }
    role.threshold = static_cast<std::size_t>(number(from, "threshold"));
    if (role.threshold > role.keys.size()) throw Malformed{"threshold"};
    return role;
}

std::vector<Recipient> read_recipients(const json& from) {
    if (!from.is_array() || from.size() > keys_max) throw Malformed{"recipients"};
    std::vector<Recipient> out;
    for (const json& one : from) out.push_back({public_key(one, text(one, "key_id")), text(one, "label")});
    return out;
}

Root read(const json& from) {
    if (number(from, "v") != 1) throw Malformed{"v"};
    if (text(from, "type") != "root") throw Malformed{"type"};
    Root root;
    root.version = number(from, "version");
    root.region = text(from, "region");
    root.expires = text(from, "expires");
    if (!from_iso_utc(root.expires)) throw Malformed{"expires"};
    const Keys keys = read_keys(member(from, "keys"));
    const json& roles = member(from, "roles");
    root.root = read_role(member(roles, "root"), keys);
    root.content = read_role(member(roles, "content"), keys);
    root.receipt = read_role(member(roles, "receipt"), keys);
    root.recipients = read_recipients(member(from, "recipients"));
    root.recipients_version = number(from, "recipients_version");
    return root;
}

json write_role(const Role& role, json& keys) {
    json ids = json::array();
    for (const PublicKey& key : role.keys) {
        const std::string id = to_hex(key_id(key));
        keys[id] = {{"alg", "ed25519"}, {"pk", to_base64url(key)}};
        ids.push_back(id);
    }
    return {{"ids", std::move(ids)}, {"threshold", role.threshold}};
}

}  // namespace

Bytes to_bytes(const Root& root) {
    json keys = json::object();
    json roles = json::object();
    roles["root"] = write_role(root.root, keys);
    roles["content"] = write_role(root.content, keys);
    roles["receipt"] = write_role(root.receipt, keys);
    json recipients = json::array();
    for (const Recipient& one : root.recipients) {
        recipients.push_back(
            {{"key_id", to_hex(key_id(one.key))}, {"pk", to_base64url(one.key)}, {"label", one.label}});
    }
    const json out = {{"v", 1},
                      {"type", "root"},
                      {"version", root.version},
                      {"region", root.region},
                      {"expires", root.expires},
                      {"keys", std::move(keys)},
                      {"roles", std::move(roles)},
                      {"recipients", std::move(recipients)},
                      {"recipients_version", root.recipients_version}};
    const std::string text = out.dump(-1, ' ', false, json::error_handler_t::replace);
    return {text.begin(), text.end()};
}

Result<Root> root_from_bytes(View bytes) {
    const json from = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    try {
        return read(from);
    } catch (const Malformed& malformed) {
        return fail(Kind::refused, std::string("root.json: \"") + malformed.what + "\" is missing or wrong");
    }
}

}  // namespace monter::seal
