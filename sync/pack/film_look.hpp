// What kind of film a file holds, told by the library that will show it.
#pragma once

#include <string>

#include "sync/base/bytes.hpp"

namespace monter::pack {

struct FilmLook {
    std::string container, codec;  // as libmpv calls them: "mkv", "vp9"
    int width = 0, height = 0;     // of its pictures
    double seconds = 0;            // 0 = the file doesn't say
};

// Opens it as far as its first picture, shows and sounds nothing. Some tenths of a second; any thread. Kind::refused
// where this machine has no libmpv, Kind::corrupt where the bytes are no film.
[[nodiscard]] Result<FilmLook> look_at_film(Bytes bytes);

}  // namespace monter::pack
