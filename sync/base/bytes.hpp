// Bytes and the four ways they are written as text: base64url without padding (wire), hex (key ids, hashes of content),
// UUID (devices, events, batches) and Crockford base-32 (what a person reads aloud or types).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/result.hpp"

namespace monter {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;
template <std::size_t N>
using Raw = std::array<std::uint8_t, N>;
using Id = Raw<16>;    // lead_id, event_id, device_id, store_id: 16 raw bytes
using Hash = Raw<32>;  // BLAKE2b-256 or SHA-256

[[nodiscard]] View view(std::string_view text);
[[nodiscard]] std::string_view text_of(View bytes);
void append(Bytes& to, View more);
void append_u64_be(Bytes& to, std::uint64_t value);

[[nodiscard]] std::string to_base64url(View bytes);
[[nodiscard]] Result<Bytes> from_base64url(std::string_view text);  // refuses padding, white space and odd lengths
[[nodiscard]] std::string to_hex(View bytes);
[[nodiscard]] Result<Bytes> from_hex(std::string_view text);
[[nodiscard]] std::string to_uuid(const Id& id);  // 8-4-4-4-12, lower case
[[nodiscard]] Result<Id> id_from_uuid(std::string_view text);

// Crockford base-32, most significant bit first, the last character padded with zero bits: 5 bytes give 8 characters,
// 16 give 26.
[[nodiscard]] std::string to_crockford(View bytes);
// Reads lower case, O as 0, I and L as 1, and skips hyphens and spaces, as people type it. Refuses anything else, and
// non-zero padding.
[[nodiscard]] Result<Bytes> from_crockford(std::string_view text);

// Exactly N bytes, or an error that says how many there were.
template <std::size_t N>
[[nodiscard]] Result<Raw<N>> exactly(View bytes) {
    if (bytes.size() != N) {
        return fail(Kind::refused, "expected " + std::to_string(N) + " bytes, got " + std::to_string(bytes.size()));
    }
    Raw<N> out{};
    for (std::size_t i = 0; i < N; ++i) out[i] = bytes[i];
    return out;
}
template <std::size_t N>
[[nodiscard]] Result<Raw<N>> raw_from_base64url(std::string_view text) {
    auto bytes = from_base64url(text);
    if (!bytes) return fail(bytes.error());
    return exactly<N>(*bytes);
}

}  // namespace monter
