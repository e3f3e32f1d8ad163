#include "sync/outbox/whereabouts.hpp"

#include <sys/stat.h>

namespace monter::outbox {
namespace {

tl::unexpected<Error> gone() {
    return fail(Kind::corrupt, "the outbox: its files were moved, replaced, cut or deleted",
                "restart the stand: it builds them anew from its second copy");
}

}  // namespace

Result<Whereabouts> Whereabouts::of(const std::filesystem::path& file) {
    Whereabouts out;
    out.marks_[0].file = file;
    out.marks_[1].file = file.string() + "-wal";
    for (Mark& mark : out.marks_) {
        struct stat about {};
        if (stat(mark.file.c_str(), &about) != 0) return gone();
        mark.device = about.st_dev;
        mark.number = about.st_ino;
        mark.bytes = about.st_size;
    }
    return out;
}

Result<void> Whereabouts::check() const {
    for (const Mark& mark : marks_) {
        if (mark.file.empty()) continue;
        struct stat about {};
        if (stat(mark.file.c_str(), &about) != 0) return gone();
        if (about.st_dev != mark.device || about.st_ino != mark.number || about.st_size < mark.bytes) return gone();
    }
    return {};
}

Result<void> Whereabouts::note() {
    for (Mark& mark : marks_) {
        if (mark.file.empty()) continue;
        struct stat about {};
        if (stat(mark.file.c_str(), &about) != 0) return gone();
        if (about.st_dev != mark.device || about.st_ino != mark.number) return gone();
        mark.bytes = about.st_size;
    }
    return {};
}

}  // namespace monter::outbox
