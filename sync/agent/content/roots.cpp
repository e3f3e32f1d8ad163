#include "sync/agent/content/roots.hpp"

namespace monter::agent {

Result<seal::Root> own_root(ContentFiles& files) {
    const auto json = files.read("root.json", seal::root_bytes_max);
    if (!json) return fail(json.error());
    return seal::read_root(std::string(text_of(*json)));
}

Result<seal::Root> take_next_root(ContentFiles& files, View json) {
    const auto mine = own_root(files);
    if (!mine) return fail(mine.error());
    const auto document = seal::document_from_json(json);
    if (!document) return fail(document.error());
    auto next = seal::open_next_root(*document, *mine);
    if (!next) return fail(next.error());
    if (next->version != mine->version + 1) {
        return fail(Kind::refused, "a root.json came that skips a version", "Tell the office.");
    }
    const auto before = files.read("root.json", seal::root_bytes_max);
    if (!before) return fail(before.error());
    if (auto kept = files.write("roots/" + std::to_string(mine->version) + ".json", *before); !kept) {
        return fail(kept.error());
    }
    if (auto written = files.write("root.json", view(seal::to_json(*document))); !written) return fail(written.error());
    return next;
}

}  // namespace monter::agent
