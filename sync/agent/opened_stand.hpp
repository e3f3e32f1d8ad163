// A provisioned stand with its lock taken, its key read and its outbox open: what `run`, `once` and `status` start
// from.
#pragma once

#include <filesystem>
#include <memory>

#include "sync/agent/agent.hpp"
#include "sync/agent/identity.hpp"
#include "sync/base/file.hpp"

namespace monter::agent {

struct OpenedStand {
    std::filesystem::path data;
    FileLock lock;
    seal::SigningKey key;
    outbox::Outbox outbox;
    std::optional<Stand> stand;
    std::unique_ptr<PortalClient> portal;  // null before connect(), and where the stand is not enrolled
};

// What a stand's store is opened with: its key, and the second copy's medium where one is set and there.
[[nodiscard]] outbox::Opening opening_of(const std::filesystem::path& data, const seal::SigningKey& key);

// Kind::refused where the folder was never provisioned (with the remedy) or another program holds it.
[[nodiscard]] Result<OpenedStand> open_stand(const std::filesystem::path& data);

// Gives it a client for its portal; to be called where `opened` stays: the client keeps a reference to its key.
[[nodiscard]] Result<void> connect(OpenedStand& opened);

// A number from [0, 1), from the machine.
[[nodiscard]] double machine_luck();

}  // namespace monter::agent
