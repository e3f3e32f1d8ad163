// Keys are replaced one at a time: a new root.json names the new one, signed by the root key from the safe. Stands
// fetch it by themselves with the next content, and check each link of the chain; nobody enrols anew.
//
//   content, receipt  what the old one signed still counts, unless it was stolen; itself it is gone
//   desk              old leads open with the old key, which stays in DATA/keys; new ones are sealed to the new one
//   escrow            the same, in the safe
//   root              signed by the old and the new one; cards made before are refused from then on
//
// A crash anywhere leaves the old keys or the new ones: a new key lies beside the old one as NAME.key.new until
// root.json names it.
#pragma once

#include <string>

#include "sync/portal/folder.hpp"
#include "sync/seal/root.hpp"

namespace monter::portal {

struct Rotation {
    std::string key;                // "root", "content", "receipt", "desk" or "escrow"
    std::filesystem::path offline;  // the folder from the safe, with root.key and escrow.key
    bool stolen = false;            // content, receipt: what the old key signed counts no more
};

// The portal must not be serving. Kind::refused where the key or the safe's folder is not the right one; the old keys
// are then still in force. Gives {"key","version","key_id"} as JSON.
[[nodiscard]] Result<std::string> rotate(const Folder& folder, const Rotation& what, std::int64_t now_ms);

// Ends what a crash cut short: to be called before keys are read, with root.json as it is.
[[nodiscard]] Result<void> settle_keys(const std::filesystem::path& keys, const seal::Root& root);

}  // namespace monter::portal
