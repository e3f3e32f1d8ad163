#include <algorithm>

#include "sync/pack/folder_files.hpp"
#include "sync/pack/source.hpp"

namespace monter::pack {
namespace {

class Folder final : public Source {
public:
    Folder(std::filesystem::path folder, std::vector<std::string> names)
        : folder_(std::move(folder)), names_(std::move(names)) {}
    [[nodiscard]] std::vector<std::string> names() const override { return names_; }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override {
        if (!std::binary_search(names_.begin(), names_.end(), name)) {
            return fail(Kind::refused, "the pack has no file " + name, "add it");
        }
        return read_inside(folder_, name, file_bytes_max);
    }

private:
    std::filesystem::path folder_;
    std::vector<std::string> names_;
};

}  // namespace

Result<std::unique_ptr<Source>> open_folder(const std::filesystem::path& folder) {
    auto files = list_folder(folder);
    if (!files) return fail(files.error());
    return std::unique_ptr<Source>(std::make_unique<Folder>(folder, std::move(files->names)));
}

}  // namespace monter::pack
