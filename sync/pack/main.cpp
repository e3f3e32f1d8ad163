// monter-inspect: looks at a pack as a kiosk would, within limits, and ends. monter-sync starts it for every pack that
// comes: what a broken picture could do happens here, to a program without keys.
//
//   monter-inspect ROOT.json MANIFEST BLOBS    exit 0: fit to be shown; 1: not, with the reason on standard error
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <iostream>

#include "sync/base/file.hpp"
#include "sync/pack/inspect.hpp"
#include "sync/seal/keys.hpp"

namespace {

using namespace monter;

int refuse(const Error& error) {
    std::cerr << error.message << "\n";
    return 1;
}

// The machine's own limits stay where they are tighter.
void limit(int what, rlim_t most) {
    rlimit now{};
    if (getrlimit(static_cast<__rlimit_resource_t>(what), &now) != 0) return;
    const rlimit wanted{std::min(now.rlim_max, most), std::min(now.rlim_max, most)};
    setrlimit(static_cast<__rlimit_resource_t>(what), &wanted);
}

// So many seconds from here on; the kernel ends us after that.
void give_processor_time() {
    rusage used{};
    if (getrusage(RUSAGE_SELF, &used) != 0) return;
    rlimit now{};
    if (getrlimit(RLIMIT_CPU, &now) != 0) return;
    const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    now.rlim_cur = std::min<rlim_t>(now.rlim_max, spent + pack::inspect_cpu_s);
    setrlimit(RLIMIT_CPU, &now);
}

}  // namespace

int main(int argc, char** argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);  // it writes nothing
    limit(RLIMIT_AS, static_cast<rlim_t>(pack::inspect_memory_bytes));
    // Its files are read and hashed without a limit of time: how many bytes there are the manifest has said.
    if (argc != 4) return refuse({Kind::refused, "usage: monter-inspect ROOT.json MANIFEST BLOBS", ""});
    if (const auto started = seal::start(); !started) return refuse(started.error());
    const auto json = read_text_file(argv[1], seal::root_bytes_max);
    if (!json) return refuse(json.error());
    const auto root = seal::read_root(*json);
    if (!root) return refuse(root.error());
    const auto built = pack::open_built(pack::BuiltAt{argv[2], argv[3]}, *root);
    if (!built) return refuse(built.error());
    const auto good = pack::inspect(*built->files, give_processor_time);
    return good ? 0 : refuse(good.error());
}
