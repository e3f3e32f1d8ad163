// A real film through the real library: pictures come, none of them black, it stands still when told to, its words come
// as text, and what is no film says so instead of holding anything up.
#include "kiosk/stage/film.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <thread>

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace std::chrono_literals;

namespace {

class Files final : public pack::Source {
public:
    std::map<std::string, Bytes> files;
    [[nodiscard]] std::vector<std::string> names() const override { return {}; }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override {
        const auto file = files.find(name);
        if (file == files.end()) return fail(Kind::refused, "the pack has no file " + name);
        return file->second;
    }
};

// Four seconds, ten pictures of 160 x 90 each, with a tone.
Film::Wish wish() {
    auto files = std::make_shared<Files>();
    files->files["videos/film.webm"] =
        read_file(std::string(MONTER_SOURCE_DIR) + "/tests/support/film.webm", 100'000).value();
    const std::string captions =
        "WEBVTT\n\n00:00.000 --> 00:01.500\nMidnattssol\növer sjön\n\n00:02.000 --> 00:04.000\nHöst\n";
    files->files["videos/film.sv.vtt"] = Bytes(captions.begin(), captions.end());
    Film::Wish wish;
    wish.source = files;
    wish.film = "videos/film.webm";
    return wish;
}

bool is_black(const Film::Picture& picture) {
    long sum = 0;
    for (std::size_t i = 0; i < picture.rgbx.size(); ++i) sum += i % 4 == 3 ? 0 : picture.rgbx[i];
    return sum < static_cast<long>(picture.rgbx.size()) * 8;
}

// Watches until `is_enough` or half a minute is over; what it was last told stays in `told`.
struct Watched {
    std::vector<Film::Picture> pictures;
    Film::Told told;
    std::vector<std::string> captions;
    int rounds = 1;
};
void watch(Film& film, Watched& seen, const std::function<bool()>& is_enough) {
    const auto until = std::chrono::steady_clock::now() + 30s;
    while (!is_enough() && std::chrono::steady_clock::now() < until) {
        if (auto picture = film.picture()) seen.pictures.push_back(std::move(*picture));
        if (const auto told = film.told()) {
            if (told->at_s + 0.5 < seen.told.at_s) ++seen.rounds;
            if (told->caption != seen.told.caption) seen.captions.push_back(told->caption);
            seen.told = *told;
        }
        std::this_thread::sleep_for(2ms);
    }
}

}  // namespace

TEST_CASE("a film goes round with its captions, and no picture of it is black or larger than it is") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    Film::Wish with_captions = wish();
    with_captions.captions = "videos/film.sv.vtt";
    Film film(std::move(with_captions), [] {});
    Watched seen;
    watch(film, seen, [&] { return seen.rounds == 2 && seen.captions.size() >= 4; });
    REQUIRE(seen.rounds == 2);
    REQUIRE(seen.captions.size() >= 4);
    CHECK(std::vector<std::string>(seen.captions.begin(), seen.captions.begin() + 3) ==
          std::vector<std::string>{"Midnattssol\növer sjön", "", "Höst"});
    CHECK(seen.told.length_s == Approx(4).margin(0.2));
    CHECK(seen.told.has_sound);
    CHECK(seen.pictures.size() > 10);
    for (const Film::Picture& picture : seen.pictures) {
        CHECK(picture.width == 160);
        CHECK(picture.height == 90);
        CHECK_FALSE(is_black(picture));
    }
}

TEST_CASE("a film that is told to stand still shows one picture and no more, until it is told to play") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    Film::Wish still = wish();
    still.plays = false;
    still.width_most = 80;
    Film film(std::move(still), [] {});
    Watched seen;
    watch(film, seen, [&] { return !seen.pictures.empty() && seen.told.length_s > 0; });
    REQUIRE(seen.pictures.size() == 1);
    CHECK(seen.pictures.front().width == 80);
    CHECK(seen.pictures.front().height == 45);
    CHECK(seen.told.at_s == 0);
    film.play(true);
    film.sound(true);  // also where the machine has no sound
    watch(film, seen, [&] { return seen.told.at_s >= 1; });
    CHECK(seen.told.at_s >= 1);
    CHECK(seen.pictures.size() > 3);
    film.play(false);
    Watched after;
    const auto quiet = std::chrono::steady_clock::now() + 400ms;  // where a film that plays would show four
    watch(film, after, [&] { return std::chrono::steady_clock::now() > quiet; });
    CHECK(after.pictures.size() <= 2);  // what was on its way
}

TEST_CASE("what is no film says so by itself, and so does what the pack has not") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    Film::Wish captions = wish(), missing = wish();
    captions.film = "videos/film.sv.vtt";
    missing.film = "videos/none.webm";
    for (auto* bad : {&captions, &missing}) {
        Film film(std::move(*bad), [] {});
        Watched seen;
        watch(film, seen, [&] { return seen.told.is_broken; });
        CHECK(seen.told.is_broken);
        CHECK(film.is_broken());
        CHECK(seen.pictures.empty());
    }
}

TEST_CASE("a film that is left lets go by itself") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    Film film(wish(), [] {});
    Watched seen;
    watch(film, seen, [&] { return !seen.pictures.empty(); });
    film.leave();
    watch(film, seen, [&] { return film.has_left(); });
    CHECK(film.has_left());
    CHECK_FALSE(film.is_broken());
}
