// Keys of municipalities' own case systems (sync/portal/api). The key itself is shown once; here lies its hash.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct ApiKey {
    std::string name;  // of the system: "Diariet i Arjeplog"
    std::string municipality;
    std::int64_t created_ms = 0;
    bool closed = false;
};
// Kind::refused where the name is taken.
[[nodiscard]] Result<void> add_api_key(Work& work, const Hash& key_hash, const ApiKey& key);
// Nothing for one that was closed.
[[nodiscard]] Result<std::optional<ApiKey>> find_api_key(Work& work, const Hash& key_hash);
[[nodiscard]] Result<std::vector<ApiKey>> api_keys(Work& work);  // by name
// False where there is none of that name in use.
[[nodiscard]] Result<bool> close_api_key(Work& work, const std::string& name, std::int64_t now_ms);

}  // namespace monter::portal::store
