// The journal's records, as bytes; numbers big-endian.
//   whose it is   "MONH" | v | len | journal_id[16] | sha256[32]: first in a piece; older pieces have none
//   a lead        "MONJ" | v u8 = 1 | len u32 | lead_id[16] | seq u64 | event_id[16] | flags u8 | code_hash[32] |
//                 wall_ms i64 | boot_id[16] | boot_ms i64 | trust u8 | sig[64] | ct | ct_sha256[32] | sha256[32]
//   a withdrawal  "MONW" | v | len | code_hash[32] | key[32] | sha256[32]
//   let go        "MONR" | v | len | n × (first seq u64 | last seq u64) | sha256[32]: leads that left the journal by
//                 right, purged or withdrawn, so that their numbers are not taken for lost ones
// len counts the bytes after it; the last sha256 is of everything before it. A record that is cut, torn or rotten is
// passed over, and the next whole one is found by its mark.
#pragma once

#include <variant>

#include "sync/outbox/medium.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::outbox {

struct HeadRecord {
    Id journal_id{};  // Opening::journal_id of the stand that writes it
};
struct WithdrawalRecord {
    Hash code_hash{}, key{};
};
struct SeqRange {
    std::uint64_t first = 0, last = 0;
};
using LetGoRecord = std::vector<SeqRange>;
using Record = std::variant<Pending, WithdrawalRecord, LetGoRecord, HeadRecord>;

inline constexpr std::size_t let_go_ranges_max = 1000;  // in one record
// No stand gives out more numbers: a wish every minute of ten hours a day is reached by this in forty years. A range
// that goes further is no record: each number in it becomes a row at the next start.
inline constexpr std::uint64_t seq_max = 10'000'000;

[[nodiscard]] Bytes to_record(const Pending& lead);
[[nodiscard]] Bytes to_record(const WithdrawalRecord& withdrawal);
[[nodiscard]] Bytes to_record(const LetGoRecord& let_go);
[[nodiscard]] Bytes to_record(const HeadRecord& head);

// The record at the very start of `bytes`, where there is a whole and sound one. A lead's own ct_sha256 is checked too.
struct Parsed {
    Record record;
    std::size_t bytes = 0;
};
[[nodiscard]] std::optional<Parsed> parse_record(View bytes);

// Every sound record of a file, in order, with where it begins; reads a piece at a time.
using Visitor = std::function<void(std::uint64_t at, const Parsed& found)>;
struct Scan {
    bool clean = true;      // nothing else was in it but room at its end: after a cut or torn end nobody should write
    std::uint64_t end = 0;  // of the last record
};
[[nodiscard]] Result<Scan> scan_records(Medium& medium, const std::string& name, const Visitor& visit);

}  // namespace monter::outbox
