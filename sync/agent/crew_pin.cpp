#include "sync/agent/crew_pin.hpp"

#include <algorithm>
#include <charconv>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/seal/password.hpp"

namespace monter::agent {
namespace {

using Word = local::PinWord::Word;

std::filesystem::path pin_file(const std::filesystem::path& data) {
    return data / "crew.pin";
}

bool is_digits(const std::string& pin) {
    return std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 000000, 123456, 987654: what anybody tries first.
bool is_plain_row(const std::string& pin) {
    const int step = pin[1] - pin[0];
    if (step < -1 || step > 1) return false;
    for (std::size_t i = 1; i < pin.size(); ++i) {
        if (pin[i] - pin[i - 1] != step) return false;
    }
    return true;
}

// 0 where there is none, or the disk does not say.
std::int64_t number(const outbox::Outbox& outbox, const char* key) {
    const auto fact = outbox.fact(key);
    std::int64_t value = 0;
    const std::string text = fact && *fact ? **fact : std::string();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::int64_t wait_after(std::int64_t tries) {
    if (tries < pin_free_tries) return 0;
    std::int64_t wait = pin_wait_ms_first;
    for (std::int64_t i = pin_free_tries; i < tries && wait < pin_wait_ms_most; ++i) wait *= 2;
    return std::min(wait, pin_wait_ms_most);
}

// The wait is written first: a program killed while it looks has counted the try.
Result<void> count(outbox::Outbox& outbox, std::int64_t tries, std::int64_t until) {
    if (auto set = outbox.set_fact("crew_pin_until_ms", std::to_string(until)); !set) return set;
    return outbox.set_fact("crew_pin_tries", std::to_string(tries));
}

}  // namespace

Result<void> set_crew_pin(const std::filesystem::path& data, const std::string& pin) {
    if (pin.size() < pin_digits_least || pin.size() > pin_digits_most || !is_digits(pin)) {
        return fail(Kind::refused, "A PIN has six to twelve digits and nothing else.", "Choose another one.");
    }
    if (is_plain_row(pin))
        return fail(Kind::refused, "That PIN is the first one anybody tries.", "Choose another one.");
    const auto hash = seal::hash_pin(pin);
    if (!hash) return fail(hash.error());
    return write_file(pin_file(data), view(*hash));
}

Result<local::PinWord> try_crew_pin(outbox::Outbox& outbox, const std::filesystem::path& data, const std::string& pin,
                                    PinMemory& memory, const Moment& now) {
    const auto hash = read_text_file(pin_file(data), 1024);
    if (!hash) {
        if (hash.error().kind == Kind::refused) return local::PinWord{Word::unset};
        return fail(hash.error());
    }
    if (auto noted = outbox.note_running(now); !noted) log_error("noting how long the stand ran", noted.error());
    const std::int64_t ran = outbox.running_ms(now);
    const std::int64_t left = std::max(number(outbox, "crew_pin_until_ms") - ran, memory.until_boot_ms - now.boot_ms);
    const auto seconds = [](std::int64_t ms) { return (ms + 999) / 1000; };
    if (left > 0) return local::PinWord{Word::wait, seconds(left)};
    const std::int64_t tries = std::max(number(outbox, "crew_pin_tries"), memory.tries) + 1;
    const std::int64_t wait = wait_after(tries);
    memory = {tries, now.boot_ms + wait};
    if (auto counted = count(outbox, tries, ran + wait); !counted) log_error("counting a PIN", counted.error());
    if (pin.size() > pin_digits_most || !seal::password_fits(*hash, pin)) {
        if (wait > 0) return local::PinWord{Word::wait, seconds(wait)};
        return local::PinWord{Word::wrong};
    }
    memory = {};
    if (auto forgiven = count(outbox, 0, 0); !forgiven) log_error("forgiving wrong PINs", forgiven.error());
    return local::PinWord{Word::right};
}

}  // namespace monter::agent
