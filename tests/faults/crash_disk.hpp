// A disk that can lose power. Every file has what programs see (live) and what is certain (durable); between them wait
// the writes since the last sync. When power goes, of those any may have reached the plates, in any order, torn at
// sectors of 512 bytes; names of files are certain only after their folder was synced. It can also refuse single calls.
//
// Figures behind the model: sectors of 512 bytes are the smallest unit disks keep whole, and what a sector holds
// outside of a torn write stays as it was (SQLite calls that powersafe overwrite and assumes it on Unix, too).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "tests/support/luck.hpp"

namespace monter::faults {

using test::Luck;

inline constexpr std::size_t sector_bytes = 512;

enum class Done { yes, io_error, full };

// How one call is refused. A disk that stays full takes what lies over bytes it has already.
enum class Refusal { io_error_once, io_error_from_then_on, full_once, full_from_then_on };

class CrashDisk {
public:
    class File {
    public:
        [[nodiscard]] const Bytes& live() const { return live_; }

    private:
        friend class CrashDisk;
        struct Change {
            std::uint64_t at = 0;
            std::optional<Bytes> bytes;  // nothing: the file is cut to `at` bytes
        };
        static void apply(Bytes& to, const Change& change);
        void survive(Luck& luck);
        void survive_in_order(Luck& luck);
        void survive_scattered(Luck& luck);

        Bytes live_, durable_;
        std::deque<Change> waiting_;
    };
    using Handle = std::shared_ptr<File>;

    // Nothing where there is no such file (and it is not to be made), or power is off.
    [[nodiscard]] Handle open(const std::string& name, bool make);
    [[nodiscard]] Handle open_nameless() { return std::make_shared<File>(); }
    [[nodiscard]] bool exists(const std::string& name) const { return names_.contains(name); }
    Done remove(const std::string& name);
    Done rename(const std::string& from, const std::string& to);
    [[nodiscard]] std::vector<std::string> names() const;
    Done read(const File& file, std::uint64_t at, std::span<std::uint8_t> into, std::size_t& got);
    Done write(File& file, std::uint64_t at, View bytes);
    Done cut(File& file, std::uint64_t size);
    Done sync(const Handle& file);
    // What waits in `file` is on its way from now on, before what is written later; certain only by its own sync().
    void set_off(const Handle& file);
    Done sync_folder();

    // Power goes at the nth change from now (write, cut, sync, making or removing a file), 1 being the next.
    void lose_power_after(std::uint64_t changes);
    void lose_power_now() { *off_ = true; }
    [[nodiscard]] bool is_off() const { return *off_; }
    // Both hang on one plug from now on: they lose power at the same moment, and each comes back by its own power_on().
    void share_plug(const CrashDisk& with) { off_ = with.off_; }
    // Power is back: what was certain is there, and of the rest whatever chance left.
    void power_on(Luck& luck);
    // As power_on(), for the harshest chance: nothing that was not certain.
    void power_on_bare();

    // From now on a sync is answered at once, and the last `writes` of all files are in fact still on their way when
    // power goes, as on a bad SSD.
    void lie_about(std::size_t writes) { lag_ = writes; }

    // The nth call from now of any kind, reads too, is refused. A refused sync forgets what waited: the system shows it
    // on, the disk will never have it (Linux does this).
    void refuse_call(std::uint64_t nth, Refusal how);
    void refuse_nothing();
    [[nodiscard]] bool has_refused() const { return refused_; }

    // The changes so far, in all its life.
    [[nodiscard]] std::uint64_t changes() const { return changes_; }
    // Another disk with the same live bytes, all of them durable.
    [[nodiscard]] CrashDisk copy() const;

private:
    struct Rename {
        std::string name;
        Handle file;      // nothing: removed
        std::string was;  // its name before, where it was renamed
    };
    struct OnItsWay {
        Handle file;
        File::Change change;
        bool synced = true;  // answered for
    };
    void hand_over(const Handle& file, bool synced);
    [[nodiscard]] std::optional<Done> refused_call(bool takes_room);
    void forget_what_is_on_its_way(Luck& luck);
    [[nodiscard]] bool power_goes();

    std::map<std::string, Handle> names_, durable_names_;
    std::vector<Rename> waiting_names_;
    std::deque<OnItsWay> on_their_way_;
    std::size_t lag_ = 0;
    std::shared_ptr<bool> off_ = std::make_shared<bool>(false);
    std::uint64_t changes_ = 0;
    std::uint64_t off_at_ = 0;
    std::uint64_t calls_ = 0;
    std::uint64_t refuse_at_ = 0;
    Refusal refusal_ = Refusal::io_error_once;
    bool refused_ = false;
};

}  // namespace monter::faults
