#include "tests/faults/kill/ledger.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>

namespace monter::faults {

struct Ledger::Page {
    std::atomic<std::uint64_t> entries;
    std::array<Entry, 1000> entry;
};

Ledger::Ledger(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || ::ftruncate(fd, sizeof(Page)) != 0) throw std::runtime_error("no ledger");
    void* at = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    ::close(fd);
    if (at == MAP_FAILED) throw std::runtime_error("no ledger");
    page_ = static_cast<Page*>(at);
}

Ledger::~Ledger() {
    ::munmap(page_, sizeof(Page));
}

void Ledger::add(Event event, std::uint64_t number, std::uint64_t value) {
    const std::uint64_t at = page_->entries;
    if (at == page_->entry.size()) throw std::runtime_error("the ledger is full");
    page_->entry[at] = {event, number, value};
    page_->entries = at + 1;
}

std::span<const Entry> Ledger::entries() const {
    return {page_->entry.data(), page_->entries};
}

std::uint64_t Ledger::count(Event event) const {
    const auto all = entries();
    return static_cast<std::uint64_t>(
        std::count_if(all.begin(), all.end(), [&](const Entry& one) { return one.event == event; }));
}

}  // namespace monter::faults
