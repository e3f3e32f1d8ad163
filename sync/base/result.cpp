#include "sync/base/result.hpp"

namespace monter {

const char* name(Kind kind) {
    switch (kind) {
        case Kind::disk:
            return "disk";
        case Kind::full:
            return "full";
        case Kind::corrupt:
            return "corrupt";
        case Kind::network:
            return "network";
        case Kind::refused:
            return "refused";
        case Kind::bug:
            return "bug";
    }
    return "bug";
}

}  // namespace monter
