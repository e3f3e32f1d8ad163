#include "sync/outbox/record.hpp"

#include <algorithm>

#include "sync/lead/limits.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::outbox {
namespace {

constexpr std::size_t mark_bytes = 4;
constexpr std::size_t head_bytes = mark_bytes + 1 + 4;
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t lead_fields_bytes = 16 + 8 + 16 + 1 + 32 + 8 + 16 + 8 + 1 + 64 + 32;
constexpr std::size_t record_bytes_max = head_bytes + lead_fields_bytes + lead::envelope_bytes_max + hash_bytes;
static_assert(let_go_ranges_max * 16 < lead::envelope_bytes_max);

// Takes fields off the front; whoever asks for more than is there gets zeros and whole() turns false.
class Reader {
public:
    explicit Reader(View bytes) : left_(bytes) {}
    template <std::size_t N>
    Raw<N> raw() {
        Raw<N> out{};
        const View piece = take(N);
        std::copy(piece.begin(), piece.end(), out.begin());
        return out;
    }
    std::uint64_t number(std::size_t bytes) {
        std::uint64_t out = 0;
        for (const std::uint8_t byte : take(bytes)) out = out << 8U | byte;
        return out;
    }
    View take(std::size_t bytes) {
        if (bytes > left_.size()) {
            whole_ = false;
            return {};
        }
        const View piece = left_.first(bytes);
        left_ = left_.subspan(bytes);
        return piece;
    }
    [[nodiscard]] std::size_t left() const { return left_.size(); }
    [[nodiscard]] bool whole() const { return whole_; }

private:
    View left_;
    bool whole_ = true;
};

Bytes sealed_record(std::string_view mark, const Bytes& fields) {
    Bytes out;
    out.reserve(head_bytes + fields.size() + hash_bytes);
    append(out, view(mark));
    out.push_back(1);
    const auto len = static_cast<std::uint32_t>(fields.size() + hash_bytes);
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(len >> shift));
    append(out, fields);
    append(out, seal::sha256(out));
    return out;
}

std::optional<Record> lead_of(Reader fields) {
    Pending out;
    out.sealed.lead_id = fields.raw<16>();
    out.seq = fields.number(8);
    out.sealed.event_id = fields.raw<16>();
    out.sealed.flags = static_cast<std::uint8_t>(fields.number(1));
    out.sealed.code_hash = fields.raw<32>();
    out.kept_at.wall_ms = static_cast<std::int64_t>(fields.number(8));
    out.kept_at.boot_id = fields.raw<16>();
    out.kept_at.boot_ms = static_cast<std::int64_t>(fields.number(8));
    out.trust = static_cast<int>(fields.number(1));
    out.signature = fields.raw<64>();
    if (fields.left() <= hash_bytes) return std::nullopt;
    const View ct = fields.take(fields.left() - hash_bytes);
    out.sealed.envelope.assign(ct.begin(), ct.end());
    out.ct_sha256 = fields.raw<32>();
    if (!fields.whole() || seal::ct_sha256(out.sealed) != out.ct_sha256) return std::nullopt;
    return out;
}

std::optional<Record> withdrawal_of(Reader fields) {
    const WithdrawalRecord out{fields.raw<32>(), fields.raw<32>()};
    if (!fields.whole() || fields.left() != 0 || seal::code_hash(out.key) != out.code_hash) return std::nullopt;
    return out;
}

std::optional<Record> head_of(Reader fields) {
    const HeadRecord out{fields.raw<16>()};
    if (!fields.whole() || fields.left() != 0) return std::nullopt;
    return out;
}

std::optional<Record> let_go_of(Reader fields) {
    LetGoRecord out;
    while (fields.whole() && fields.left() > 0) {
        const SeqRange range{fields.number(8), fields.number(8)};
        if (range.first == 0 || range.last < range.first || range.last > seq_max) return std::nullopt;
        out.push_back(range);
    }
    if (!fields.whole()) return std::nullopt;
    return out;
}

}  // namespace

Bytes to_record(const Pending& lead) {
    Bytes fields;
    append(fields, lead.sealed.lead_id);
    append_u64_be(fields, lead.seq);
    append(fields, lead.sealed.event_id);
    fields.push_back(lead.sealed.flags);
    append(fields, lead.sealed.code_hash);
    append_u64_be(fields, static_cast<std::uint64_t>(lead.kept_at.wall_ms));
    append(fields, lead.kept_at.boot_id);
    append_u64_be(fields, static_cast<std::uint64_t>(lead.kept_at.boot_ms));
    fields.push_back(static_cast<std::uint8_t>(lead.trust));
    append(fields, lead.signature);
    append(fields, lead.sealed.envelope);
    append(fields, lead.ct_sha256);
    return sealed_record("MONJ", fields);
}

Bytes to_record(const WithdrawalRecord& withdrawal) {
    Bytes fields;
    append(fields, withdrawal.code_hash);
    append(fields, withdrawal.key);
    return sealed_record("MONW", fields);
}

Bytes to_record(const LetGoRecord& let_go) {
    Bytes fields;
    for (const SeqRange& range : let_go) {
        append_u64_be(fields, range.first);
        append_u64_be(fields, range.last);
    }
    return sealed_record("MONR", fields);
}

Bytes to_record(const HeadRecord& head) {
    Bytes fields;
    append(fields, head.journal_id);
    return sealed_record("MONH", fields);
}

std::optional<Parsed> parse_record(View bytes) {
    Reader head(bytes);
    const std::string_view mark = text_of(head.take(mark_bytes));
    if (!head.whole()) return std::nullopt;
    const auto read = mark == "MONJ"   ? lead_of
                      : mark == "MONW" ? withdrawal_of
                      : mark == "MONR" ? let_go_of
                      : mark == "MONH" ? head_of
                                       : nullptr;
    if (read == nullptr) return std::nullopt;
    const std::uint64_t version = head.number(1);
    const std::uint64_t len = head.number(4);
    if (!head.whole() || version != 1 || len < hash_bytes || len > head.left()) return std::nullopt;
    const std::size_t all = head_bytes + len;
    const View before = bytes.first(all - hash_bytes);
    const auto hash = exactly<hash_bytes>(bytes.subspan(all - hash_bytes, hash_bytes));
    if (!hash || seal::sha256(before) != *hash) return std::nullopt;
    auto record = read(Reader(before.subspan(head_bytes)));
    if (!record) return std::nullopt;
    return Parsed{std::move(*record), all};
}

Result<Scan> scan_records(Medium& medium, const std::string& name, const Visitor& visit) {
    constexpr std::size_t piece_bytes = std::size_t{1} << 20U;
    Bytes window;
    std::uint64_t window_at = 0;  // where in the file the window begins
    std::size_t at = 0;           // in the window
    bool ended = false, room = false;
    Scan out;
    for (;;) {
        // A whole record must fit behind `at`, or the file must have ended.
        if (!ended && window.size() - at < record_bytes_max) {
            window.erase(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(at));
            window_at += at;
            at = 0;
            auto more = medium.read(name, window_at + window.size(), piece_bytes);
            if (!more) return fail(more.error());
            ended = more->size() < piece_bytes;
            append(window, *more);
        }
        if (at == window.size()) return out;
        if (const auto found = parse_record(View(window).subspan(at))) {
            visit(window_at + at, *found);
            at += found->bytes;
            out.clean = out.clean && !room;
            out.end = window_at + at;
            continue;
        }
        // Zeros are room, as long as nothing comes behind them.
        const auto here = window.begin() + static_cast<std::ptrdiff_t>(at);
        const auto next = std::find(here + 1, window.end(), 'M');
        room = true;
        out.clean = out.clean && std::all_of(here, next, [](std::uint8_t byte) { return byte == 0; });
        at = static_cast<std::size_t>(next - window.begin());
    }
}

}  // namespace monter::outbox
