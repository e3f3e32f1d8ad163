#include "kiosk/stage/films.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace monter::kiosk {

Films::Films(std::shared_ptr<const pack::Source> source, std::function<void()> on_news)
    : source_(std::move(source)), on_news_(std::move(on_news)) {}

Films::~Films() {
    close();
}

void Films::read_from(std::shared_ptr<const pack::Source> source) {
    source_ = std::move(source);
    close();
}

void Films::close() {
    if (film_) {
        film_->leave();
        leaving_.push_back(std::move(film_));
    }
    if (texture_.id != 0) glDeleteTextures(1, &texture_.id);
    texture_ = {};
}

void Films::open(const Element& element, float scale) {
    Film::Wish wish;
    wish.source = source_;
    wish.film = element.film->film;
    wish.captions = element.film->captions;
    wish.width_most = std::max(1, static_cast<int>(std::lround(element.rect.w * scale)));
    wish.height_most = std::max(1, static_cast<int>(std::lround(element.rect.h * scale)));
    wish.plays = element.film->plays;
    wish.sounds = element.film->sounds;
    film_ = std::make_unique<Film>(std::move(wish), on_news_);
}

void Films::see(const Scene& scene, float scale) {
    const auto shows = std::find_if(scene.elements.begin(), scene.elements.end(),
                                    [](const Element& element) { return element.film.has_value(); });
    if (shows == scene.elements.end()) {
        close();
        return;
    }
    const FilmView& wanted = *shows->film;
    if (film_ && (wanted.film != shown_.film || wanted.captions != shown_.captions)) close();
    if (!film_) {
        open(*shows, scale);
    } else {
        if (wanted.plays != shown_.plays) film_->play(wanted.plays);
        if (wanted.sounds != shown_.sounds) film_->sound(wanted.sounds);
    }
    shown_ = wanted;
}

bool Films::take(std::int64_t now_ms) {
    std::erase_if(leaving_, [](const auto& film) { return film->has_left(); });
    const auto picture = film_ ? film_->picture() : std::nullopt;
    if (!picture) return false;
    const bool is_first = texture_.id == 0;
    if (is_first) {
        texture_.since_ms = now_ms;
        glGenTextures(1, &texture_.id);
        glBindTexture(GL_TEXTURE_2D, texture_.id);
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
            glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
        }
        for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
            glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
        }
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_ONE);  // the fourth byte says nothing
    }
    glBindTexture(GL_TEXTURE_2D, texture_.id);
    if (is_first || picture->width != texture_.width || picture->height != texture_.height) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture->width, picture->height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     picture->rgbx.data());
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, picture->width, picture->height, GL_RGBA, GL_UNSIGNED_BYTE,
                        picture->rgbx.data());
    }
    texture_.width = picture->width;
    texture_.height = picture->height;
    return true;
}

std::optional<FilmTold> Films::told() {
    const auto told = film_ ? film_->told() : std::nullopt;
    if (!told) return std::nullopt;
    return FilmTold{shown_.film, told->caption, told->at_s, told->length_s, told->has_sound, told->is_broken};
}

bool Films::busy() const {
    return film_ && texture_.id == 0 && !film_->is_broken();
}

}  // namespace monter::kiosk
