#include "sync/portal/web/pictures.hpp"

#include "assets/embedded.hpp"

namespace monter::portal::web {
namespace {

std::string picture(const std::string& file) {
    return assets::portal_file(file) == nullptr ? std::string() : "/assets/" + file;
}

}  // namespace

std::string dream_picture(const std::string& dream) {
    return picture("img/dream-" + dream + ".svg");
}

std::string place_picture(const std::string& municipality) {
    return picture("img/place-" + municipality + ".jpg");
}

}  // namespace monter::portal::web
