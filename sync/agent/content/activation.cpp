#include "sync/agent/content/activation.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "sync/base/log.hpp"

namespace monter::agent {
namespace {

std::string highest_key(const std::string& pack_id) {
    return "content_max:" + pack_id;
}

std::optional<Hash> hash_from(const std::string& hex) {
    const auto bytes = from_hex(hex);
    const auto hash = bytes ? exactly<32>(*bytes) : Result<Hash>(fail(bytes.error()));
    return hash ? std::optional<Hash>(*hash) : std::nullopt;
}

std::int64_t number_from(const std::string& text) {
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

}  // namespace

Activation::Activation(outbox::Outbox& outbox, std::filesystem::path folder, ContentFiles& files)
    : outbox_(outbox), folder_(std::move(folder)), files_(files) {}

Result<std::string> Activation::fact(const std::string& key) const {
    auto found = outbox_.fact(key);
    if (!found) return fail(found.error());
    return found->value_or("");
}

std::optional<pack::ActivePack> Activation::active() const {
    return pack::read_active(folder_);
}

Result<KnownContent> Activation::known(const std::string& pack_id) const {
    KnownContent out;
    out.active = active();
    const auto highest = fact(highest_key(pack_id));
    if (!highest) return fail(highest.error());
    out.highest = pack::active_from_line(*highest);
    // A store that was built anew has no facts; what is shown is a floor all the same.
    if (!out.highest && out.active && out.active->id == pack_id) out.highest = out.active;
    const auto bad = fact("content_bad");
    if (!bad) return fail(bad.error());
    std::istringstream lines(*bad);
    for (std::string line; std::getline(lines, line);) {
        if (const auto pack = pack::active_from_line(line)) out.bad.push_back(pack->manifest_sha256);
    }
    const auto issued = fact("content_issued_ms");
    if (!issued) return fail(issued.error());
    out.issued_ms = number_from(*issued);
    return out;
}

Result<std::vector<Hash>> Activation::keep() const {
    std::vector<Hash> out;
    if (const auto now = active()) out.push_back(now->manifest_sha256);
    const auto before = fact("content_previous");
    if (!before) return fail(before.error());
    if (const auto pack = pack::active_from_line(*before)) out.push_back(pack->manifest_sha256);
    return out;
}

Result<void> Activation::activate(const pack::ActivePack& next) {
    const auto now = active();
    if (now == next) return {};
    if (auto set = outbox_.set_fact(highest_key(next.id), pack::to_line(next)); !set) return set;
    if (now) {
        if (auto set = outbox_.set_fact("content_previous", pack::to_line(*now)); !set) return set;
    }
    if (auto set = write(Trial{next.manifest_sha256, -1, {}}); !set) return set;
    log_info("content " + next.id + " " + std::to_string(next.version) + " is shown from the next attract screen on");
    return files_.write("active", view(pack::to_line(next) + "\n"));
}

Result<void> Activation::mark_bad(const pack::ActivePack& pack) {
    const auto bad = fact("content_bad");
    if (!bad) return fail(bad.error());
    if (bad->find(pack::to_line(pack)) != std::string::npos) return {};
    return outbox_.set_fact("content_bad", *bad + pack::to_line(pack) + "\n");
}

Result<void> Activation::reset_floors() {
    // Whoever stole the key that signs `latest` may have dated one far ahead, too.
    if (auto set = outbox_.set_fact("content_issued_ms", "0"); !set) return set;
    const auto now = active();
    return now ? outbox_.set_fact(highest_key(now->id), pack::to_line(*now)) : Result<void>();
}

std::optional<Activation::Trial> Activation::trial() const {
    const auto line = fact("content_trial");
    std::istringstream in(line ? *line : "");
    std::string hex;
    Trial out;
    if (!(in >> hex >> out.shown_since)) return std::nullopt;
    const auto hash = hash_from(hex);
    if (!hash) return std::nullopt;
    out.manifest_sha256 = *hash;
    for (std::int64_t at = 0; in >> at;) out.crashes.push_back(at);
    return out;
}

Result<void> Activation::write(const std::optional<Trial>& trial) {
    std::string line;
    if (trial) {
        line = to_hex(trial->manifest_sha256) + " " + std::to_string(trial->shown_since);
        for (const std::int64_t at : trial->crashes) line += " " + std::to_string(at);
    }
    const auto before = fact("content_trial");
    if (before && *before == line) return {};
    return outbox_.set_fact("content_trial", line);
}

// Marked first: after a cut between the two the next time it comes down sends it back.
Result<bool> Activation::send_back(const pack::ActivePack& bad) {
    if (auto marked = mark_bad(bad); !marked) return fail(marked.error());
    const auto before = fact("content_previous");
    if (!before) return fail(before.error());
    const auto previous = pack::active_from_line(*before);
    if (!previous || previous == bad) {
        log_warning("the content does not work on this stand, and there is none from before");
        return false;
    }
    log_warning("content " + bad.id + " " + std::to_string(bad.version) + " does not work on this stand; version " +
                std::to_string(previous->version) + " is shown again");
    if (auto done = files_.write("active", view(pack::to_line(*previous) + "\n")); !done) {
        return fail(done.error());
    }
    if (auto set = write(std::nullopt); !set) return fail(set.error());
    return true;
}

Result<bool> Activation::crashed(Trial trial, const pack::ActivePack& shown, const Moment& now) {
    const std::int64_t at = outbox_.running_ms(now);
    std::erase_if(trial.crashes, [&](std::int64_t before) { return at - before >= crashes_within_ms; });
    trial.crashes.push_back(at);
    if (static_cast<int>(trial.crashes.size()) >= crashes_max) return send_back(shown);
    if (auto set = write(trial); !set) return fail(set.error());
    return false;
}

Result<bool> Activation::screen(Screen what, const std::optional<Hash>& manifest_sha256, const Moment& now) {
    // A screen that opens although none had ended came down before; but not where the machine did.
    const auto up = fact("screen_up");
    if (!up) return fail(up.error());
    const std::string boot = to_hex(now.boot_id);
    const bool came_down = what == Screen::opens && *up == boot;
    const std::string now_up = what == Screen::ended ? "" : boot;
    if (*up != now_up) {
        if (auto set = outbox_.set_fact("screen_up", now_up); !set) return fail(set.error());
    }
    const auto shown = active();
    auto trial = this->trial();
    if (!shown || !trial || trial->manifest_sha256 != shown->manifest_sha256) return false;
    if (came_down) return crashed(std::move(*trial), *shown, now);
    if (manifest_sha256 != shown->manifest_sha256) return false;
    if (what == Screen::failed) return send_back(*shown);
    if (what == Screen::shown && trial->shown_since < 0) {
        trial->shown_since = outbox_.running_ms(now);
        if (auto set = write(trial); !set) return fail(set.error());
    }
    return false;
}

Result<bool> Activation::is_awaited(const Moment& now) {
    const auto shown = active();
    const auto trial = this->trial();
    if (!shown || !trial || trial->manifest_sha256 != shown->manifest_sha256) return false;
    const bool stood = trial->shown_since >= 0 && outbox_.running_ms(now) - trial->shown_since >= trial_ms;
    if (stood) {
        if (auto set = write(std::nullopt); !set) return fail(set.error());
        return false;
    }
    const auto up = fact("screen_up");
    if (!up) return fail(up.error());
    return !up->empty() && trial->shown_since < 0;
}

}  // namespace monter::agent
