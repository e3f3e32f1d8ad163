// Pictures become pixels, and nothing that only looks like one gets that far.
#include "sync/pack/picture.hpp"

#include "sync/pack/picture_header.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

Bytes with_png_size(std::uint32_t width, std::uint32_t height) {
    Bytes png = red_png();
    for (std::size_t i = 0; i < 4; ++i) {
        png[16 + i] = static_cast<std::uint8_t>(width >> (24 - 8 * i));
        png[20 + i] = static_cast<std::uint8_t>(height >> (24 - 8 * i));
    }
    return png;
}

bool near(std::uint8_t a, int b) {
    return a >= b - 6 && a <= b + 6;  // JPEG and lossy WebP round
}

}  // namespace

TEST_CASE("PNG, JPEG and WebP decode to the same red") {
    for (const Bytes& bytes : {red_png(), red_jpeg(), red_webp(), red_lossy_webp()}) {
        const auto picture = decode_picture(bytes);
        REQUIRE(picture);
        CHECK(picture->width == 3);
        CHECK(picture->height == 2);
        REQUIRE(picture->rgba.size() == 24);
        for (std::size_t i = 0; i < picture->rgba.size(); i += 4) {
            CHECK(near(picture->rgba[i], 200));
            CHECK(near(picture->rgba[i + 1], 30));
            CHECK(near(picture->rgba[i + 2], 60));
            CHECK(picture->rgba[i + 3] == 255);
        }
    }
}

TEST_CASE("a picture cut short anywhere is refused") {
    for (const Bytes& whole : {red_png(), red_jpeg(), red_webp(), red_lossy_webp()}) {
        // A PNG's last chunk says only that it ends there; up to it every byte counts.
        const std::size_t longest = whole == red_png() ? whole.size() - 16 : whole.size() - 2;
        for (std::size_t bytes = 0; bytes < longest; ++bytes) {
            INFO(bytes << " of " << whole.size());
            CHECK_FALSE(decode_picture(View(whole).first(bytes)));
        }
    }
}

TEST_CASE("a picture too large for a kiosk is refused before it is decoded") {
    for (const auto& [width, height] : {std::pair{30000U, 30000U}, {8193U, 1U}, {1U, 8193U}, {8000U, 8000U}}) {
        const auto picture = decode_picture(with_png_size(width, height));
        REQUIRE_FALSE(picture);
        CHECK(picture.error().kind == Kind::refused);
        CHECK(picture.error().message.find(std::to_string(width)) != std::string::npos);
    }
    const auto none = decode_picture(with_png_size(0, 5));
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == Kind::corrupt);
}

TEST_CASE("what is no picture is refused, whatever it is called") {
    for (const std::string text : {"", "GIF89a", "<svg/>", "RIFF....WAVEfmt ", "\x89PNG"}) {
        const auto picture = decode_picture(view(text));
        REQUIRE_FALSE(picture);
        CHECK_FALSE(picture.error().remedy.empty());
    }
}

TEST_CASE("a header says a picture's size in each format") {
    for (const Bytes& bytes : {red_png(), red_jpeg(), red_webp(), red_lossy_webp()}) {
        const auto header = read_picture_header(bytes);
        REQUIRE(header);
        CHECK(header->width == 3);
        CHECK(header->height == 2);
    }
}

}  // namespace monter::pack::test
