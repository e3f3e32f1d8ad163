#include "sync/agent/identity.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"

namespace monter::agent {
namespace {

constexpr std::size_t stand_bytes_max = 16UL * 1024;

std::filesystem::path key_file(const std::filesystem::path& data) {
    return data / "device.key";
}
std::filesystem::path key_file_of(const std::filesystem::path& data, const std::string& mark) {
    return data / ("device." + mark + ".key");
}
std::filesystem::path stand_file(const std::filesystem::path& data) {
    return data / "stand.json";
}

}  // namespace

std::filesystem::path outbox_file(const std::filesystem::path& data) {
    return data / "outbox.db";
}

std::string mark_of(const Card& card) {
    return to_hex(seal::blake2b("monter-card-mark-v1", card.secret)).substr(0, 16);
}

Result<seal::SigningKey> read_device_key(const std::filesystem::path& data) {
    return seal::SigningKey::read(key_file(data));
}

bool has_key_for(const std::filesystem::path& data, const std::string& mark) {
    std::error_code why;
    return std::filesystem::exists(key_file_of(data, mark), why);
}

Result<seal::SigningKey> read_or_make_key_for(const std::filesystem::path& data, const std::string& mark) {
    const auto file = key_file_of(data, mark);
    if (has_key_for(data, mark)) return seal::SigningKey::read(file);
    auto key = seal::SigningKey::generate();
    if (auto written = key.write(file); !written) return fail(written.error());
    return key;
}

Result<void> promote_key_of(const std::filesystem::path& data, const std::string& mark) {
    if (!has_key_for(data, mark)) return {};
    std::error_code why;
    std::filesystem::rename(key_file_of(data, mark), key_file(data), why);
    if (why) return fail(Kind::disk, "cannot put the new device key in its place: " + why.message());
    return {};
}

void drop_key_of(const std::filesystem::path& data, const std::string& mark) {
    std::error_code ignored;
    std::filesystem::remove(key_file_of(data, mark), ignored);
}

Result<std::optional<Stand>> read_stand(const std::filesystem::path& data) {
    std::error_code why;
    if (!std::filesystem::exists(stand_file(data), why)) return std::optional<Stand>();
    auto text = read_text_file(stand_file(data), stand_bytes_max);
    if (!text) return fail(text.error());
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const auto word = [&json](const char* key) {
        const auto at = json.is_object() ? json.find(key) : json.end();
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto id = id_from_uuid(word("device_id"));
    const auto root = raw_from_base64url<32>(word("root_fpr"));
    Stand stand{id.value_or(Id{}), word("portal_url"), word("region"), word("card"), root.value_or(Hash{})};
    if (!id || !root || stand.portal_url.empty()) {
        return fail(Kind::corrupt, "stand.json can't be understood", "enrol the stand again with a new card");
    }
    return std::optional<Stand>(std::move(stand));
}

Result<void> write_stand(const std::filesystem::path& data, const Stand& stand) {
    const nlohmann::json json = {{"v", 1},
                                 {"device_id", to_uuid(stand.device_id)},
                                 {"portal_url", stand.portal_url},
                                 {"region", stand.region},
                                 {"card", stand.card},
                                 {"root_fpr", to_base64url(stand.root_fingerprint)}};
    return write_file(stand_file(data), view(json.dump() + "\n"));
}

}  // namespace monter::agent
