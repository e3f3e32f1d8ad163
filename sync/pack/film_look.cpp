#include "sync/pack/film_look.hpp"

#include <array>
#include <cstdlib>

#include "sync/pack/memory_stream.hpp"
#include "sync/pack/mpv_library.hpp"

namespace monter::pack {
namespace {

constexpr double patience_s = 20;  // a picture of 1920 x 1080 takes a slow machine well under one

constexpr std::array<std::pair<const char*, const char*>, 9> look_settings = {
    {{"config", "no"},  // nothing of this user's
     {"terminal", "no"},
     {"load-scripts", "no"},
     {"ytdl", "no"},
     {"access-references", "no"},
     {"vo", "null"},
     {"aid", "no"},
     {"keep-open", "yes"},
     {"pause", "yes"}}};

struct Core {
    const mpv::Library& library;
    mpv::Handle* handle;
    explicit Core(const mpv::Library& from) : library(from), handle(from.create()) {}
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;
    ~Core() {
        if (handle != nullptr) library.terminate_destroy(handle);
    }
    [[nodiscard]] std::string property(const char* name) const {
        char* const text = library.get_property_string(handle, name);
        std::string copy = text == nullptr ? "" : text;
        library.free(text);
        return copy;
    }
};

tl::unexpected<Error> no_start() {
    return fail(Kind::refused, "libmpv does not start", "look at this machine's memory, or install libmpv2 anew");
}

tl::unexpected<Error> no_film(const std::string& why) {
    return fail(Kind::corrupt, "this is no film that can be shown (" + why + ")",
                "Save it again as WebM (VP9) or MP4 (H.264)");
}

}  // namespace

Result<FilmLook> look_at_film(Bytes bytes) {
    const auto library = mpv::library();
    if (!library) return fail(library.error());
    MemoryFiles files;
    files["film"] = std::move(bytes);
    const Core core(**library);
    if (core.handle == nullptr) return no_start();
    for (const auto& [name, value] : look_settings) core.library.set_option_string(core.handle, name, value);
    if (core.library.initialize(core.handle) < 0) return no_start();
    core.library.stream_cb_add_ro(core.handle, "pack", &files, open_from_memory);
    std::array<const char*, 3> load = {"loadfile", "pack://film", nullptr};
    core.library.command_async(core.handle, 0, load.data());
    while (true) {
        const mpv::Event& event = *core.library.wait_event(core.handle, patience_s);
        if (event.event_id == mpv::event_none) return no_film("no picture comes of it");
        if (event.event_id == mpv::event_end_file) {
            return no_film(core.library.error_string(static_cast<const mpv::EventEndFile*>(event.data)->error));
        }
        if (event.event_id == mpv::event_file_loaded && core.property("vid") == "no") return no_film("no pictures");
        if (event.event_id == mpv::event_video_reconfig && !core.property("width").empty()) break;
    }
    FilmLook look;
    look.container = core.property("file-format");
    look.codec = core.property("video-format");
    look.width = std::atoi(core.property("width").c_str());
    look.height = std::atoi(core.property("height").c_str());
    look.seconds = std::atof(core.property("duration").c_str());
    return look;
}

}  // namespace monter::pack
