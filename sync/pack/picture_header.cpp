#include "sync/pack/picture_header.hpp"

#include <string_view>

namespace monter::pack {
namespace {

using std::string_view_literals::operator""sv;

bool has_at(View bytes, std::size_t at, std::string_view expected) {
    return bytes.size() >= at + expected.size() && text_of(bytes.subspan(at, expected.size())) == expected;
}

std::int64_t big_endian(View bytes, std::size_t at, std::size_t count) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 256 + bytes[at + i];
    return value;
}

std::int64_t little_endian(View bytes, std::size_t at, std::size_t count) {
    std::int64_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value * 256 + bytes[at + i];
    return value;
}

std::optional<PictureHeader> read_png(View bytes) {
    if (!has_at(bytes, 12, "IHDR") || bytes.size() < 24) return std::nullopt;
    return PictureHeader{PictureFormat::png, big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

// Walks the segments to the start of frame; 0xC4, 0xC8 and 0xCC lie in its range but are tables.
std::optional<PictureHeader> read_jpeg(View bytes) {
    std::size_t at = 2;
    while (at + 9 <= bytes.size() && bytes[at] == 0xFF) {
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            return PictureHeader{PictureFormat::jpeg, big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
        }
        at += 2 + static_cast<std::size_t>(big_endian(bytes, at + 2, 2));
    }
    return std::nullopt;
}

std::optional<PictureHeader> read_webp(View bytes) {
    if (bytes.size() < 30) return std::nullopt;
    if (has_at(bytes, 12, "VP8X")) {
        return PictureHeader{PictureFormat::webp, little_endian(bytes, 24, 3) + 1, little_endian(bytes, 27, 3) + 1};
    }
    if (has_at(bytes, 12, "VP8L")) {
        const std::int64_t packed = little_endian(bytes, 21, 4);
        return PictureHeader{PictureFormat::webp, packed % 16384 + 1, packed / 16384 % 16384 + 1};
    }
    if (has_at(bytes, 12, "VP8 ")) {
        return PictureHeader{PictureFormat::webp, little_endian(bytes, 26, 2) % 16384,
                             little_endian(bytes, 28, 2) % 16384};
    }
    return std::nullopt;
}

}  // namespace

std::optional<PictureHeader> read_picture_header(View bytes) {
    if (has_at(bytes, 0, "\x89PNG\r\n\x1a\n"sv)) return read_png(bytes);
    if (has_at(bytes, 0, "\xFF\xD8\xFF"sv)) return read_jpeg(bytes);
    if (has_at(bytes, 0, "RIFF"sv) && has_at(bytes, 8, "WEBP"sv)) return read_webp(bytes);
    return std::nullopt;
}

}  // namespace monter::pack
