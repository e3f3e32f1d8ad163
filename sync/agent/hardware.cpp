#include "sync/agent/hardware.hpp"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

#include "sync/seal/keys.hpp"

namespace monter::agent {
namespace {

// The kernel's files have no size, so read_file() would find them empty.
std::string first_word(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string word;
    in >> word;
    return word.substr(0, 128);
}

// The serial of the disk, or of the one its partition is on, where the kernel knows it.
std::string serial_of_disk(const std::filesystem::path& data, const std::filesystem::path& root) {
    struct stat about {};
    if (stat(data.c_str(), &about) != 0) return {};
    const auto device =
        root / "sys/dev/block" / (std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev)));
    for (const char* where : {"serial", "device/serial", "../serial", "../device/serial"}) {
        if (std::string serial = first_word(device / where); !serial.empty()) return serial;
    }
    return {};
}

std::vector<std::string> words_of(const std::string& mark) {
    std::istringstream in(mark);
    return {std::istream_iterator<std::string>(in), {}};
}

}  // namespace

Hardware read_hardware(const std::filesystem::path& data, const std::filesystem::path& root) {
    return {first_word(root / "etc/machine-id"), first_word(root / "sys/class/dmi/id/product_uuid"),
            serial_of_disk(data, root)};
}

Hash hardware_hash(const Hardware& hardware) {
    // The zero bytes keep "ab"+"c" from being "a"+"bc".
    Bytes all;
    for (const std::string* part : {&hardware.machine_id, &hardware.product_uuid, &hardware.disk_serial}) {
        append(all, view(*part));
        all.push_back(0);
    }
    return seal::blake2b("monter-hw-v1", all);
}

std::string mark_of(const Hardware& hardware) {
    std::string out;
    for (const std::string* part : {&hardware.machine_id, &hardware.product_uuid, &hardware.disk_serial}) {
        if (!out.empty()) out += ' ';
        out += part->empty() ? "-" : to_hex(seal::blake2b("monter-hw-part-v1", view(*part))).substr(0, 16);
    }
    return out;
}

bool is_same_machine(const std::string& mark, const std::string& other) {
    const auto ours = words_of(mark), theirs = words_of(other);
    if (ours.size() != theirs.size()) return false;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i] != "-" && theirs[i] != "-" && ours[i] != theirs[i]) return false;
    }
    return true;
}

}  // namespace monter::agent
