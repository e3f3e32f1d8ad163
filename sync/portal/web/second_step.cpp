#include "sync/portal/web/second_step.hpp"

#include <algorithm>

#include "sync/portal/store/second_step.hpp"
#include "sync/seal/any_key.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::portal::web {
namespace {

constexpr std::string_view note_label = "totp";
constexpr std::size_t code_typed_bytes_max = 60;

// Notes are bound to an id of 16 bytes: an account's is the first half of its login's hash.
Id account_id(const std::string& login) {
    const Hash hash = seal::blake2b("monter-account-v1", view(login));
    Id id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

Hash recovery_hash(const std::string& login, const Bytes& code) {
    Bytes both;
    append(both, account_id(login));
    append(both, code);
    return seal::blake2b("monter-recovery-v1", both);
}

std::string in_groups(std::string code) {
    for (std::size_t at = 12; at >= 4; at -= 4) code.insert(at, "-");
    return code;
}

Result<CodeKey> new_seed(store::Work& work, const std::string& login, const seal::PublicKey& desk) {
    CodeKey key{};
    seal::random_bytes(key);
    const auto sealed = seal::seal_note(key, account_id(login), note_label, desk);
    if (!sealed) return fail(sealed.error());
    if (auto kept = store::set_seed(work, login, *sealed); !kept) return fail(kept.error());
    return key;
}

Result<std::vector<std::string>> make_recovery(store::Work& work, const std::string& login) {
    std::vector<std::string> told;
    std::vector<Hash> kept;
    for (int i = 0; i < recovery_codes; ++i) {
        Bytes code(10);
        seal::random_bytes(code);
        told.push_back(in_groups(to_crockford(code)));
        kept.push_back(recovery_hash(login, code));
    }
    if (auto done = store::set_recovery(work, login, kept); !done) return fail(done.error());
    return told;
}

}  // namespace

Result<CodeKey> SecondStep::opened(const Bytes& sealed, const std::string& login) const {
    const auto plain = seal::with_any(
        *desk_, [&](const seal::BoxKey& key) { return seal::open_note(sealed, account_id(login), note_label, key); });
    if (!plain) return fail(plain.error());
    return exactly<20>(view(plain->view()));
}

Result<bool> SecondStep::spend(store::Work& work, const std::string& login, const std::string& typed, bool recovery_too,
                               std::int64_t now_ms) {
    const auto second = store::second_step(work, login);
    if (!second) return fail(second.error());
    if (second->seed.empty() || typed.size() > code_typed_bytes_max) return false;
    const auto key = opened(second->seed, login);
    if (!key) return fail(key.error());
    if (const auto step = step_of_code(*key, typed, now_ms)) return store::spend_step(work, login, *step);
    if (!recovery_too) return false;
    const auto code = from_crockford(typed);
    if (!code || code->size() != 10) return false;
    return store::spend_recovery(work, login, recovery_hash(login, *code));
}

Result<Proof> SecondStep::wrong(store::Work& work, const std::string& login, const std::string& client,
                                const Moment& now) {
    attempts_.failed(login, client, now.boot_ms);
    auto logged = store::log_access(work, store::Access::refused, login, std::nullopt, now.wall_ms);
    if (!logged) return fail(logged.error());
    if (auto done = work.commit(); !done) return fail(done.error());
    return Proof{};
}

Result<Proof> SecondStep::sign_in(const Reader& half, const std::string& typed, const std::string& client,
                                  const Moment& now) {
    const std::lock_guard turn(turn_);
    const std::string& login = half.account.login;
    if (const int wait = attempts_.wait_s(login, client, now.boot_ms); wait > 0) return Proof{.wait_s = wait};
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto second = store::second_step(*work, login);
    if (!second) return fail(second.error());
    // A key that nobody has proven is still on a page: its codes let nobody in.
    if (!second->proven) return wrong(*work, login, client, now);
    const auto right = spend(*work, login, typed, true, now.wall_ms);
    if (!right) return fail(right.error());
    if (!*right) return wrong(*work, login, client, now);
    auto token = begin_whole_session(*work, half, now.wall_ms);
    if (!token) return fail(token.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    attempts_.succeeded(login);
    return Proof{.right = true, .token = std::move(*token)};
}

Result<CodeKey> SecondStep::key_to_take_up(const Reader& half) {
    const std::string& login = half.account.login;
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto second = store::second_step(*work, login);
    if (!second) return fail(second.error());
    if (second->proven) return fail(Kind::refused, "the account has its second step");
    if (!second->seed.empty()) return opened(second->seed, login);
    const auto key = new_seed(*work, login, desk_->front().public_key());
    if (!key) return key;
    if (auto done = work->commit(); !done) return fail(done.error());
    return key;
}

Result<Proof> SecondStep::enrol(const Reader& half, const std::string& typed, const std::string& client,
                                const Moment& now) {
    const std::lock_guard turn(turn_);
    const std::string& login = half.account.login;
    if (const int wait = attempts_.wait_s(login, client, now.boot_ms); wait > 0) return Proof{.wait_s = wait};
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto second = store::second_step(*work, login);
    if (!second) return fail(second.error());
    if (second->proven) return wrong(*work, login, client, now);
    const auto right = spend(*work, login, typed, false, now.wall_ms);
    if (!right) return fail(right.error());
    if (!*right) return wrong(*work, login, client, now);
    if (auto proven = store::prove_seed(*work, login, now.wall_ms); !proven) return fail(proven.error());
    auto codes = make_recovery(*work, login);
    if (!codes) return fail(codes.error());
    auto logged = store::log_access(*work, store::Access::account, login, std::nullopt, now.wall_ms);
    if (!logged) return fail(logged.error());
    auto token = begin_whole_session(*work, half, now.wall_ms);
    if (!token) return fail(token.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    attempts_.succeeded(login);
    return Proof{.right = true, .token = std::move(*token), .recovery = std::move(*codes)};
}

Result<Proof> SecondStep::new_recovery(const Reader& reader, const std::string& typed, const std::string& client,
                                       const Moment& now) {
    const std::lock_guard turn(turn_);
    const std::string& login = reader.account.login;
    if (const int wait = attempts_.wait_s(login, client, now.boot_ms); wait > 0) return Proof{.wait_s = wait};
    auto work = database_->begin();
    if (!work) return fail(work.error());
    const auto right = spend(*work, login, typed, false, now.wall_ms);
    if (!right) return fail(right.error());
    if (!*right) return wrong(*work, login, client, now);
    auto codes = make_recovery(*work, login);
    if (!codes) return fail(codes.error());
    auto logged = store::log_access(*work, store::Access::account, login, std::nullopt, now.wall_ms);
    if (!logged) return fail(logged.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    attempts_.succeeded(login);
    return Proof{.right = true, .recovery = std::move(*codes)};
}

Result<CodeKey> give_key(store::Work& work, const std::string& login, const seal::PublicKey& desk,
                         std::int64_t now_ms) {
    auto key = new_seed(work, login, desk);
    if (!key) return key;
    if (auto proven = store::prove_seed(work, login, now_ms); !proven) return fail(proven.error());
    return key;
}

}  // namespace monter::portal::web
