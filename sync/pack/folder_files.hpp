// The files of a folder that somebody else may have filled: nothing is followed, nothing but plain files is opened.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::pack {

struct FolderFiles {
    struct Misfit {
        std::string name;  // unreadable characters as '?'
        std::string what;  // "a link", "not a plain file", "a name a pack can't hold"
    };
    std::vector<std::string> names;  // plain files that fit the grammar of names, sorted
    std::vector<Misfit> misfits;     // everything else; a folder of a misfitting name once, for all it holds
};

// What a text editor or a file browser leaves beside the files it has open: ".kiruna.toml.swp", "kiruna.toml~",
// ".#kiruna.toml", "#kiruna.toml#", ".goutputstream-1A2B3C", ".DS_Store" and the like. Never part of a pack.
[[nodiscard]] bool is_left_by_an_editor(std::string_view file_name);

// Kind::refused where there is no such folder. What editors leave is passed over: it is gone when they close.
[[nodiscard]] Result<FolderFiles> list_folder(const std::filesystem::path& folder);

// The bytes of `name` inside `folder`, opened part by part without following a link. Kind::refused where there is no
// such plain file or it is longer than bytes_max.
[[nodiscard]] Result<Bytes> read_inside(const std::filesystem::path& folder, const std::string& name,
                                        std::size_t bytes_max);

}  // namespace monter::pack
