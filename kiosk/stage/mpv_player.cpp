#include "kiosk/stage/mpv_player.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace monter::kiosk {
namespace {

namespace mpv = pack::mpv;

constexpr std::array<std::pair<const char*, const char*>, 19> player_settings = {{
    {"config", "no"},  // nothing of this user's own
    {"load-scripts", "no"},
    {"ytdl", "no"},
    {"terminal", "no"},
    {"input-default-bindings", "no"},
    {"osc", "no"},
    {"osd-level", "0"},
    {"vo", "libmpv"},
    {"hwdec", "no"},
    {"profile", "sw-fast"},
    {"loop-file", "inf"},
    {"keep-open", "always"},
    {"access-references", "no"},  // a film can't name other files
    {"load-unsafe-playlists", "no"},
    {"sub-auto", "no"},
    {"audio-file-auto", "no"},
    {"cache", "no"},           // it is in memory already
    {"sub-visibility", "no"},  // the screen draws what "sub-text" says
    {"audio-display", "no"},
}};

// What is observed, by the number it comes back under. The kinds of the first tracks say whether there is sound.
enum Watched : std::uint64_t { watch_at, watch_length, watch_words, watch_width, watch_height, watch_track };
constexpr std::array<const char*, 4> track_kinds = {"track-list/0/type", "track-list/1/type", "track-list/2/type",
                                                    "track-list/3/type"};
constexpr const char* first_sound = "1";  // of its kind, as "aid" counts

double in_quarters(double seconds) {
    return std::floor(seconds * 4) / 4;
}

Error no_start() {
    return {Kind::refused, "libmpv does not start", "look at this machine's memory, or install libmpv2 anew"};
}

}  // namespace

MpvPlayer::MpvPlayer(const mpv::Library& library, const pack::MemoryFiles& files, std::function<void()> wake)
    : mpv_(library), files_(files), wake_(std::move(wake)) {}

Result<std::unique_ptr<MpvPlayer>> MpvPlayer::open(const pack::MemoryFiles& files, bool plays, bool sounds,
                                                   std::function<void()> wake) {
    const auto library = mpv::library();
    if (!library) return fail(library.error());
    std::unique_ptr<MpvPlayer> player(new MpvPlayer(**library, files, std::move(wake)));
    if (auto started = player->start(plays, sounds); !started) return fail(started.error());
    return player;
}

MpvPlayer::~MpvPlayer() {
    if (pictures_ != nullptr) mpv_.render_context_free(pictures_);
    if (core_ != nullptr) mpv_.terminate_destroy(core_);
}

Result<void> MpvPlayer::start(bool plays, bool sounds) {
    core_ = mpv_.create();
    if (core_ == nullptr) return fail(no_start());
    for (const auto& [name, value] : player_settings) mpv_.set_option_string(core_, name, value);
    mpv_.set_option_string(core_, "pause", plays ? "no" : "yes");
    mpv_.set_option_string(core_, "aid", sounds ? first_sound : "no");
    if (mpv_.initialize(core_) < 0) return fail(no_start());
    const auto wake = [](void* self) { static_cast<MpvPlayer*>(self)->wake_(); };
    mpv_.set_wakeup_callback(core_, wake, this);
    // The list is only read from; the library's call has one kind of pointer for all.
    mpv_.stream_cb_add_ro(core_, "pack", const_cast<pack::MemoryFiles*>(&files_), pack::open_from_memory);
    std::array<mpv::RenderParam, 2> software = {
        mpv::RenderParam{mpv::render_api_type, const_cast<char*>(mpv::render_in_software)}, mpv::RenderParam{}};
    if (mpv_.render_context_create(&pictures_, core_, software.data()) < 0) return fail(no_start());
    mpv_.render_context_set_update_callback(pictures_, wake, this);
    mpv_.observe_property(core_, watch_at, "time-pos", mpv::format_double);
    mpv_.observe_property(core_, watch_length, "duration", mpv::format_double);
    mpv_.observe_property(core_, watch_words, "sub-text", mpv::format_string);
    mpv_.observe_property(core_, watch_width, "dwidth", mpv::format_int64);
    mpv_.observe_property(core_, watch_height, "dheight", mpv::format_int64);
    for (const char* kind : track_kinds) mpv_.observe_property(core_, watch_track, kind, mpv::format_string);
    std::array<const char*, 3> load = {"loadfile", "pack://film", nullptr};
    mpv_.command_async(core_, 0, load.data());
    return {};
}

void MpvPlayer::set(const char* property, const char* value) {
    mpv_.set_property_async(core_, 0, property, mpv::format_string, &value);
}

void MpvPlayer::play(bool plays) {
    set("pause", plays ? "no" : "yes");
}

void MpvPlayer::sound(bool sounds) {
    set("aid", sounds ? first_sound : "no");
}

Result<void> MpvPlayer::hear() {
    while (true) {
        const mpv::Event& event = *mpv_.wait_event(core_, 0);
        if (event.event_id == mpv::event_none) return {};
        if (event.event_id == mpv::event_property_change) {
            take(*static_cast<const mpv::EventProperty*>(event.data), event.reply_userdata);
        }
        if (event.event_id == mpv::event_file_loaded) {
            loaded_ = true;
            told_.has_sound = sound_found_;
            if (files_.contains("captions")) {
                std::array<const char*, 4> add = {"sub-add", "pack://captions", "select", nullptr};
                mpv_.command_async(core_, 0, add.data());
            }
        }
        if (event.event_id == mpv::event_end_file) {
            const auto& end = *static_cast<const mpv::EventEndFile*>(event.data);
            if (end.reason == mpv::end_file_error) {
                return fail(Kind::corrupt, std::string("libmpv says: ") + mpv_.error_string(end.error),
                            "look at the film with monter-pack check");
            }
        }
    }
}

void MpvPlayer::take(const mpv::EventProperty& property, std::uint64_t what) {
    if (property.format == mpv::format_none) {
        if (what == watch_words) told_.caption.clear();
        return;
    }
    switch (what) {
        case watch_at:
            told_.at_s = std::max(0.0, in_quarters(*static_cast<const double*>(property.data)));
            break;
        case watch_length:
            told_.length_s = *static_cast<const double*>(property.data);
            break;
        case watch_words:
            told_.caption = *static_cast<const char* const*>(property.data);
            break;
        case watch_width:
            width_ = static_cast<int>(*static_cast<const std::int64_t*>(property.data));
            break;
        case watch_height:
            height_ = static_cast<int>(*static_cast<const std::int64_t*>(property.data));
            break;
        default:
            if (std::strcmp(*static_cast<const char* const*>(property.data), "audio") == 0) sound_found_ = true;
            if (loaded_) told_.has_sound = sound_found_;
    }
}

std::optional<Film::Picture> MpvPlayer::picture(int width_most, int height_most) {
    if ((mpv_.render_context_update(pictures_) & mpv::update_frame) == 0 || width_ <= 0 || height_ <= 0) return {};
    const double part =
        std::min({1.0, static_cast<double>(width_most) / width_, static_cast<double>(height_most) / height_});
    Film::Picture picture{std::max(1, static_cast<int>(std::lround(width_ * part))),
                          std::max(1, static_cast<int>(std::lround(height_ * part))),
                          {}};
    std::size_t stride = static_cast<std::size_t>(picture.width) * 4;
    picture.rgbx.resize(stride * static_cast<std::size_t>(picture.height));
    std::array<int, 2> size = {picture.width, picture.height};
    int wait_for_its_time = 0;
    std::array<mpv::RenderParam, 6> how = {mpv::RenderParam{mpv::render_sw_size, size.data()},
                                           mpv::RenderParam{mpv::render_sw_format, const_cast<char*>("rgb0")},
                                           mpv::RenderParam{mpv::render_sw_stride, &stride},
                                           mpv::RenderParam{mpv::render_sw_pointer, picture.rgbx.data()},
                                           mpv::RenderParam{mpv::render_block_for_target_time, &wait_for_its_time},
                                           mpv::RenderParam{}};
    if (mpv_.render_context_render(pictures_, how.data()) < 0) return {};
    return picture;
}

}  // namespace monter::kiosk
