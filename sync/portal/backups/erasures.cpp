#include "sync/portal/backups/erasures.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "sync/base/fd.hpp"
#include "sync/base/file.hpp"
#include "sync/portal/store/leads.hpp"

namespace monter::portal::backups {
namespace {

constexpr std::size_t log_bytes_max = 64UL * 1024 * 1024;  // more than a million codes

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

Result<std::vector<Hash>> Erasures::all() const {
    std::vector<Hash> out;
    std::error_code none;
    if (!std::filesystem::exists(file_, none)) return out;
    const auto text = read_text_file(file_, log_bytes_max);
    if (!text) return fail(text.error());
    std::size_t at = 0;
    while (at < text->size()) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        if (const auto code = raw_from_base64url<32>(text->substr(at, end - at))) out.push_back(*code);
        at = end + 1;
    }
    return out;
}

Result<int> erase_again(store::Work& work, const Erasures& erasures, std::int64_t now_ms) {
    const auto codes = erasures.all();
    if (!codes) return fail(codes.error());
    int emptied = 0;
    for (const Hash& code : *codes) {
        auto done = store::erase(work, code, now_ms);
        if (!done) return fail(done.error());
        emptied += done->emptied;
    }
    return emptied;
}

Result<int> erase_again(store::Database& database, const Erasures& erasures, std::int64_t now_ms) {
    const auto codes = erasures.all();
    if (!codes) return fail(codes.error());
    if (codes->empty()) return 0;
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
