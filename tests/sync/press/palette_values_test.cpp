// Palettes of the pack's posters against numbers made by the generator's own reference (roles.py, --eval without its
// 8-bit rounding): inputs as in light_values.hpp, blending of 1 degree, aurora 0.5 where the sun is below -6.
#include <map>

#include "sync/press/poster_document.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/press/light_values.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"

namespace monter::press::test {
namespace {

struct Expected {
    const char* poster;
    const std::array<std::uint32_t, 15>& ground;
    std::size_t entry;
    std::array<pack::PosterColour, skies.size()> colours;
};

const std::vector<Expected>& expected() {
    static const std::vector<Expected> all = {
        {"kiruna",
         summer,
         0,
         {{{0.0345F, 0.091F, 0.1647F, 1},
           {0.0988F, 0.1851F, 0.3412F, 1},
           {0.1657F, 0.2784F, 0.4706F, 1},
           {0.2392F, 0.3608F, 0.5765F, 1},
           {0.2647F, 0.4235F, 0.6137F, 1},
           {0.2902F, 0.502F, 0.6682F, 1},
           {0.2629F, 0.5523F, 0.7472F, 1}}}},
        {"kiruna",
         summer,
         4,
         {{{0.9569F, 0.9686F, 0.9765F, 1},
           {0.9569F, 0.9686F, 0.9765F, 0.1667F},
           {0.9569F, 0.9686F, 0.9765F, 0},
           {0.9569F, 0.9686F, 0.9765F, 0},
           {0.9569F, 0.9686F, 0.9765F, 0},
           {0.9569F, 0.9686F, 0.9765F, 0},
           {0.9569F, 0.9686F, 0.9765F, 0}}}},
        {"kiruna",
         summer,
         11,
         {{{0.2094F, 0.3333F, 0.4604F, 0},
           {0.7741F, 0.5902F, 0.5961F, 0},
           {0.9583F, 0.7513F, 0.6494F, 0.8235F},
           {1, 0.8814F, 0.698F, 1},
           {1, 0.9062F, 0.753F, 1},
           {0.9948F, 0.9366F, 0.8287F, 1},
           {0.9605F, 0.9686F, 0.9457F, 1}}}},
        {"kiruna",
         summer,
         14,
         {{{0.209F, 0.3254F, 0.4746F, 1},
           {0.382F, 0.4177F, 0.5612F, 1},
           {0.5705F, 0.4927F, 0.5618F, 1},
           {0.693F, 0.552F, 0.5158F, 1},
           {0.7211F, 0.6214F, 0.5487F, 1},
           {0.7417F, 0.7072F, 0.6197F, 1},
           {0.6812F, 0.7534F, 0.7842F, 1}}}},
        {"kiruna",
         winter,
         13,
         {{{0.2221F, 0.351F, 0.4995F, 1},
           {0.5404F, 0.5026F, 0.6213F, 1},
           {0.6746F, 0.5633F, 0.6103F, 1},
           {0.7818F, 0.6089F, 0.5757F, 1},
           {0.8153F, 0.6867F, 0.6077F, 1},
           {0.8389F, 0.7797F, 0.6785F, 1},
           {0.7908F, 0.8509F, 0.8741F, 1}}}},
        {"kiruna",
         winter,
         26,
         {{{1, 0.7686F, 0.4196F, 1},
           {1, 0.7686F, 0.4196F, 1},
           {1, 0.7686F, 0.4196F, 1},
           {1, 0.7686F, 0.4196F, 1},
           {0.4824F, 0.4863F, 0.4373F, 1},
           {0.3098F, 0.3922F, 0.4431F, 1},
           {0.3098F, 0.3922F, 0.4431F, 1}}}},
        {"kiruna",
         autumn,
         29,
         {{{0.3158F, 0.5551F, 0.5664F, 1},
           {0.9647F, 0.6933F, 0.56F, 1},
           {1, 0.7373F, 0.5451F, 1},
           {1, 0.8382F, 0.5882F, 1},
           {1, 0.8721F, 0.6632F, 1},
           {0.9929F, 0.9135F, 0.7665F, 1},
           {0.9461F, 0.9572F, 0.926F, 1}}}},
        {"arvidsjaur",
         winter,
         400,
         {{{0.1007F, 0.1532F, 0.2155F, 1},
           {0.2146F, 0.2449F, 0.3487F, 1},
           {0.2936F, 0.3174F, 0.4264F, 1},
           {0.3734F, 0.381F, 0.4849F, 1},
           {0.4004F, 0.4382F, 0.5141F, 1},
           {0.4255F, 0.5087F, 0.5619F, 1},
           {0.3028F, 0.319F, 0.3261F, 1}}}},
    };
    return all;
}

}  // namespace

TEST_CASE("a palette's colours are the reference's, to half an 8-bit step") {
    for (const Expected& one : expected()) {
        const PosterDocument document = document_of(one.poster);
        PaletteWriter writer;
        (void)writer.add(document.palette.at(one.entry));
        for (std::size_t i = 0; i < skies.size(); ++i) {
            INFO(one.poster << ", entry " << one.entry << ", sun at " << skies[i].elevation);
            const auto inputs = light(skies[i], one.ground, skies[i].elevation < -6 ? 0.5F : 0, 1);
            const auto colour = writer.palette().evaluate(writer.palette().entries[0], inputs);
            constexpr double half_step = 0.5 / 255;
            CHECK(std::abs(colour.r - one.colours[i].r) < half_step);
            CHECK(std::abs(colour.g - one.colours[i].g) < half_step);
            CHECK(std::abs(colour.b - one.colours[i].b) < half_step);
            CHECK(std::abs(colour.a - one.colours[i].a) < half_step);
        }
    }
}

TEST_CASE("the sun's place is the reference's") {
    const PosterDocument document = document_of("kiruna");
    const PosterView& view = document.views.at(0);
    REQUIRE(view.sun);
    PaletteWriter writer;
    const auto y = writer.add(view.sun->y);
    const std::map<float, double> heights = {{-18, 492}, {1, 483.4}, {8, 423.2}, {35, 191}};
    for (const auto& [elevation, height] : heights) {
        pack::PosterInputs inputs;
        inputs.elevation = elevation;
        CHECK(std::abs(writer.palette().number(y, inputs) - height) < 0.01);
    }
}

}  // namespace monter::press::test
