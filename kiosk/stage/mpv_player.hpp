// libmpv as one film in memory: opened paused or playing, drawn into bytes, heard by what it tells. The calls are those
// a thread that draws may make (render.h, "Threading"); all of them belong to one thread, but `wake` is called from
// libmpv's own.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/stage/film.hpp"
#include "sync/pack/memory_stream.hpp"

namespace monter::kiosk {

class MpvPlayer {
public:
    // `files` holds "film" and, where there are captions, "captions"; it stays as it is and outlives the player.
    // Kind::refused where libmpv can't be had or does not start.
    [[nodiscard]] static Result<std::unique_ptr<MpvPlayer>> open(const pack::MemoryFiles& files, bool plays,
                                                                 bool sounds, std::function<void()> wake);
    MpvPlayer(const MpvPlayer&) = delete;
    MpvPlayer& operator=(const MpvPlayer&) = delete;
    ~MpvPlayer();  // some hundredths of a second

    void play(bool plays);
    void sound(bool sounds);
    // Takes up what libmpv has told since. Kind::corrupt: the film can't be shown.
    [[nodiscard]] Result<void> hear();
    [[nodiscard]] const Film::Told& told() const { return told_; }
    // The picture that is due, where there is another one, no larger than that.
    [[nodiscard]] std::optional<Film::Picture> picture(int width_most, int height_most);

private:
    MpvPlayer(const pack::mpv::Library& library, const pack::MemoryFiles& files, std::function<void()> wake);
    [[nodiscard]] Result<void> start(bool plays, bool sounds);
    void set(const char* property, const char* value);
    void take(const pack::mpv::EventProperty& property, std::uint64_t what);

    const pack::mpv::Library& mpv_;
    const pack::MemoryFiles& files_;
    std::function<void()> wake_;
    pack::mpv::Handle* core_ = nullptr;
    pack::mpv::RenderContext* pictures_ = nullptr;
    int width_ = 0, height_ = 0;  // of the film
    bool sound_found_ = false, loaded_ = false;
    Film::Told told_;
};

}  // namespace monter::kiosk
