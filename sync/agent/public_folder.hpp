// DATA/public: what the kiosk may read. Written by atomic rename, so that it never sees half a file.
//   root.json   whom to trust, as the portal sent it (sync/seal/root.hpp)
//   event.json  the fair (sync/lead/event.hpp)
//   active, packs/  what is shown (sync/pack/active.hpp)
//   crew.json   what the crew has chosen here (sync/local/crew.hpp)
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/lead/event.hpp"
#include "sync/local/crew.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

class PublicFolder {
public:
    explicit PublicFolder(const std::filesystem::path& data);

    // Makes the folder where it is missing.
    [[nodiscard]] Result<void> make() const;
    [[nodiscard]] Result<void> write_root(const std::string& json) const;
    // Leaves the file alone where it holds these bytes already: the kiosk looks at its time.
    [[nodiscard]] Result<void> write_event(const std::string& json) const;

    [[nodiscard]] Result<void> write_crew(const local::CrewSettings& settings) const;

    [[nodiscard]] Result<seal::Root> root() const;
    [[nodiscard]] Result<lead::Event> event() const;
    // Room on its disk for this user; 0 where that can't be told.
    [[nodiscard]] std::int64_t disk_free_mb() const;
    [[nodiscard]] local::CrewSettings crew() const;           // as at first where there is none
    [[nodiscard]] std::optional<std::string> active() const;  // "norrbotten 3"; nothing: no pack yet

private:
    std::filesystem::path folder_;
};

}  // namespace monter::agent
