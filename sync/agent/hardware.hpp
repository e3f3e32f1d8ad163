// Which machine this is, as one hash: to notice a disk that was copied into another machine. It tells the portal
// nothing it could look up.
#pragma once

#include <filesystem>

#include "sync/base/bytes.hpp"

namespace monter::agent {

// What the machine says of itself; a part that can't be read counts as empty.
struct Hardware {
    std::string machine_id;    // /etc/machine-id: this installation
    std::string product_uuid;  // /sys/class/dmi/id/product_uuid: this board, for root only
    std::string disk_serial;   // of the disk that holds the stand's folder
};

// `root` is "/" but for tests.
[[nodiscard]] Hardware read_hardware(const std::filesystem::path& data, const std::filesystem::path& root = "/");
[[nodiscard]] Hash hardware_hash(const Hardware& hardware);

// Each part hashed, for the stand's own memory: "a1b2… - c3d4…", "-" for one that can't be read. Two marks are of one
// machine where no part that both know differs: what only root may read must not look like another machine.
[[nodiscard]] std::string mark_of(const Hardware& hardware);
[[nodiscard]] bool is_same_machine(const std::string& mark, const std::string& other);

}  // namespace monter::agent
