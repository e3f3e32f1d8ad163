// Where the journal, the second copy of every lead, may lie: DATA/second-copy holds one line, a folder on another
// medium than DATA, such as a stick's or a card's. No file: beside the store. A second line, "take in", is the crew's
// word that what another stand wrote there is to be taken in, once.
//
// DATA/journal.id says whose the journal is (sync/outbox/journal.hpp), in 32 hex digits, for as long as the folder
// lives: enrolling anew does not change it. A stand whose disk was lost has another one, and its old stick is then
// another stand's, until the crew says that word.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "sync/base/bytes.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// The folder that was set, whether it can be used now or not.
[[nodiscard]] std::optional<std::filesystem::path> second_copy_folder(const std::filesystem::path& data);
[[nodiscard]] bool is_to_take_in(const std::filesystem::path& data);
// It was.
[[nodiscard]] Result<void> note_taken_in(const std::filesystem::path& data);

// Nothing, or why it can't be used now: not there, not writable, or on the same disk as `data`, as the empty mount
// point of a stick that was pulled out is.
[[nodiscard]] Result<void> is_another_medium(const std::filesystem::path& folder, const std::filesystem::path& data);

// Sets it, where it can be used now; an empty path sets none. A running monter-sync follows within a minute.
[[nodiscard]] Result<void> set_second_copy(const std::filesystem::path& data, const std::filesystem::path& folder,
                                           bool take_in = false);

// Made at the first call. An error where the disk refuses a new one.
[[nodiscard]] Result<Id> journal_id(const std::filesystem::path& data);

// Looks whether the medium has come, gone or changed since the store was opened: only opening the store anew takes up a
// medium that came, and brings the copy on it up to date.
class SecondCopyWatch {
public:
    // As soon as the store is open.
    explicit SecondCopyWatch(std::filesystem::path data);
    // To be asked every minute. A medium that is there and refuses is tried again each hour.
    [[nodiscard]] bool wants_opening(const outbox::Copies& copies, std::int64_t boot_ms);

private:
    // Which folder of which file system this is: another stick in the same place has another one.
    struct Mark {
        dev_t device = 0;
        ino_t number = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    [[nodiscard]] std::optional<Mark> mark() const;  // nothing where it can't be used now
    std::filesystem::path data_;
    std::optional<Mark> seen_;
    std::optional<std::int64_t> refused_boot_ms_;  // since when the medium is there and has no copy
};

}  // namespace monter::agent
