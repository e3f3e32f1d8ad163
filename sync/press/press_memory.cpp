#include "sync/press/press_memory.hpp"

#include <algorithm>
#include <mutex>

#include "sync/seal/keys.hpp"

namespace monter::press {
namespace {

std::optional<Hash> hash_of(const Result<Bytes>& bytes) {
    return bytes ? std::optional(seal::sha256(*bytes)) : std::nullopt;
}

// Notes what is read through it. The press reads from several threads.
class Noting final : public pack::Source {
public:
    explicit Noting(const pack::Source& source) : source_(source) {}
    [[nodiscard]] std::vector<std::string> names() const override { return source_.names(); }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override {
        auto bytes = source_.read(name);
        const auto hash = hash_of(bytes);
        const std::scoped_lock lock(mutex_);
        read_[name] = hash;
        return bytes;
    }
    [[nodiscard]] PressMemory::Reading take() {
        const std::scoped_lock lock(mutex_);
        return std::move(read_);
    }

private:
    const pack::Source& source_;
    mutable std::mutex mutex_;  // guards read_
    mutable PressMemory::Reading read_;
};

bool is_as_it_was(const pack::Source& source, const PressMemory::Reading& read) {
    return std::all_of(read.begin(), read.end(),
                       [&](const auto& file) { return hash_of(source.read(file.first)) == file.second; });
}

}  // namespace

pack::Pressed PressMemory::press(const pack::Source& source, const std::vector<std::string>& documents) {
    std::erase_if(posters_, [&](const auto& poster) {
        return std::find(documents.begin(), documents.end(), poster.first) == documents.end();
    });
    pressed_anew_ = 0;
    pack::Pressed all;
    for (const std::string& document : documents) {
        auto known = posters_.find(document);
        if (known == posters_.end() || !is_as_it_was(source, known->second.read)) {
            Noting noting(source);
            pack::Pressed pressed = press_(noting, {document});
            known = posters_.insert_or_assign(document, Remembered{noting.take(), std::move(pressed)}).first;
            ++pressed_anew_;
        }
        const pack::Pressed& pressed = known->second.pressed;
        all.meshes.insert(pressed.meshes.begin(), pressed.meshes.end());
        all.faults.insert(all.faults.end(), pressed.faults.begin(), pressed.faults.end());
    }
    return all;
}

}  // namespace monter::press
