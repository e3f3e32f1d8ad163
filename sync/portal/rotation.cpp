#include "sync/portal/rotation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <span>

#include "sync/base/clock.hpp"
#include "sync/base/fd.hpp"
#include "sync/base/file.hpp"

namespace monter::portal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t root_bytes_max = 256UL * 1024;
constexpr std::int64_t root_life_ms = 2LL * 365 * 24 * 60 * 60 * 1000;
constexpr const char* names[] = {"root", "content", "receipt", "desk", "escrow"};

bool is_box(const std::string& name) {
    return name == "desk" || name == "escrow";
}

Result<seal::PublicKey> public_key(const std::string& name, const fs::path& file) {
    if (is_box(name)) {
        const auto key = seal::BoxKey::read(file);
        return key ? Result<seal::PublicKey>(key->public_key()) : Result<seal::PublicKey>(fail(key.error()));
    }
    const auto key = seal::SigningKey::read(file);
    return key ? Result<seal::PublicKey>(key->public_key()) : Result<seal::PublicKey>(fail(key.error()));
}

const std::vector<seal::PublicKey>* role_of(const seal::Root& root, const std::string& name) {
    if (name == "root") return &root.root.keys;
    if (name == "content") return &root.content.keys;
    if (name == "receipt") return &root.receipt.keys;
    return nullptr;
}

// Is this the key that root.json names first for this? (A role's first key is the one in use.)
bool is_in_use(const seal::Root& root, const std::string& name, const seal::PublicKey& key) {
    if (const auto* keys = role_of(root, name)) return !keys->empty() && keys->front() == key;
    return std::any_of(root.recipients.begin(), root.recipients.end(),
                       [&](const seal::Recipient& one) { return one.label == name && one.key == key; });
}

Result<void> put_in_place(const fs::path& from, const fs::path& to) {
    std::error_code why;
    fs::rename(from, to, why);
    if (!why) return {};
    errno = why.value();
    return disk_error("cannot put in place", to);
}

Result<void> settle_key(const fs::path& keys, const seal::Root& root, const std::string& name) {
    const fs::path now = keys / (name + ".key"), next = keys / (name + ".key.new");
    if (!fs::exists(next)) return {};
    const auto came = public_key(name, next);
    if (!came || !is_in_use(root, name, *came)) {
        std::error_code why;
        fs::remove(next, why);  // no root.json speaks of it: nothing was ever signed with it or sealed to it
        return {};
    }
    // What signs online is of no use any more, and to a thief only; the others open what was sealed, or lie in the
    // safe.
    const bool is_done_with = name == "content" || name == "receipt";
    if (!is_done_with && fs::exists(now)) {
        const auto went = public_key(name, now);
        if (!went) return fail(went.error());
        const fs::path aside = keys / (name + "-" + to_hex(seal::key_id(*went)) + ".key");
        if (auto moved = put_in_place(now, aside); !moved) return moved;
    }
    return put_in_place(next, now);
}

Result<seal::PublicKey> write_new_key(const std::string& name, const fs::path& file) {
    if (is_box(name)) {
        const auto key = seal::BoxKey::generate();
        if (auto written = key.write(file); !written) return fail(written.error());
        return key.public_key();
    }
    const auto key = seal::SigningKey::generate();
    if (auto written = key.write(file); !written) return fail(written.error());
    return key.public_key();
}

void name_new_key(seal::Root& root, const Rotation& what, const seal::PublicKey& key) {
    const auto first = [&](seal::Role& role, bool alone) {
        if (alone) role.keys.clear();
        role.keys.insert(role.keys.begin(), key);
    };
    if (what.key == "root") first(root.root, true);
    if (what.key == "content") first(root.content, what.stolen);
    if (what.key == "receipt") first(root.receipt, what.stolen);
    if (!is_box(what.key)) return;
    for (seal::Recipient& one : root.recipients) {
        if (one.label == what.key) one.key = key;
    }
    ++root.recipients_version;
}

Result<void> check(const Rotation& what, const seal::Root& root, const seal::SigningKey& signer) {
    if (std::find(std::begin(names), std::end(names), what.key) == std::end(names)) {
        return fail(Kind::refused, "there is no key \"" + what.key + "\"",
                    "It is one of root, content, receipt, desk and escrow.");
    }
    if (what.stolen && (what.key == "root" || is_box(what.key))) {
        return fail(Kind::refused, "a stolen " + what.key + " key is not mended by a new one",
                    what.key == "root" ? "Make a new region with monter-portal init and enrol every stand with it."
                                       : "Give it a new one without --stolen, and tell the data protection officer: "
                                         "what was sealed to the old one can be read.");
    }
    if (!is_in_use(root, "root", signer.public_key())) {
        return fail(Kind::refused, "root.key in " + what.offline.string() + " is not this region's",
                    "Take the folder of monter-portal init --offline, or of the last rotation, from the safe.");
    }
    return {};
}

Result<void> write_root(const Folder& folder, const std::string& before, const seal::Root& next,
                        std::span<const seal::SigningKey* const> signers) {
    if (auto made = make_private_folder(folder.data / "roots"); !made) return made;
    const auto earlier = folder.earlier_root(next.version - 1);
    if (auto kept = write_file(earlier, view(before), 0644); !kept) return kept;
    const auto document = seal::sign_document(seal::root_context, seal::to_bytes(next), signers);
    return write_file(folder.root(), view(seal::to_json(document)), 0644);
}

}  // namespace

Result<void> settle_keys(const fs::path& keys, const seal::Root& root) {
    for (const char* name : names) {
        if (auto settled = settle_key(keys, root, name); !settled) return settled;
    }
    return {};
}

Result<std::string> rotate(const Folder& folder, const Rotation& what, std::int64_t now_ms) {
    const auto lock = FileLock::take(folder.lock());
    if (!lock) {
        return fail(Kind::refused, "the portal is serving, and would go on with the old keys",
                    "Stop it, do this again and start it; stands keep what they have meanwhile.");
    }
    const auto before = read_text_file(folder.root(), root_bytes_max);
    if (!before) return fail(before.error());
    auto root = seal::read_root(*before);
    if (!root) return fail(root.error().within("root.json"));
    const fs::path keys = folder.data / "keys";
    for (const fs::path& some : {keys, what.offline}) {
        if (auto settled = settle_keys(some, *root); !settled) return fail(settled.error());
    }
    const auto signer = seal::SigningKey::read(what.offline / "root.key");
    if (!signer) return fail(signer.error().within("the safe's folder"));
    if (auto right = check(what, *root, *signer); !right) return fail(right.error());

    const bool is_offline = what.key == "root" || what.key == "escrow";
    const fs::path& home = is_offline ? what.offline : keys;
    const fs::path file = home / (what.key + ".key.new");
    const auto key = write_new_key(what.key, file);
    if (!key) return fail(key.error());
    name_new_key(*root, what, *key);
    ++root->version;
    root->expires = to_iso_utc(now_ms + root_life_ms);
    std::vector<const seal::SigningKey*> signers{&*signer};
    std::optional<seal::SigningKey> next_signer;
    if (what.key == "root") {
        auto read = seal::SigningKey::read(file);
        if (!read) return fail(read.error());
        next_signer.emplace(std::move(*read));
        signers.push_back(&*next_signer);
    }
    if (auto written = write_root(folder, *before, *root, signers); !written) return fail(written.error());
    if (auto settled = settle_keys(home, *root); !settled) return fail(settled.error());
    const nlohmann::json told{{"key", what.key}, {"version", root->version}, {"key_id", to_hex(seal::key_id(*key))}};
    return told.dump();
}

}  // namespace monter::portal
