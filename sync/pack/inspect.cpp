#include "sync/pack/inspect.hpp"

#include "sync/pack/content.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/picture.hpp"
#include "sync/pack/poster.hpp"

namespace monter::pack {

Result<void> inspect(const Source& source, const std::function<void()>& before_each) {
    before_each();
    if (const auto content = read_content(source); !content) return fail(content.error());
    for (const std::string& name : source.names()) {
        const auto kind = file_kind(name);
        if (kind != "picture" && kind != "mesh") continue;
        before_each();
        const auto bytes = source.read(name);
        if (!bytes) return fail(bytes.error());
        if (kind == "picture") {
            if (const auto picture = decode_picture(*bytes); !picture) return fail(picture.error().within(name));
        } else if (const auto mesh = poster_mesh_from(*bytes); !mesh) {
            return fail(mesh.error().within(name));
        }
    }
    return {};
}

}  // namespace monter::pack
