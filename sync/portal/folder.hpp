// Where everything of a portal lies in its data folder, and making a new one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal {

struct Folder {
    std::filesystem::path data;
    std::string server;  // postgresql://…, where the database lies there; empty = in the folder

    [[nodiscard]] std::filesystem::path database() const { return data / "portal.db"; }
    [[nodiscard]] store::Location location() const { return {database(), server}; }
    [[nodiscard]] std::filesystem::path key(const std::string& name) const { return data / "keys" / (name + ".key"); }
    [[nodiscard]] std::filesystem::path root() const { return data / "root.json"; }
    [[nodiscard]] std::filesystem::path earlier_root(std::int64_t version) const {
        return data / "roots" / (std::to_string(version) + ".json");
    }
    [[nodiscard]] std::filesystem::path guard() const { return data / "epoch.guard"; }
    [[nodiscard]] std::filesystem::path erasures() const { return data / "erasures.log"; }
    [[nodiscard]] std::filesystem::path drill() const { return data / "portal.db.drill"; }  // only while one runs
    [[nodiscard]] std::filesystem::path notices() const { return data / "notices.toml"; }   // notices/settings.hpp
    [[nodiscard]] std::filesystem::path packs() const { return data / "packs"; }
    [[nodiscard]] std::filesystem::path lock() const { return data / "serve.lock"; }
    [[nodiscard]] std::filesystem::path socket() const { return data / "admin.sock"; }
};

struct NewPortal {
    std::filesystem::path data;
    std::filesystem::path offline;  // root.key and escrow.key: never inside `data`
    std::string region;
    std::string event_title;  // empty = the region's name
    std::string country;      // ISO 3166, or empty
    std::vector<std::string> languages;
    bool rehearsal = false;
    std::string server;  // as Folder's

    [[nodiscard]] Folder folder() const { return {data, server}; }
};

// Keys, the signed root, the database with its epoch and first event. Refuses a folder or a database that already holds
// a portal, and an offline folder that is, or lies inside, the data folder. Gives what the operator should note, as
// JSON:
// {"region","root_fpr","event_id"}.
[[nodiscard]] Result<std::string> make_portal(const NewPortal& portal, std::int64_t now_ms);

}  // namespace monter::portal
