// What the living attract screen costs this machine, through the very loop that the kiosk runs; and the light it stands
// in, moment by moment, so that a page in a browser can be put beside it.
//
// usage: bench-scene cost DATA PACK WxH SECONDS     one JSON object: processor (1 = a whole core), frames, ms, counts
//        bench-scene posters DATA PACK WxH          one JSON object: of each poster the processor's ms for one frame,
//        as
//                                                   the year goes from its 10th second on
//        bench-scene lights FROM TO                 one JSON array: those seconds of the programme, every 50 ms
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/stage/loop.hpp"
#include "kiosk/stage/options.hpp"
#include "kiosk/stage/pretend.hpp"
#include "sync/seal/keys.hpp"
#include "tests/bench/allocations.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace monter;
using namespace monter::kiosk;
using bench::at_share, bench::must;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

constexpr std::int64_t frame_ms = 50;  // of what is compared: 20 a second

double processor_ms() {  // of all threads
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1000 + static_cast<double>(t.tv_usec) / 1000;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void pass_or_throw(Stage& stage, const std::function<void()>& drawn) {
    if (!pass(stage, drawn)) throw std::runtime_error("the window was closed");
}
void run_for(Stage& stage, double seconds) {
    const auto begin = Clock::now();
    while (ms_since(begin) < seconds * 1000) pass_or_throw(stage, [] {});
}

struct Share {
    double cores = 0, frames_s = 0;
    std::int64_t frames = 0, allocations = 0;
};
Share share_over(Stage& stage, double seconds) {
    const auto begin = Clock::now();
    const double cpu = processor_ms();
    const std::int64_t frames = stage.stats().frames, before = bench::allocations();
    run_for(stage, seconds);
    const double ms = ms_since(begin);
    const std::int64_t drawn = stage.stats().frames - frames;
    return {(processor_ms() - cpu) / ms, static_cast<double>(drawn) * 1000 / ms, drawn, bench::allocations() - before};
}

void tap(Stage& stage, const std::string& id) {
    const Point middle = [&] {
        const Scene now = stage.scene();
        const Element* const element = now.find(id);
        if (element == nullptr) throw std::runtime_error("there is no " + id + " on the screen " + now.screen);
        return element->rect.centre();
    }();
    pretend_finger(stage, Finger::Does::down, middle);
    pass_or_throw(stage, [] {});
    pretend_finger(stage, Finger::Does::up, middle);
    pass_or_throw(stage, [] {});
}

// The screens a visitor sees on the way to a place and back, the dream taken back too.
void visit(Stage& stage) {
    for (const auto* const id :
         {"attract.begin", "dream.sea", "dream.next", "places.1", "back", "back", "dream.sea", "back"}) {
        tap(stage, id);
        run_for(stage, 0.7);
    }
}

std::unique_ptr<Stage> open_stage(Stand stand, const char* size) {
    const auto window = size_from(size);
    if (!window) throw std::runtime_error("give the size as 1920x1080");
    Stage::Wish wish;
    wish.window.width = static_cast<int>(window->w);
    wish.window.height = static_cast<int>(window->h);
    return must(Stage::open(std::move(stand), wish));
}

// Every poster in the same part of the year; time is the programme's, as fast as frames are drawn.
int posters(const char* data, const char* pack, const char* size) {
    constexpr std::int64_t warm_ms = 8'000, from_ms = 10'000, to_ms = 13'000;
    constexpr std::uint32_t seed = 1;
    Stand stand = must(open_stand(data, pack));
    stand.world.seed = seed;
    const std::size_t count = stand.world.content->places.size() + 1;
    const auto stage = open_stage(std::move(stand), size);
    Moment now = system_now();
    const std::int64_t opened = now.boot_ms, ahead = now.wall_ms - opened;
    const auto frame = [&](std::int64_t ms) {
        now = {opened + ms + ahead, opened + ms};
        if (!stage->turn(now)) throw std::runtime_error("the window was closed");
        stage->draw(now);
    };
    frame(0);
    Json costs;
    std::int64_t year = 0;
    for (std::size_t poster = 0; poster < count; ++poster) {
        while (attract_moment(year, count, seed, false).poster != poster) year += attract_year_ms;
        do {
            frame(year + warm_ms);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        } while (!stage->complete());
        std::string name;
        frame(year + from_ms);
        const Scene shown = stage->scene();
        for (const Element& element : shown.elements) {
            if (element.look == Look::poster) name = element.picture;
        }
        const double cpu = processor_ms();
        for (std::int64_t ms = from_ms; ms < to_ms; ms += frame_ms) frame(year + ms);
        costs[name] = (processor_ms() - cpu) * frame_ms / (to_ms - from_ms);
    }
    std::puts(costs.dump().c_str());
    return 0;
}

int cost(const char* data, const char* pack, const char* size, double seconds) {
    const auto stage = open_stage(must(open_stand(data, pack)), size);
    while (!stage->complete()) pass_or_throw(*stage, [] {});
    run_for(*stage, 1.5);

    const Share moving = share_over(*stage, seconds);
    visit(*stage);
    const std::size_t warm = stage->stats().build_ms.size();
    visit(*stage);
    const std::vector<float> build(stage->stats().build_ms.begin() + static_cast<std::ptrdiff_t>(warm),
                                   stage->stats().build_ms.end());
    tap(*stage, "attract.begin");
    run_for(*stage, 1.5);
    const Share still = share_over(*stage, seconds);
    std::puts(Json{{"moving_cores", moving.cores},
                   {"moving_frames_s", moving.frames_s},
                   {"still_cores", still.cores},
                   {"still_frames", still.frames},
                   {"still_allocations", still.allocations},
                   {"build_ms_p50", at_share(build, 0.5)},
                   {"build_ms_p99", at_share(build, 0.99)}}
                  .dump()
                  .c_str());
    return 0;
}

int lights(double from, double to) {
    constexpr std::array names{"zenith",         "mid",          "low",           "horizon",       "ambient",
                               "haze",           "sun",          "ground.far",    "ground.farlit", "ground.snowcap",
                               "ground.fell",    "ground.fell2", "ground.hill",   "ground.hill2",  "ground.spruce",
                               "ground.spruce2", "ground.birch", "ground.meadow", "ground.shore",  "ground.fg",
                               "ground.rock",    "ground.reed"};
    static_assert(names.size() == pack::poster_input_count);
    Json all = Json::array();
    for (auto ms = static_cast<std::int64_t>(from * 1000); ms < static_cast<std::int64_t>(to * 1000); ms += frame_ms) {
        const AttractMoment now = attract_moment(ms, 15, 1, false);
        const auto inputs = poster_inputs(evening_light(66.56, now.day), {});
        Json colours;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& c = inputs.colours[i];
            colours[names[i]] = {c.r * 255, c.g * 255, c.b * 255};
        }
        all.push_back({{"elev", inputs.elevation},
                       {"aurora", inputs.aurora},
                       {"front", inputs.front},
                       {"drift", now.drift},
                       {"colours", std::move(colours)}});
    }
    std::puts(all.dump().c_str());
    return 0;
}

}  // namespace

int main(int count, char** words) try {
    const std::string verb = count > 1 ? words[1] : "";
    if (!seal::start()) throw std::runtime_error("libsodium does not start");
    if (verb == "cost" && count == 6) return cost(words[2], words[3], words[4], std::stod(words[5]));
    if (verb == "posters" && count == 5) return posters(words[2], words[3], words[4]);
    if (verb == "lights" && count == 4) return lights(std::stod(words[2]), std::stod(words[3]));
    throw std::runtime_error("usage: bench-scene cost DATA PACK WxH SECONDS | posters DATA PACK WxH | lights FROM TO");
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
