// A press that remembers: whoever builds the same folder again and again (monter-pack preview) waits only for the
// posters that changed. One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/pack/poster_press.hpp"
#include "sync/pack/source.hpp"

namespace monter::press {

class PressMemory {
public:
    explicit PressMemory(pack::PosterPress press) : press_(std::move(press)) {}

    // A pack::PosterPress. Gives what the press gives, faults too. A poster is pressed anew where any file that was
    // read for it has other bytes than then, has come, or is gone; a poster that is no more named is forgotten.
    [[nodiscard]] pack::Pressed press(const pack::Source& source, const std::vector<std::string>& documents);
    // How many posters the last call really pressed.
    [[nodiscard]] std::size_t pressed_anew() const { return pressed_anew_; }

    // A file as it was read; nothing = it could not be read.
    using Reading = std::map<std::string, std::optional<Hash>>;

private:
    struct Remembered {
        Reading read;
        pack::Pressed pressed;
    };
    pack::PosterPress press_;
    std::map<std::string, Remembered> posters_;
    std::size_t pressed_anew_ = 0;
};

}  // namespace monter::press
