#include "sync/pack/check_parts.hpp"
#include "sync/pack/picture.hpp"

namespace monter::pack {

void check_pictures(const Pack& pack, Faults& faults) {
    for (const std::string& name : pack.known.pictures) {
        const auto bytes = pack.source.read(name);
        if (!bytes) {
            faults.push_back({name, 1, bytes.error().message, bytes.error().remedy});
        } else if (const auto picture = decode_picture(*bytes); !picture) {
            faults.push_back({name, 1, picture.error().message, picture.error().remedy});
        }
    }
}

}  // namespace monter::pack
