// Which of the planted bugs is in this time: MONTER_PLANT in the environment says so.
#include "sync/base/planted.hpp"

#include <cstdlib>

namespace monter {

bool is_planted(Plant plant) {
    const char* wanted = std::getenv("MONTER_PLANT");  // NOLINT(concurrency-mt-unsafe): nothing here sets it
    return wanted != nullptr && std::atoi(wanted) == static_cast<int>(plant);
}

}  // namespace monter
