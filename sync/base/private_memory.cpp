#include "sync/base/private_memory.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "sync/base/log.hpp"

namespace monter {

void keep_memory_private() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) log_warning("core dumps could not be switched off");
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) log_warning("this program's memory could not be hidden");
}

}  // namespace monter
