// Text about a person, in memory that is never swapped, never in a core dump, and zeroed when it goes.
//
// Everything a visitor types lives in Secrets from the key press to the seal: in the model, in Scene elements and in
// the record. There is no way to a std::string from here on purpose; view() is for drawing, judging and sealing, and
// what it returns must not be kept. A move leaves the source empty and zeroed.
//
// The bytes lie in one arena of locked pages; the first Secret makes it. Where the system refuses to lock
// (RLIMIT_MEMLOCK), memory is used unlocked and secrets_are_locked() says so: staff are told, visitors are still
// served. Any thread may make and drop Secrets; one Secret belongs to one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monter {

class Secret {
public:
    // A field's bytes at most; the longest field is the free words (sync/lead/limits.hpp).
    static constexpr std::size_t capacity = 4096;

    Secret() = default;
    explicit Secret(std::string_view text);  // cut at capacity
    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] std::string_view view() const { return {data_, size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

    // False, and nothing changes, where the text would pass the capacity.
    bool append(std::string_view text);
    // Takes the last `bytes` off and zeroes them.
    void drop_back(std::size_t bytes);
    void clear();

    friend bool operator==(const Secret& a, const Secret& b) { return a.view() == b.view(); }

private:
    char* data_ = nullptr;
    std::size_t size_ = 0;
};

// Many Secrets' worth of locked bytes in a row: the plaintext of one record on its way into the envelope.
class SecretBuffer {
public:
    explicit SecretBuffer(std::size_t capacity);
    SecretBuffer(const SecretBuffer&) = delete;
    SecretBuffer& operator=(const SecretBuffer&) = delete;
    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&&) = delete;
    ~SecretBuffer();

    bool append(std::string_view text);  // false, and nothing changes, where it does not fit
    [[nodiscard]] std::string_view view() const { return {data_, size_}; }
    [[nodiscard]] std::uint8_t* data() { return reinterpret_cast<std::uint8_t*>(data_); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    void resize(std::size_t size) { size_ = size < capacity_ ? size : capacity_; }

private:
    char* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

[[nodiscard]] bool secrets_are_locked();

}  // namespace monter
