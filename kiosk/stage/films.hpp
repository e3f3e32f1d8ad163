// The film on the screen: opened when a scene shows one, closed when none does, so that a visit without a film costs
// nothing. UI thread, with the window's context current; no call waits for a film.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/stage/film.hpp"
#include "kiosk/stage/pictures.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

class Films {
public:
    // `on_news` is called by a worker whenever take() would find something: wake the screen.
    Films(std::shared_ptr<const pack::Source> source, std::function<void()> on_news);
    Films(const Films&) = delete;
    Films& operator=(const Films&) = delete;
    ~Films();

    // Other content: a film that is open is opened anew.
    void read_from(std::shared_ptr<const pack::Source> source);
    // Opens, closes, plays, stops and sounds what the scene says; `scale` = window pixels a design pixel.
    void see(const Scene& scene, float scale);
    // Takes the newest picture up; true where there was one.
    bool take(std::int64_t now_ms);
    // How the film stands, where that is another than was told.
    [[nodiscard]] std::optional<FilmTold> told();
    // A film was opened and its first picture is not there yet.
    [[nodiscard]] bool busy() const;
    // The picture of the film shown; id 0 until the first is there.
    [[nodiscard]] const Texture& texture() const { return texture_; }

private:
    void open(const Element& element, float scale);
    void close();
    std::shared_ptr<const pack::Source> source_;
    std::function<void()> on_news_;
    std::unique_ptr<Film> film_;
    std::vector<std::unique_ptr<Film>> leaving_;
    FilmView shown_;
    Texture texture_;
};

}  // namespace monter::kiosk
