#include "tests/driver/resources.hpp"

#include <GLES3/gl3.h>
#include <malloc.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>

namespace monter::driver {

std::int64_t resident_kb() {
    // What was freed goes back first: what stays is what is held.
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    std::int64_t whole = 0, resident = 0;
    file >> whole >> resident;
    return resident * sysconf(_SC_PAGESIZE) / 1024;
}

int open_files() {
    int count = -1;  // the one that reads them
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
}

// Names are small numbers, the lowest free one first.
int textures() {
    constexpr GLuint names_max = 4096;
    int count = 0;
    for (GLuint name = 1; name < names_max; ++name) count += glIsTexture(name) == GL_TRUE ? 1 : 0;
    return count;
}

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace monter::driver
