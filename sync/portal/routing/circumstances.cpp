#include "sync/portal/routing/circumstances.hpp"

#include <algorithm>

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/store/hands.hpp"
#include "sync/portal/store/weights.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::routing {
namespace {

std::string print_of(std::string_view kind, const std::string& text, View desk_secret) {
    Bytes bytes(desk_secret.begin(), desk_secret.end());
    bytes.insert(bytes.end(), text.begin(), text.end());
    const Hash hash = seal::blake2b(std::string("monter-alike-v1 ") + std::string(kind) + " ", bytes);
    std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
    return to_base64url(hash);
}

}  // namespace

std::int64_t month_begin(std::int64_t now_ms) {
    const ClockTime now = swedish_clock(now_ms);
    return utc_ms_at({now.year, now.month, 1, 0, 0});
}

Result<AllCircumstances> circumstances(store::Work& work, std::int64_t now_ms) {
    AllCircumstances out;
    const auto hands = store::hands(work);
    if (!hands) return fail(hands.error());
    for (const auto& [municipality, theirs] : *hands) {
        Circumstances& one = out[municipality];
        for (const store::Hand& hand : theirs) {
            if (!hand.takes || hand.since_ms > now_ms) continue;
            if (hand.month) one.month = one.month.value_or(0) + *hand.month;
            if (hand.away_at(now_ms)) continue;
            one.at_work = true;
            one.languages.insert(one.languages.end(), hand.languages.begin(), hand.languages.end());
        }
    }
    const auto rooms = store::rooms(work);
    if (!rooms) return fail(rooms.error());
    for (const auto& [municipality, month] : *rooms) out[municipality].month = month;
    const auto given = store::given_since(work, month_begin(now_ms));
    if (!given) return fail(given.error());
    for (const auto& [municipality, taken] : *given) out[municipality].taken = taken;
    return out;
}

Result<Weights> present_weights(store::Work& work) {
    const auto row = store::newest_weights(work);
    if (!row) return fail(row.error());
    if (row->version == 0) return Weights{};
    return weights_from_json(row->points, row->version);
}

std::vector<std::string> contact_prints(const lead::Record& record, View desk_secret) {
    std::vector<std::string> out;
    std::string email(record.email.view());
    std::transform(email.begin(), email.end(), email.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!email.empty()) out.push_back(print_of("email", email, desk_secret));
    std::string digits;
    for (const char c : record.phone.view()) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (!digits.empty()) out.push_back(print_of("phone", digits, desk_secret));
    return out;
}

}  // namespace monter::portal::routing
