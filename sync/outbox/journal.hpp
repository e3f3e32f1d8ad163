// The second copy of every lead and withdrawal: an append-only file of sealed records (sync/outbox/record.hpp), on
// another medium where one is fitted, else beside the store. A record is on its medium before the store commits.
//
// It lies in pieces, leads.jnl, leads-2.jnl, leads-3.jnl …, numbered across all media. One piece is written at a time,
// at its end only; a piece whose end was torn, or that refused, is never written again. Where a medium refuses, the
// next one takes over, down to the store's own disk. Behind a piece's last record there may be room, of zeros.
//
// Each piece begins with whose it is. A piece of another stand on a stick or card is passed over: never read from,
// written to or dropped, unless the crew says that it is to be taken in. On the store's own disk every piece is ours.
#pragma once

#include <set>

#include "sync/outbox/record.hpp"

namespace monter::outbox {

class Journal {
public:
    using Media = std::vector<std::unique_ptr<Medium>>;

    // The best medium first, the store's own disk last. `id`: whose the pieces written from now on are; nothing: they
    // don't say. `take_in`: another stand's pieces are read as if they were ours, and drop_older() takes them, too.
    explicit Journal(Media media, std::optional<Id> id = std::nullopt, bool take_in = false)
        : media_(std::move(media)), id_(id), take_in_(take_in) {}

    // A lead in one of the pieces: enough to read it again.
    struct Place {
        std::size_t medium = 0;
        std::uint64_t piece = 0, at = 0;
        std::size_t bytes = 0;
        Id lead_id{};
    };
    struct Contents {
        std::vector<Place> leads;  // the oldest first
        std::vector<WithdrawalRecord> withdrawals;
        std::vector<std::pair<std::size_t, Hash>> withdrawals_on;  // medium, code_hash
        LetGoRecord let_go;
        bool any_piece = false;  // of ours
        bool strange = false;    // another stand's pieces were passed over
        bool taken_in = false;   // another stand's pieces were read
        void take(Place place, const Record& record);
    };
    // Everything on every medium that can be read; a medium that can't is passed over.
    [[nodiscard]] Contents read();
    [[nodiscard]] Result<Pending> read_lead(const Place& place);

    // Begins to write; read() came before. Kind::disk or full where no medium takes a file.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> append(View records);
    // The same in two halves, so that the medium writes while the caller does something else: nothing is certain before
    // settle().
    [[nodiscard]] Result<void> write(View records);
    [[nodiscard]] Result<void> settle();

    // Ahead of time, where little is left. Where the medium is full there is none, which is no error.
    [[nodiscard]] Result<void> make_room();

    // What is appended next goes to a piece of its own; then drop_older() takes all others away, on every medium that
    // is there.
    [[nodiscard]] Result<void> begin_new_piece();
    [[nodiscard]] Result<void> drop_older();

    [[nodiscard]] std::size_t medium_in_use() const { return in_use_; }  // media_count() - 1: the store's own disk
    [[nodiscard]] std::size_t media_count() const { return media_.size(); }
    [[nodiscard]] Medium& own_disk() { return *media_.back(); }

private:
    [[nodiscard]] Result<void> begin_piece_on(std::size_t medium);
    [[nodiscard]] Result<void> go_on_in(std::size_t medium, std::uint64_t piece, std::uint64_t end);
    [[nodiscard]] Result<void> make_room(std::uint64_t bytes);
    [[nodiscard]] Result<void> put(View records);
    [[nodiscard]] Result<void> append_elsewhere(View records);

    Media media_;
    std::optional<Id> id_;
    bool take_in_ = false;
    std::set<std::pair<std::size_t, std::uint64_t>> strange_;  // medium, piece: passed over
    std::size_t in_use_ = 0;
    std::uint64_t newest_ = 0;          // the highest number on any medium
    std::uint64_t writing_ = 0;         // the piece in use
    std::uint64_t end_ = 0, size_ = 0;  // its records end, and its room does
    Bytes unsettled_;                   // written, and not known to be synced
    bool sick_ = true;                  // nothing is to be written to the piece in use
    struct Reusable {
        std::uint64_t piece = 0, end = 0;
    };
    std::vector<Reusable> reusable_;  // by medium: its newest piece where that is also the newest of all, or 0
};

[[nodiscard]] std::string piece_name(std::uint64_t number);

}  // namespace monter::outbox
