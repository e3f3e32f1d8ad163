#include "sync/outbox/journal.hpp"

#include <algorithm>
#include <charconv>

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
    reusable_.assign(media_.size(), 0);
    strange_.clear();
    for (const Piece& piece : pieces) {
        newest_ = std::max(newest_, piece.number);
        const bool on_own_disk = piece.medium + 1 == media_.size();
        bool ours = !id_, strange = false;
        const auto clean =
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
        if (clean && *clean && ours) reusable_[piece.medium] = piece.number;
    }
    for (std::uint64_t& number : reusable_) {
        if (number != newest_) number = 0;
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

Result<void> Journal::begin_piece_on(std::size_t medium) {
    const std::uint64_t number = newest_ + 1;
    if (auto used = media_[medium]->use(piece_name(number)); !used) return used;
    if (id_) {
        if (auto headed = media_[medium]->append(to_record(HeadRecord{*id_})); !headed) {
            newest_ = number;  // the name is taken
            return headed;
        }
    }
    newest_ = writing_ = number;
    in_use_ = medium;
    sick_ = false;
    return {};
}

Result<void> Journal::begin() {
    Result<void> last = fail(Kind::disk, "begin the journal: there is no medium for it");
    for (std::size_t medium = 0; medium < media_.size(); ++medium) {
        const std::uint64_t again = medium < reusable_.size() ? reusable_[medium] : 0;
        if (again > 0 && media_[medium]->use(piece_name(again))) {
            writing_ = again;
            in_use_ = medium;
            sick_ = false;
            return {};
        }
        last = begin_piece_on(medium);
        if (last) return last;
    }
    return last;
}

Result<void> Journal::append(View records) {
    if (is_planted(Plant::no_journal) || is_planted(Plant::rollback_journal)) return {};
    if (!sick_) {
        const auto kept = media_[in_use_]->append(records);
        if (kept) return kept;
        sick_ = true;
    }
    // A fresh piece: on the same medium, then on those behind it.
    Result<void> last = fail(Kind::disk, "write the journal: no medium takes it");
    for (std::size_t medium = in_use_; medium < media_.size(); ++medium) {
        last = begin_piece_on(medium);
        if (last) last = media_[medium]->append(records);
        if (last) return last;
        sick_ = true;
    }
    return last;
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
