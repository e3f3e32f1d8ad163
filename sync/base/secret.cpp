#include "sync/base/secret.hpp"

#include <string.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

namespace monter {
namespace {

std::atomic<bool> all_locked{true};

// Pages of our own: locked, left out of core dumps, zeroed before they are given back.
char* take_pages(std::size_t bytes) {
    void* pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) return nullptr;
    if (mlock(pages, bytes) != 0) all_locked = false;
    madvise(pages, bytes, MADV_DONTDUMP);
    madvise(pages, bytes, MADV_WIPEONFORK);
    return static_cast<char*>(pages);
}

void give_pages_back(char* pages, std::size_t bytes) {
    if (pages == nullptr) return;
    explicit_bzero(pages, bytes);
    munmap(pages, bytes);
}

// Blocks of one Secret each, handed out again and again: a page table entry a key press would be dear.
class Arena {
public:
    char* take() {
        const std::scoped_lock lock(mutex_);
        if (free_.empty()) grow();
        if (free_.empty()) return nullptr;
        char* block = free_.back();
        free_.pop_back();
        return block;
    }
    void give(char* block) {
        if (block == nullptr) return;
        explicit_bzero(block, Secret::capacity);
        const std::scoped_lock lock(mutex_);
        free_.push_back(block);
    }

private:
    void grow() {
        constexpr std::size_t blocks = 64;
        char* pages = take_pages(blocks * Secret::capacity);
        if (pages == nullptr) return;
        free_.reserve(free_.size() + blocks);
        for (std::size_t i = 0; i < blocks; ++i) free_.push_back(pages + i * Secret::capacity);
    }

    std::mutex mutex_;
    std::vector<char*> free_;
};

// Never destroyed: a Secret may outlive every other static.
Arena& arena() {
    static auto* made = new Arena;
    return *made;
}

}  // namespace

bool secrets_are_locked() {
    return all_locked;
}

Secret::Secret(std::string_view text) {
    append(text.substr(0, capacity));
}
Secret::Secret(const Secret& other) {
    append(other.view());
}
Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
Secret& Secret::operator=(const Secret& other) {
    if (this == &other) return *this;
    clear();
    append(other.view());
    return *this;
}
Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    other.clear();
    return *this;
}
Secret::~Secret() {
    arena().give(data_);
}

bool Secret::append(std::string_view text) {
    if (text.empty()) return true;
    if (size_ + text.size() > capacity) return false;
    if (data_ == nullptr) data_ = arena().take();
    if (data_ == nullptr) return false;
    std::memcpy(data_ + size_, text.data(), text.size());
    size_ += text.size();
    return true;
}

void Secret::drop_back(std::size_t bytes) {
    bytes = std::min(bytes, size_);
    size_ -= bytes;
    if (bytes > 0) explicit_bzero(data_ + size_, bytes);
}

void Secret::clear() {
    arena().give(std::exchange(data_, nullptr));
    size_ = 0;
}

SecretBuffer::SecretBuffer(std::size_t capacity) : data_(take_pages(capacity)), capacity_(data_ ? capacity : 0) {}
SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0)) {}
SecretBuffer::~SecretBuffer() {
    give_pages_back(data_, capacity_);
}

bool SecretBuffer::append(std::string_view text) {
    if (text.empty()) return true;
    if (size_ + text.size() > capacity_) return false;
    std::memcpy(data_ + size_, text.data(), text.size());
    size_ += text.size();
    return true;
}

}  // namespace monter
