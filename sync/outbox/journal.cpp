#include "sync/outbox/journal.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "sync/base/planted.hpp"

namespace monter::outbox {
namespace {

// 0 where it is no piece.
std::uint64_t number_of(const std::string& name) {
    if (name == "leads.jnl") return 1;
    constexpr std::string_view front = "leads-", back = ".jnl";
    if (!name.starts_with(front) || !name.ends_with(back)) return 0;
    std::uint64_t number = 0;
    const char* end = name.data() + name.size() - back.size();
    const auto [at, bad] = std::from_chars(name.data() + front.size(), end, number);
    return bad == std::errc() && at == end && piece_name(number) == name ? number : 0;
}

struct Piece {
    std::size_t medium = 0;
    std::uint64_t number = 0;
};

}  // namespace

std::string piece_name(std::uint64_t number) {
    return number == 1 ? "leads.jnl" : "leads-" + std::to_string(number) + ".jnl";
}

void Journal::Contents::take(Place place, const Record& record) {
    if (const auto* lead = std::get_if<Pending>(&record)) {
        place.lead_id = lead->sealed.lead_id;
        leads.push_back(place);
    } else if (const auto* withdrawal = std::get_if<WithdrawalRecord>(&record)) {
        withdrawals.push_back(*withdrawal);
        withdrawals_on.emplace_back(place.medium, withdrawal->code_hash);
    } else if (const auto* ranges = std::get_if<LetGoRecord>(&record)) {
        let_go.insert(let_go.end(), ranges->begin(), ranges->end());
    }
}

Journal::Contents Journal::read() {
    std::vector<Piece> pieces;
    for (std::size_t medium = 0; medium < media_.size(); ++medium) {
        const auto names = media_[medium]->names();
        if (!names) continue;
        for (const std::string& name : *names) {
            if (const auto number = number_of(name); number > 0) pieces.push_back({medium, number});
        }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.number < b.number; });
    Contents out;
    reusable_.assign(media_.size(), {});
    strange_.clear();
    for (const Piece& piece : pieces) {
        newest_ = std::max(newest_, piece.number);
        const bool on_own_disk = piece.medium + 1 == media_.size();
        bool ours = !id_, strange = false;
        const auto scanned =
            scan_records(*media_[piece.medium], piece_name(piece.number), [&](std::uint64_t at, const Parsed& found) {
                if (const auto* head = std::get_if<HeadRecord>(&found.record)) {
                    ours = head->journal_id == id_;
                    const bool of_another = id_ && !ours && !on_own_disk;
                    strange = of_another && !take_in_;
                    out.taken_in = out.taken_in || (of_another && take_in_);
                }
                if (!strange) out.take({piece.medium, piece.number, at, found.bytes, {}}, found.record);
            });
        if (strange) {
            strange_.emplace(piece.medium, piece.number);
            out.strange = true;
            continue;
        }
        out.any_piece = true;
        if (scanned && scanned->clean && ours) reusable_[piece.medium] = {piece.number, scanned->end};
    }
    for (Reusable& one : reusable_) {
        if (one.piece != newest_) one = {};
    }
    return out;
}

Result<Pending> Journal::read_lead(const Place& place) {
    const auto bytes = media_[place.medium]->read(piece_name(place.piece), place.at, place.bytes);
    if (!bytes) return fail(bytes.error());
    auto parsed = parse_record(*bytes);
    auto* lead = parsed ? std::get_if<Pending>(&parsed->record) : nullptr;
    if (lead == nullptr) return fail(Kind::corrupt, "read the journal: a record changed while it was read");
    return std::move(*lead);
}

Result<void> Journal::go_on_in(std::size_t medium, std::uint64_t piece, std::uint64_t end) {
    const auto size = media_[medium]->use(piece_name(piece), end);
    if (!size) return fail(size.error());
    in_use_ = medium;
    writing_ = piece;
    end_ = end;
    size_ = *size;
    unsettled_.clear();
    sick_ = false;
    return {};
}

Result<void> Journal::begin_piece_on(std::size_t medium) {
    const std::uint64_t number = newest_ + 1;
    if (auto begun = go_on_in(medium, number, 0); !begun) return begun;
    newest_ = number;  // the name is taken, whatever comes next
    auto headed = id_ ? put(to_record(HeadRecord{*id_})) : Result<void>();
    if (headed) headed = media_[medium]->settle();
    sick_ = !headed;
    return headed;
}

Result<void> Journal::begin() {
    Result<void> last = fail(Kind::disk, "begin the journal: there is no medium for it");
    for (std::size_t medium = 0; medium < media_.size(); ++medium) {
        const Reusable again = medium < reusable_.size() ? reusable_[medium] : Reusable{};
        if (again.piece > 0 && go_on_in(medium, again.piece, again.end)) return {};
        last = begin_piece_on(medium);
        if (last) return last;
    }
    return last;
}

// For so many bytes more; where the medium is full, perhaps for fewer: what comes may fit all the same.
Result<void> Journal::make_room(std::uint64_t bytes) {
    if (end_ + bytes <= size_) return {};
    const std::uint64_t size = end_ + bytes + media_[in_use_]->room_bytes();
    const auto made = media_[in_use_]->make_room(size);
    if (!made) return fail(made.error());
    if (*made) size_ = size;
    return {};
}

Result<void> Journal::make_room() {
    if (sick_) return {};
    auto made = make_room(media_[in_use_]->room_bytes() / 2);
    if (!made) sick_ = true;
    return sick_ ? append_elsewhere(std::exchange(unsettled_, {})) : made;
}

Result<void> Journal::put(View records) {
    if (auto made = make_room(records.size()); !made) return made;
    auto written = media_[in_use_]->write(records);
    if (written) end_ += records.size();
    return written;
}

// In a fresh piece: on the same medium, then on those behind it.
Result<void> Journal::append_elsewhere(View records) {
    Result<void> last = fail(Kind::disk, "write the journal: no medium takes it");
    for (std::size_t medium = in_use_; medium < media_.size(); ++medium) {
        last = begin_piece_on(medium);
        if (last) last = put(records);
        if (last) last = media_[medium]->settle();
        if (last) return last;
        sick_ = true;
    }
    return last;
}

Result<void> Journal::write(View records) {
    if (is_planted(Plant::no_journal) || is_planted(Plant::rollback_journal)) return {};
    if (auto settled = settle(); !settled) return settled;
    if (!sick_ && put(records)) {
        unsettled_.assign(records.begin(), records.end());
        return {};
    }
    return append_elsewhere(records);
}

Result<void> Journal::settle() {
    if (unsettled_.empty()) return {};
    if (media_[in_use_]->settle()) {
        unsettled_.clear();
        return {};
    }
    return append_elsewhere(std::exchange(unsettled_, {}));
}

Result<void> Journal::append(View records) {
    if (auto written = write(records); !written) return written;
    return settle();
}

Result<void> Journal::begin_new_piece() {
    return begin_piece_on(in_use_);
}

Result<void> Journal::drop_older() {
    for (std::size_t medium = 0; medium < media_.size(); ++medium) {
        const auto names = media_[medium]->names();
        if (!names) continue;
        for (const std::string& name : *names) {
            const std::uint64_t number = number_of(name);
            if (number == 0 || number >= writing_ || strange_.contains({medium, number})) continue;
            if (auto removed = media_[medium]->remove(name); !removed) return removed;
        }
    }
    return {};
}

}  // namespace monter::outbox
