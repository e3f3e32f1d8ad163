#include <numeric>

#include "kiosk/stage/glyph_pixels.hpp"
#include "kiosk/ui/ruler.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

long ink(const Coverage& coverage) {
    return std::accumulate(coverage.alpha.begin(), coverage.alpha.end(), 0L);
}

}  // namespace

TEST_CASE("letters of every language of the stand have ink, and a space has none") {
    const auto pixels = GlyphPixels::open();
    REQUIRE(pixels);
    for (const char32_t letter : U"Aaåäöéßłñ@їҐж7") {
        if (letter == 0) continue;
        INFO(static_cast<unsigned>(letter));
        const Coverage drawn = pixels->letter(Face::semibold, 40, letter, 0, 0);
        CHECK(drawn.width > 5);
        CHECK(ink(drawn) > 0);
        CHECK(drawn.alpha.size() == static_cast<std::size_t>(drawn.width * drawn.height));
    }
    CHECK(ink(pixels->letter(Face::regular, 40, U' ', 0, 0)) == 0);
}

TEST_CASE("a letter is as wide as the ruler says, and its dark edge goes all round it") {
    const auto pixels = GlyphPixels::open();
    const auto ruler = Ruler::open();
    REQUIRE(pixels);
    REQUIRE(ruler);
    const Coverage plain = pixels->letter(Face::bold, 100, U'm', 0, 0);
    CHECK(static_cast<float>(plain.width) < ruler->advance(Face::bold, 100, U'm'));
    const Coverage edged = pixels->letter(Face::bold, 100, U'm', 0, 4);
    CHECK(edged.width >= plain.width + 7);
    CHECK(edged.height >= plain.height + 7);
}

TEST_CASE("the first letter of the alphabet is the round one of the art direction") {
    const auto pixels = GlyphPixels::open();
    REQUIRE(pixels);
    // The two-storey a has a bowl and an arch above it, so more ink crosses its middle column than a round a's.
    const Coverage a = pixels->letter(Face::regular, 100, U'a', 0, 0),
                   o = pixels->letter(Face::regular, 100, U'o', 0, 0);
    const auto crossings = [](const Coverage& c) {
        int count = 0;
        bool inside = false;
        for (int y = 0; y < c.height; ++y) {
            const bool now = c.alpha[static_cast<std::size_t>(y * c.width + c.width * 2 / 5)] > 127;
            if (now && !inside) ++count;
            inside = now;
        }
        return count;
    };
    CHECK(crossings(a) == crossings(o));
}

TEST_CASE("an icon lies inside its square at every size") {
    const auto pixels = GlyphPixels::open();
    REQUIRE(pixels);
    for (int i = static_cast<int>(Icon::none) + 1; i <= static_cast<int>(Icon::undo); ++i) {
        for (const float size : {36.0F, 48.0F, 96.0F}) {
            const Coverage icon = pixels->icon(static_cast<Icon>(i), size, 5 * size / 48);
            INFO("icon " << i << " at " << size);
            CHECK(ink(icon) > 0);
            CHECK(icon.left >= 0);
            CHECK(icon.left + icon.width <= static_cast<int>(size));
            CHECK(-icon.top >= 0);
            CHECK(-icon.top + icon.height <= static_cast<int>(size));
        }
    }
}

TEST_CASE("fonts that are not there are named, with the package that brings them") {
    const auto pixels = GlyphPixels::open("/nowhere");
    REQUIRE_FALSE(pixels);
    CHECK(pixels.error().message.find("/nowhere/Inter-Regular.otf") != std::string::npos);
    CHECK(pixels.error().remedy.find("fonts-inter") != std::string::npos);
    CHECK_FALSE(Ruler::open("/nowhere"));
}

TEST_CASE("a capital with room under its arm draws the next letter in, and most pairs stand as they are") {
    const auto ruler = Ruler::open();
    REQUIRE(ruler);
    for (const Face face : {Face::medium, Face::bold, Face::display}) {
        CHECK(ruler->kern(face, 100, U'T', U'o') < -3);
        CHECK(ruler->kern(face, 100, U'Y', U'o') < -3);
        CHECK(ruler->kern(face, 100, U'n', U'n') == 0);
        const float apart = ruler->advance(face, 100, U'T') + ruler->advance(face, 100, U'o');
        CHECK(ruler->width(face, 100, "To") == Approx(apart + ruler->kern(face, 100, U'T', U'o')));
    }
}
