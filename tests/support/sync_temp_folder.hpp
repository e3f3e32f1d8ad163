// A folder of one test under the system's temp folder, gone when the test is.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace monter::test {

class SyncTempFolder {
public:
    SyncTempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "monter-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temp folder");
        path_ = pattern;
    }
    SyncTempFolder(const SyncTempFolder&) = delete;
    SyncTempFolder& operator=(const SyncTempFolder&) = delete;
    ~SyncTempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace monter::test
