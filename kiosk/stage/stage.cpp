#include "kiosk/stage/stage.hpp"

#include <SDL_image.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <utility>

#include "kiosk/screens/screens.hpp"
#include "kiosk/stage/event_queue.hpp"
#include "kiosk/ui/panel.hpp"
#include "kiosk/ui/theme.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {

namespace {

constexpr std::size_t builds_kept = 10'000;

// From any thread: the loop that sleeps in SDL wakes up and takes a turn.
void wake() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

double processor_ms() {  // of all threads
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

float milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void note(std::vector<float>& times, float ms) {
    times.push_back(ms);
    if (times.size() > builds_kept) times.erase(times.begin());
}

}  // namespace

Result<std::unique_ptr<Stage>> Stage::open(Stand stand, const Wish& wish) {
    auto ruler = Ruler::open();
    if (!ruler) return fail(ruler.error());
    auto pixels = GlyphPixels::open();
    if (!pixels) return fail(pixels.error());
    auto window = Window::open(wish.window);
    if (!window) return fail(window.error());
    return std::unique_ptr<Stage>(
        new Stage(std::move(stand), wish, std::move(*window), std::move(*ruler), std::move(*pixels)));
}

Stage::Stage(Stand stand, const Wish& wish, std::unique_ptr<Window> window, Ruler ruler, GlyphPixels pixels)
    : lock_(std::move(stand.lock)),
      window_(std::move(window)),
      ruler_(std::move(ruler)),
      panel_mm_(wish.panel_mm),
      quarters_(wish.quarters),
      atlas_(std::move(pixels)),
      pictures_(stand.pack.files, wake),
      posters_(stand.pack.files, wake),
      carpets_(wake),
      films_(stand.pack.files, wake),
      painter_(atlas_, ruler_, pictures_, posters_, carpets_, films_),
      kiosk_(std::move(stand.world),
             Hands::Reach{local::stand_socket(stand.data), newest_recipients(stand.data, std::move(stand.recipients)),
                          seal::random_bytes, wake},
             wish.text_scale),
      event_watch_(stand.data, kiosk_.world().event),
      crew_watch_(stand.data),
      stays_(wish.window.fullscreen),
      strip_(kiosk_.world().preview ? space::preview_strip : 0),
      untold_(stand.pack.manifest_sha256),
      watch_(std::move(stand.place), stand.pack, wake) {
    renderer_.take_for_white(frames_.white());
    measure();
}

Stage::~Stage() = default;

// The design turns with the window: what the visitor sees higher than wide is a portrait panel.
void Stage::measure() {
    int width = 0, height = 0;
    window_->pixels(width, height);
    const bool sideways = quarters_ % 2 != 0;
    seen_ = sideways ? Size{static_cast<float>(height), static_cast<float>(width)}
                     : Size{static_cast<float>(width), static_cast<float>(height)};
    design_ = design_of(seen_);
    fit_ = monter::kiosk::fit({design_.w, design_.h + strip_}, std::max(width, 1), std::max(height, 1), quarters_);
}

// On a stand no screen changes under a visitor's hands; in a preview that is just what is wanted.
void Stage::take_news() {
    if (auto news = watch_.take()) {
        World world = kiosk_.coming();
        if (news->pack) world.content = news->pack->content;
        if (world.preview) {
            world.preview->faults = std::move(news->faults);
            kiosk_.show(std::move(world));
            dirty_ = true;
        } else {
            kiosk_.bring(std::move(world));
        }
        if (news->pack) waiting_ = std::move(news->pack);
    }
    if (!waiting_ || kiosk_.world().content != waiting_->content) return;
    pictures_.read_from(waiting_->files);
    posters_.read_from(waiting_->files);
    films_.read_from(waiting_->files);
    untold_ = waiting_->manifest_sha256;
    dirty_ = true;
    waiting_.reset();
}

Frame Stage::frame() const {
    Frame frame;
    frame.size = design_;
    frame.ruler = &ruler_;
    frame.px_per_mm = px_per_mm(seen_, panel_mm_);
    return frame;
}

Scene Stage::scene() const {
    Scene scene = kiosk_.scene(frame());
    input_.mark(scene);
    return scene;
}

bool Stage::is_calm() const {
    return kiosk_.model().access.calm();
}

bool Stage::lives() const {
    return picture_lives(kiosk_.model()).has_value();
}

bool Stage::turn(const Moment& now) {
    if (pictures_.take(now.boot_ms)) dirty_ = true;
    if (posters_.take()) dirty_ = true;
    if (carpets_.take(now.boot_ms)) dirty_ = true;
    if (const auto chosen = crew_watch_.look(now); chosen && *chosen != kiosk_.world().crew) {
        kiosk_.choose(*chosen);
        dirty_ = true;
    }
    if (auto event = event_watch_.look(now)) {
        World next = kiosk_.coming();
        next.portal_url = event->portal_url;
        next.event = std::move(*event);
        kiosk_.bring(std::move(next));
    }
    if (films_.take(now.boot_ms)) dirty_ = true;
    std::vector<Message> told;
    if (auto film = films_.told()) told.emplace_back(std::move(*film));
    if (kiosk_.turn(told, now)) dirty_ = true;
    if (input_.rest(now.boot_ms)) dirty_ = true;
    take_news();
    EventQueue queue;
    SDL_Event event;
    while (queue.next(event)) {
        if (event.type == SDL_QUIT) {
            if (!stays_) return false;
            continue;
        }
        take(event, now);
    }
    if (input_.holds()) {
        std::optional<Message> held;
        {
            const Scene seen = kiosk_.scene(frame());
            held = input_.wait(seen, now.boot_ms);
        }
        if (held) {
            kiosk_.turn({*held}, now);
            dirty_ = true;
        }
    }
    if (writing_ != kiosk_.model().keyboard.is_up()) {
        writing_ = !writing_;
        if (writing_) {
            SDL_StartTextInput();
        } else {
            SDL_StopTextInput();
        }
    }
    return true;
}

void Stage::take(const SDL_Event& event, const Moment& now) {
    if (event.type == SDL_WINDOWEVENT) {
        measure();
        dirty_ = true;
    }
    if (!input_.wants(event, fit_, now.boot_ms)) return;
    int width = 0, height = 0;
    window_->window_size(width, height);
    std::vector<Message> messages;
    {
        // The scene points into the model: it must be gone before the turn that changes the model.
        const Scene seen = kiosk_.scene(frame());
        messages = input_.take(event, {seen, kiosk_.model().keyboard, fit_, width, height});
    }
    kiosk_.turn(messages, now);
    dirty_ = true;
}

// A second time where the letters' texture ran full on the way: then everything is drawn into it afresh.
const ImDrawData& Stage::paint(const Scene& scene) {
    for (int attempt = 0; attempt < 2; ++attempt) {
        painter_.paint(scene, frames_.begin(scene.size, fit_.scale), fit_.scale);
        const ImDrawData& drawn = frames_.end();
        if (!atlas_.was_reset()) return drawn;
    }
    return *frames_.last();
}

Behind Stage::behind() {
    return [this](const Turn& turn) {
        // The poster fills the visitor's screen; a preview, which is never turned, has its strip below it.
        if (strip_ > 0) {
            GLint view[4] = {};
            glGetIntegerv(GL_VIEWPORT, view);
            const auto strip = static_cast<GLint>(std::lround(strip_ * fit_.scale));
            glViewport(view[0], view[1] + strip, view[2], view[3] - strip);
        }
        posters_.draw(design_, fit_.scale, turn);
    };
}

void Stage::draw(const Moment& now) {
    auto begin = std::chrono::steady_clock::now();
    const Scene shown = scene();
    const float scene_ms = milliseconds_since(begin);
    painter_.see(shown, now.boot_ms, is_calm(), [&] {
        return frames_.last() == nullptr ? GLuint{0} : renderer_.snapshot(frames_.last(), fit_, behind());
    });
    posters_.see(shown, now.boot_ms, is_calm(), [&] { return renderer_.snapshot(nullptr, fit_, behind()); });
    films_.see(shown, fit_.scale);
    begin = std::chrono::steady_clock::now();
    const ImDrawData& drawn = paint(shown);
    note(stats_.build_ms, scene_ms + milliseconds_since(begin));
    ++stats_.frames;
    atlas_.upload();
    border_ = Painter::border(shown);
    renderer_.draw(drawn, fit_, border_, behind());
    if (const float light_ms = posters_.take_light_ms(); light_ms > 0) note(stats_.light_ms, light_ms);
    window_->show();
    pace_.drawn(processor_ms());
    drawn_ms_ = now.boot_ms;
    dirty_ = false;
    if (const auto first = std::exchange(untold_, std::nullopt)) watch_.shown(*first);
}

std::int64_t Stage::quiet_ms(const Moment& now, std::int64_t most) const {
    const auto next = kiosk_.next_change();
    const std::int64_t quiet = next ? std::clamp<std::int64_t>(*next - now.boot_ms, 0, most) : most;
    return lives() ? std::max(quiet, std::min(drawn_ms_ + pace_.interval_ms() - now.boot_ms, most)) : quiet;
}

void Stage::sleep(std::int64_t ms) {
    if (ms > 0) SDL_WaitEventTimeout(nullptr, static_cast<int>(ms));
}

void Stage::pause(std::int64_t ms) {
    SDL_Delay(static_cast<Uint32>(ms));
}

Result<void> Stage::save_picture(const std::filesystem::path& file, Seen seen) {
    if (frames_.last() == nullptr) return fail(Kind::bug, "nothing has been drawn yet");
    const bool upright = seen == Seen::by_visitor;
    const int w = upright ? fit_.w : fit_.window_w, h = upright ? fit_.h : fit_.window_h;
    Bytes pixels = upright ? renderer_.pixels(*frames_.last(), fit_, behind())
                           : renderer_.window_pixels(*frames_.last(), fit_, border_, behind());
    SDL_Surface* const surface =
        SDL_CreateRGBSurfaceWithFormatFrom(pixels.data(), w, h, 32, w * 4, SDL_PIXELFORMAT_RGBA32);
    if (surface == nullptr) return fail(Kind::bug, std::string("no picture: ") + SDL_GetError());
    const int saved = IMG_SavePNG(surface, file.c_str());
    SDL_FreeSurface(surface);
    if (saved != 0) return fail(Kind::disk, "the picture can't be written to " + file.string());
    return {};
}

}  // namespace monter::kiosk
