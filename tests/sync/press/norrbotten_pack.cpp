#include "tests/sync/press/norrbotten_pack.hpp"

#include <stdexcept>

#include "sync/pack/source.hpp"

namespace monter::press::test {

std::filesystem::path norrbotten() {
    return std::filesystem::path(MONTER_SOURCE_DIR) / "assets/packs/norrbotten";
}

PosterDocument document_of(const std::string& poster) {
    const auto source = pack::open_folder(norrbotten());
    const std::string name = "posters/" + poster + ".json";
    const auto json = source ? (*source)->read(name) : Result<Bytes>(fail(source.error()));
    if (!json) throw std::runtime_error(json.error().message);
    pack::Faults faults;
    PosterDocument document = read_poster_document(name, *json, faults);
    if (!faults.empty()) throw std::runtime_error(told(faults));
    return document;
}

std::string told(const pack::Faults& faults) {
    std::string all;
    for (const pack::Fault& fault : faults) all += pack::to_line(fault) + "\n";
    return all;
}

}  // namespace monter::press::test
