#include "sync/agent/hardware.hpp"

#include <fstream>

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

}  // namespace

Hardware read_hardware(const std::filesystem::path& root) {
    const auto dmi = root / "sys/class/dmi/id";
    return {first_word(root / "etc/machine-id"), first_word(dmi / "product_uuid"), first_word(dmi / "board_name")};
}

Hash hardware_hash(const Hardware& hardware) {
    // The zero bytes keep "ab"+"c" from being "a"+"bc".
    Bytes all;
    for (const std::string* part : {&hardware.machine_id, &hardware.product_uuid, &hardware.board}) {
        append(all, view(*part));
        all.push_back(0);
    }
    return seal::blake2b("monter-hw-v1", all);
}

}  // namespace monter::agent
