// The second half of signing in: a one-time code, or a recovery code where the telephone is gone; and the first time,
// the key that the telephone takes up. Nobody reaches a page of people or stands without it.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "sync/base/clock.hpp"
#include "sync/portal/web/attempts.hpp"
#include "sync/portal/web/one_time_code.hpp"
#include "sync/portal/web/sessions.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::web {

// Ten, of 80 bits each, in four groups of Crockford letters.
inline constexpr int recovery_codes = 10;

struct Proof {
    bool right = false;
    int wait_s = 0;                     // > 0: too many wrong codes
    std::string token;                  // of the whole session, where one began
    std::vector<std::string> recovery;  // told once
};

class SecondStep {
public:
    // `desk` seals the keys, the one in use first, and then those before it; it must outlive this.
    SecondStep(store::Database& database, const std::vector<seal::BoxKey>& desk) : database_(&database), desk_(&desk) {}

    // Wrong codes count per account, apart from wrong passwords: who knows the password has no more tries than others.
    [[nodiscard]] Result<Proof> sign_in(const Reader& half, const std::string& typed, const std::string& client,
                                        const Moment& now);
    // The key to take up, the same until a code has proven it. Kind::refused where one is proven already.
    [[nodiscard]] Result<CodeKey> key_to_take_up(const Reader& half);
    [[nodiscard]] Result<Proof> enrol(const Reader& half, const std::string& typed, const std::string& client,
                                      const Moment& now);
    // New recovery codes in place of the old ones; a one-time code shows that it is the reader who asks.
    [[nodiscard]] Result<Proof> new_recovery(const Reader& reader, const std::string& typed, const std::string& client,
                                             const Moment& now);

private:
    [[nodiscard]] Result<CodeKey> opened(const Bytes& sealed, const std::string& login) const;
    [[nodiscard]] Result<bool> spend(store::Work& work, const std::string& login, const std::string& typed,
                                     bool recovery_too, std::int64_t now_ms);
    [[nodiscard]] Result<Proof> wrong(store::Work& work, const std::string& login, const std::string& client,
                                      const Moment& now);

    store::Database* database_;
    const std::vector<seal::BoxKey>* desk_;
    Attempts attempts_;
    std::mutex turn_;
};

// A key for an account, proven from the start: for the command line, whose reader takes it up at once.
[[nodiscard]] Result<CodeKey> give_key(store::Work& work, const std::string& login, const seal::PublicKey& desk,
                                       std::int64_t now_ms);

}  // namespace monter::portal::web
