#include "sync/portal/backups/erasures.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <span>
#include <string>

#include "sync/base/fd.hpp"
#include "sync/base/file.hpp"
#include "sync/portal/store/leads.hpp"

namespace monter::portal::backups {
namespace {

constexpr const char* writing = "cannot write erasures.log";

Result<void> add_synced(int fd, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t n = ::write(fd, text.data() + done, text.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return disk_error(writing);
        done += static_cast<std::size_t>(n);
    }
    if (fsync(fd) != 0) return disk_error(writing);
    return {};
}

}  // namespace

Result<void> Erasures::remember(const std::vector<Hash>& code_hashes) {
    if (code_hashes.empty()) return {};
    // Begins with a line's end: the line before may be torn.
    std::string text = "\n";
    for (const Hash& code : code_hashes) text += to_base64url(code) + "\n";
    const std::lock_guard turn(turn_);
    const Fd fd(::open(file_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.open()) return disk_error(writing);
    auto done = add_synced(fd.get(), text);
    // A file whose folder was never synced may be gone after a power cut, however well it was synced itself.
    if (done && !named_) {
        done = sync_folder(file_.has_parent_path() ? file_.parent_path() : std::filesystem::path("."));
        named_ = done.has_value();
    }
    return done;
}

Result<void> Erasures::each(const std::function<Result<void>(const Hash&)>& take) const {
    constexpr std::size_t line_max = 64;  // a code has 43 characters; a longer line is none
    constexpr const char* reading = "cannot read erasures.log";
    const Fd fd(::open(file_.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.open() && errno == ENOENT) return {};
    if (!fd.open()) return disk_error(reading);
    std::string line;
    const auto end_line = [&]() -> Result<void> {
        const auto code = raw_from_base64url<32>(line);
        line.clear();
        return code ? take(*code) : Result<void>();
    };
    std::array<char, 64UL * 1024> piece{};
    for (;;) {
        const ssize_t n = ::read(fd.get(), piece.data(), piece.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return disk_error(reading);
        if (n == 0) return end_line();
        for (const char letter : std::span(piece).first(static_cast<std::size_t>(n))) {
            if (letter != '\n') {
                if (line.size() <= line_max) line += letter;
            } else if (auto taken = end_line(); !taken) {
                return taken;
            }
        }
    }
}

Result<int> erase_again(store::Work& work, const Erasures& erasures, std::int64_t now_ms) {
    int emptied = 0;
    const auto done = erasures.each([&](const Hash& code) -> Result<void> {
        auto erased = store::erase(work, code, now_ms);
        if (!erased) return fail(erased.error());
        emptied += erased->emptied;
        return {};
    });
    if (!done) return fail(done.error());
    return emptied;
}

Result<int> erase_again(store::Database& database, const Erasures& erasures, std::int64_t now_ms) {
    Result<int> emptied = 0;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        emptied = erase_again(*work, erasures, now_ms);
        if (!emptied) return emptied;
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    if (auto done = database.flush(); !done) return fail(done.error());
    return emptied;
}

}  // namespace monter::portal::backups
