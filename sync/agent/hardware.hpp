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
    std::string board;         // /sys/class/dmi/id/board_name
};

// `root` is "/" but for tests.
[[nodiscard]] Hardware read_hardware(const std::filesystem::path& root = "/");
[[nodiscard]] Hash hardware_hash(const Hardware& hardware);

}  // namespace monter::agent
