// Which of the portal's planted bugs is built in this time: MONTER_PORTAL_PLANT says so.
#include <cstdlib>

#include "sync/portal/store/planted.hpp"

namespace monter::portal::store {

bool is_planted(Plant plant) {
    const char* wanted = std::getenv("MONTER_PORTAL_PLANT");
    return wanted != nullptr && std::atoi(wanted) == static_cast<int>(plant);
}

}  // namespace monter::portal::store
