#include "tests/faults/crash_disk.hpp"

#include <algorithm>

namespace monter::faults {

void CrashDisk::File::apply(Bytes& to, const Change& change) {
    if (!change.bytes) {
        to.resize(change.at);
        return;
    }
    const std::size_t end = change.at + change.bytes->size();
    if (to.size() < end) to.resize(end);
    std::copy(change.bytes->begin(), change.bytes->end(), to.begin() + static_cast<std::ptrdiff_t>(change.at));
}

// A cache that is written out in order: the first changes are whole, the one that was under way is torn.
void CrashDisk::File::survive_in_order(Luck& luck) {
    const std::size_t whole = luck.below(waiting_.size() + 1);
    for (std::size_t i = 0; i < whole; ++i) apply(durable_, waiting_[i]);
    if (whole == waiting_.size() || !waiting_[whole].bytes) return;
    Change torn = waiting_[whole];
    const std::size_t sectors = torn.bytes->size() / sector_bytes + 1;
    torn.bytes->resize(std::min(torn.bytes->size(), luck.below(sectors) * sector_bytes));
    if (!torn.bytes->empty()) apply(durable_, torn);
}

// A cache that is written out as the disk likes: every sector of every change for itself.
void CrashDisk::File::survive_scattered(Luck& luck) {
    const std::uint64_t chance = 10 + luck.below(81);
    for (const Change& change : waiting_) {
        if (!change.bytes) {
            if (luck.percent(chance)) apply(durable_, change);
            continue;
        }
        std::size_t from = 0;
        while (from < change.bytes->size()) {
            const std::size_t room = sector_bytes - (change.at + from) % sector_bytes;
            const std::size_t to = std::min(change.bytes->size(), from + room);
            const auto begin = change.bytes->begin();
            const Change piece{change.at + from, Bytes(begin + static_cast<std::ptrdiff_t>(from),
                                                       begin + static_cast<std::ptrdiff_t>(to))};
            if (luck.percent(chance)) apply(durable_, piece);
            from = to;
        }
    }
}

void CrashDisk::File::survive(Luck& luck) {
    if (luck.percent(40)) {
        survive_in_order(luck);
    } else {
        survive_scattered(luck);
    }
    waiting_.clear();
    live_ = durable_;
}

// Something, where this call is to be refused or power is off.
std::optional<Done> CrashDisk::refused_call(bool takes_room) {
    if (*off_) return Done::io_error;
    ++calls_;
    if (refuse_at_ == 0 || calls_ < refuse_at_) return std::nullopt;
    const bool stays = refusal_ == Refusal::io_error_from_then_on || refusal_ == Refusal::full_from_then_on;
    if (calls_ > refuse_at_ && !stays) return std::nullopt;
    refused_ = true;
    if (refusal_ == Refusal::io_error_once || refusal_ == Refusal::io_error_from_then_on) return Done::io_error;
    if (takes_room) return Done::full;
    return std::nullopt;
}

bool CrashDisk::power_goes() {
    ++changes_;
    if (changes_ == off_at_) *off_ = true;
    return *off_;
}

CrashDisk::Handle CrashDisk::open(const std::string& name, bool make) {
    const bool stays_full = refusal_ == Refusal::full_from_then_on;
    if (refused_call(make && !(stays_full && exists(name)))) return nullptr;
    if (const auto at = names_.find(name); at != names_.end()) return at->second;
    if (!make) return nullptr;
    auto file = std::make_shared<File>();
    names_[name] = file;
    waiting_names_.push_back({name, file, {}});
    if (power_goes()) return nullptr;
    return file;
}

Done CrashDisk::remove(const std::string& name) {
    if (const auto refused = refused_call(false)) return *refused;
    names_.erase(name);
    waiting_names_.push_back({name, nullptr, {}});
    return power_goes() ? Done::io_error : Done::yes;
}

// Within one folder a name moves in one step, as in every journalling file system: both names or neither.
Done CrashDisk::rename(const std::string& from, const std::string& to) {
    if (const auto refused = refused_call(false)) return *refused;
    const auto at = names_.find(from);
    if (at == names_.end()) return Done::io_error;
    const Handle file = at->second;
    names_.erase(at);
    names_[to] = file;
    waiting_names_.push_back({to, file, from});
    return power_goes() ? Done::io_error : Done::yes;
}

std::vector<std::string> CrashDisk::names() const {
    std::vector<std::string> out;
    for (const auto& [name, file] : names_) out.push_back(name);
    return out;
}

Done CrashDisk::read(const File& file, std::uint64_t at, std::span<std::uint8_t> into, std::size_t& got) {
    if (const auto refused = refused_call(false)) return *refused;
    got = at < file.live_.size() ? std::min(into.size(), file.live_.size() - static_cast<std::size_t>(at)) : 0;
    std::copy_n(file.live_.begin() + static_cast<std::ptrdiff_t>(std::min(at, file.live_.size())), got, into.begin());
    return Done::yes;
}

Done CrashDisk::write(File& file, std::uint64_t at, View bytes) {
    const bool stays_full = refusal_ == Refusal::full_from_then_on;
    const auto refused = refused_call(!stays_full || at + bytes.size() > file.live_.size());
    if (*off_) return Done::io_error;
    // A refused write may have got half of the way.
    if (refused) bytes = bytes.first(std::min(bytes.size(), sector_bytes));
    file.waiting_.push_back({at, Bytes(bytes.begin(), bytes.end())});
    File::apply(file.live_, file.waiting_.back());
    if (power_goes()) return Done::io_error;
    return refused.value_or(Done::yes);
}

Done CrashDisk::cut(File& file, std::uint64_t size) {
    if (const auto refused = refused_call(false)) return *refused;
    file.waiting_.push_back({size, std::nullopt});
    File::apply(file.live_, file.waiting_.back());
    return power_goes() ? Done::io_error : Done::yes;
}

Done CrashDisk::sync(const Handle& file) {
    const auto is_its_own = [&](const OnItsWay& one) { return one.file == file && !one.synced; };
    if (const auto refused = refused_call(false)) {
        if (!*off_) {
            file->waiting_.clear();
            std::erase_if(on_their_way_, is_its_own);
        }
        return *refused;
    }
    if (power_goes()) return Done::io_error;
    for (OnItsWay& one : on_their_way_) one.synced = one.synced || is_its_own(one);
    hand_over(file, true);
    // A disk that lies takes what it got first first, whoever asked; an honest one owes only what it answered for.
    for (auto at = on_their_way_.begin(); at != on_their_way_.end() && on_their_way_.size() > lag_;) {
        if (lag_ == 0 && !at->synced) {
            ++at;
            continue;
        }
        File::apply(at->file->durable_, at->change);
        at = on_their_way_.erase(at);
    }
    return Done::yes;
}

void CrashDisk::hand_over(const Handle& file, bool synced) {
    for (auto& change : file->waiting_) on_their_way_.push_back({file, std::move(change), synced});
    file->waiting_.clear();
}

void CrashDisk::set_off(const Handle& file) {
    if (!*off_) hand_over(file, false);
}

Done CrashDisk::sync_folder() {
    if (const auto refused = refused_call(false)) return *refused;
    if (power_goes()) return Done::io_error;
    durable_names_ = names_;
    waiting_names_.clear();
    return Done::yes;
}

void CrashDisk::lose_power_after(std::uint64_t changes) {
    off_at_ = changes_ + changes;
}

void CrashDisk::forget_what_is_on_its_way(Luck& luck) {
    // What nobody asked for may be torn, like all that waits.
    for (auto one = on_their_way_.rbegin(); one != on_their_way_.rend(); ++one) {
        if (!one->synced) one->file->waiting_.push_front(std::move(one->change));
    }
    for (const OnItsWay& one : on_their_way_) {
        if (one.synced && luck.percent(50)) File::apply(one.file->durable_, one.change);
    }
    on_their_way_.clear();
}

void CrashDisk::power_on(Luck& luck) {
    forget_what_is_on_its_way(luck);
    const std::size_t kept = luck.below(waiting_names_.size() + 1);
    for (std::size_t i = 0; i < kept; ++i) {
        const Rename& change = waiting_names_[i];
        if (change.file) {
            durable_names_[change.name] = change.file;
            durable_names_.erase(change.was);
        } else {
            durable_names_.erase(change.name);
        }
    }
    names_ = durable_names_;
    waiting_names_.clear();
    for (const auto& [name, file] : names_) file->survive(luck);
    *off_ = false;
    off_at_ = 0;
}

void CrashDisk::power_on_bare() {
    names_ = durable_names_;
    waiting_names_.clear();
    std::erase_if(on_their_way_, [](const OnItsWay& one) { return !one.synced; });
    for (const auto& [name, file] : names_) {
        file->waiting_.clear();
        file->live_ = file->durable_;
    }
    *off_ = false;
    off_at_ = 0;
}

void CrashDisk::refuse_call(std::uint64_t nth, Refusal how) {
    refuse_at_ = calls_ + nth;
    refusal_ = how;
    refused_ = false;
}

void CrashDisk::refuse_nothing() {
    refuse_at_ = 0;
}

CrashDisk CrashDisk::copy() const {
    CrashDisk out;
    for (const auto& [name, file] : names_) {
        auto twin = std::make_shared<File>();
        twin->live_ = file->live_;
        twin->durable_ = file->live_;
        out.names_[name] = twin;
    }
    out.durable_names_ = out.names_;
    return out;
}

}  // namespace monter::faults
