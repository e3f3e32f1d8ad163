#include "kiosk/stage/trust.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/seal/root_chain.hpp"

namespace monter::kiosk {
namespace {}  // namespace

Result<Enrolment> read_enrolment(const std::filesystem::path& data) {
    std::error_code why;
    if (!std::filesystem::exists(data / "stand.json", why)) return Enrolment{};
    const auto json = read_text_file(data / "stand.json", seal::root_bytes_max);
    if (!json) return fail(json.error());
    const auto object = nlohmann::json::parse(*json, nullptr, false);
    const auto word = [&object](const char* key) {
        const auto at = object.is_object() ? object.find(key) : object.end();
        return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto fingerprint = raw_from_base64url<32>(word("root_fpr"));
    if (!fingerprint) return fail(Kind::corrupt, "stand.json can't be understood", "enrol the stand with a new card");
    return Enrolment{word("portal_url"), *fingerprint};
}

Result<seal::Root> read_trust(const std::filesystem::path& data) {
    const auto enrolment = read_enrolment(data);
    if (!enrolment) return fail(enrolment.error());
    const auto folder = local::public_folder(data);
    const auto json = read_text_file(folder / "root.json", seal::root_bytes_max);
    if (!json) {
        return fail(Kind::refused, "this stand does not know its region yet (public/root.json)",
                    "enrol this stand first: monter-sync provision --data DIR --card FILE");
    }
    auto root = enrolment->root_fingerprint ? seal::read_trusted_root(folder, *enrolment->root_fingerprint)
                                            : seal::read_root(*json);
    if (!root) return fail(root.error().within("public/root.json"));
    return root;
}

}  // namespace monter::kiosk
