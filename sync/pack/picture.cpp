#include "sync/pack/picture.hpp"

#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "sync/pack/picture_header.hpp"

namespace monter::pack {
namespace {

using Surface = std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)>;

const char* loader_name(PictureFormat format) {
    switch (format) {
        case PictureFormat::png:
            return "PNG";
        case PictureFormat::jpeg:
            return "JPG";
        case PictureFormat::webp:
            return "WEBP";
    }
    return "";
}

// libjpeg fills a file that ends early with grey and calls it read. An end-of-image marker can't stand inside coded
// data (T.81, B.1.1.2), so a whole file has it within its last bytes; cameras may pad behind it.
bool ends_whole(PictureFormat format, View bytes) {
    if (format != PictureFormat::jpeg) return true;
    static constexpr std::uint8_t end_of_image[] = {0xFF, 0xD9};
    const View tail = bytes.last(std::min<std::size_t>(bytes.size(), 1024));
    return std::search(tail.begin(), tail.end(), std::begin(end_of_image), std::end(end_of_image)) != tail.end();
}

Result<Picture> pixels_of(SDL_Surface& surface) {
    const Surface rgba(SDL_ConvertSurfaceFormat(&surface, SDL_PIXELFORMAT_RGBA32, 0), &SDL_FreeSurface);
    if (!rgba) return fail(Kind::corrupt, std::string("the picture's colours can't be read: ") + SDL_GetError());
    Picture picture{rgba->w, rgba->h, {}};
    const std::size_t row = static_cast<std::size_t>(rgba->w) * 4;
    picture.rgba.resize(row * static_cast<std::size_t>(rgba->h));
    const auto* from = static_cast<const std::uint8_t*>(rgba->pixels);
    for (int y = 0; y < rgba->h; ++y) {
        std::memcpy(picture.rgba.data() + static_cast<std::size_t>(y) * row,
                    from + static_cast<std::ptrdiff_t>(y) * rgba->pitch, row);
    }
    return picture;
}

}  // namespace

Result<Picture> decode_picture(View bytes) {
    // Once, by whoever comes first: opening its decoders is nothing the library does for several threads at a time.
    [[maybe_unused]] static const int opened = IMG_Init(IMG_INIT_PNG | IMG_INIT_JPG | IMG_INIT_WEBP);
    const auto header = read_picture_header(bytes);
    if (!header) return fail(Kind::corrupt, "this is no PNG, JPEG or WebP picture", "save it as WebP, PNG or JPEG");
    if (header->width < 1 || header->height < 1) return fail(Kind::corrupt, "the picture has no size", "save it again");
    if (header->width > picture_side_max || header->height > picture_side_max ||
        header->width * header->height > picture_pixels_max) {
        return fail(Kind::refused,
                    "the picture is " + std::to_string(header->width) + " × " + std::to_string(header->height) +
                        " pixels; at most 8192 a side and 40 million in all can be shown",
                    "make it smaller: 3840 × 2160 is enough for every screen");
    }
    if (!ends_whole(header->format, bytes)) {
        return fail(Kind::corrupt, "the picture ends too early", "copy or export it again");
    }
    SDL_RWops* file = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    if (file == nullptr) return fail(Kind::bug, std::string("cannot read from memory: ") + SDL_GetError());
    const Surface surface(IMG_LoadTyped_RW(file, 1, loader_name(header->format)), &SDL_FreeSurface);
    if (!surface) {
        return fail(Kind::corrupt, std::string("the picture can't be decoded: ") + IMG_GetError(),
                    "open it in a picture program and export it again");
    }
    if (surface->w != header->width || surface->h != header->height) {
        return fail(Kind::corrupt, "the picture is not the size its header says", "export it again");
    }
    return pixels_of(*surface);
}

}  // namespace monter::pack
