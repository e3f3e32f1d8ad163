#include "sync/base/bytes.hpp"

#include <array>

namespace monter {
namespace {

constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hex_letters = "0123456789abcdef";
constexpr std::string_view crockford_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Packs groups of `width` bits into letters, the first bit first.
std::string encode(View bytes, unsigned width, std::string_view letters) {
    std::string out;
    unsigned held = 0;
    std::uint32_t bits = 0;
    for (const std::uint8_t byte : bytes) {
        bits = (bits << 8U) | byte;
        held += 8;
        while (held >= width) {
            held -= width;
            out += letters[(bits >> held) & ((1U << width) - 1U)];
        }
    }
    if (held > 0) out += letters[(bits << (width - held)) & ((1U << width) - 1U)];
    return out;
}

// The reverse; the bits left over must be zero, so that one value has one spelling.
Result<Bytes> decode(const std::vector<std::uint8_t>& digits, unsigned width) {
    Bytes out;
    unsigned held = 0;
    std::uint32_t bits = 0;
    for (const std::uint8_t digit : digits) {
        bits = (bits << width) | digit;
        held += width;
        if (held >= 8) {
            held -= 8;
            out.push_back(static_cast<std::uint8_t>((bits >> held) & 0xFFU));
        }
    }
    const bool dangling = held >= width || (bits & ((1U << held) - 1U)) != 0;
    if (dangling) return fail(Kind::refused, "text that does not end on a whole byte");
    return out;
}

Result<Bytes> decode_letters(std::string_view text, unsigned width, std::string_view letters) {
    constexpr std::uint8_t none = 0xFF;
    std::array<std::uint8_t, 256> digit_of{};
    digit_of.fill(none);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        digit_of[static_cast<std::uint8_t>(letters[i])] = static_cast<std::uint8_t>(i);
    }
    std::vector<std::uint8_t> digits;
    digits.reserve(text.size());
    for (const char letter : text) {
        const std::uint8_t digit = digit_of[static_cast<std::uint8_t>(letter)];
        if (digit == none) return fail(Kind::refused, "a character that does not belong there");
        digits.push_back(digit);
    }
    return decode(digits, width);
}

char as_typed(char letter) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    if (letter == 'O') return '0';
    if (letter == 'I' || letter == 'L') return '1';
    return letter;
}

}  // namespace

View view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
std::string_view text_of(View bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
void append(Bytes& to, View more) {
    to.insert(to.end(), more.begin(), more.end());
}
void append_u64_be(Bytes& to, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) to.push_back(static_cast<std::uint8_t>((value >> shift) & 0xFFU));
}

std::string to_base64url(View bytes) {
    return encode(bytes, 6, base64_letters);
}
Result<Bytes> from_base64url(std::string_view text) {
    return decode_letters(text, 6, base64_letters);
}
std::string to_hex(View bytes) {
    return encode(bytes, 4, hex_letters);
}
Result<Bytes> from_hex(std::string_view text) {
    return decode_letters(text, 4, hex_letters);
}

std::string to_uuid(const Id& id) {
    std::string hex = to_hex(id);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, "-");
    return hex;
}
Result<Id> id_from_uuid(std::string_view text) {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') {
        return fail(Kind::refused, "not a UUID");
    }
    std::string hex;
    for (const char letter : text) {
        if (letter != '-') hex += letter;
    }
    auto bytes = from_hex(hex);
    if (!bytes) return fail(bytes.error());
    return exactly<16>(*bytes);
}

std::string to_crockford(View bytes) {
    return encode(bytes, 5, crockford_letters);
}
Result<Bytes> from_crockford(std::string_view text) {
    std::string plain;
    for (const char letter : text) {
        if (letter != '-' && letter != ' ') plain += as_typed(letter);
    }
    return decode_letters(plain, 5, crockford_letters);
}

}  // namespace monter
