#include <map>
#include <memory>

#include "sync/pack/content.hpp"
#include "sync/pack/document.hpp"
#include "sync/pack/manifest.hpp"
#include "sync/pack/picture_header.hpp"
#include "sync/pack/poster.hpp"
#include "sync/press/drawing.hpp"
#include "sync/press/poster_document.hpp"
#include "tests/faults/fuzz/readers.hpp"
#include "tests/support/some_lead.hpp"
#include "tests/sync/pack/small_mesh.hpp"
#include "tests/sync/pack/small_pack.hpp"
#include "tests/sync/press/small_poster.hpp"

namespace monter::fuzz {
namespace {

// A pack in memory of which one file is foreign.
class OneChanged final : public pack::Source {
public:
    explicit OneChanged(const pack::Source& of) {
        for (const std::string& name : of.names()) files_[name] = of.read(name).value();
    }
    void put(const std::string& name, View bytes) { files_[name].assign(bytes.begin(), bytes.end()); }
    [[nodiscard]] std::vector<std::string> names() const override {
        std::vector<std::string> out;
        for (const auto& [name, bytes] : files_) out.push_back(name);
        return out;
    }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override {
        const auto there = files_.find(name);
        if (there == files_.end()) return fail(Kind::refused, "no such file");
        return there->second;
    }

private:
    std::map<std::string, Bytes> files_;
};

void add_pack(std::vector<Reader>& out) {
    const pack::test::SmallPack small;
    const auto source = pack::open_folder(small.folder()).value();
    for (const std::string& name : source->names()) {
        if (!name.ends_with(".toml")) continue;
        const auto changed = std::make_shared<OneChanged>(*source);
        out.push_back({"pack's " + name, {source->read(name).value()}, [changed, name](View bytes) {
                           changed->put(name, bytes);
                           return pack::read_content(*changed).has_value();
                       }});
    }
}

}  // namespace

std::vector<Reader> readers_of_content() {
    std::vector<Reader> out;
    add_pack(out);
    pack::Manifest manifest;
    manifest.pack_id = "norrbotten";
    manifest.version = 3;
    manifest.created = "2026-11-23T05:50:57Z";
    manifest.expires = "2027-11-23T05:50:57Z";
    manifest.min_app = "0.1.0";
    manifest.floor = 1;
    manifest.files = {{"pack.toml", "text", 12, test::filled<32>(1)}};
    out.push_back(
        {"manifest", {pack::to_bytes(manifest)}, [](View bytes) { return pack::manifest_from(bytes).has_value(); }});
    out.push_back({"mesh", {pack::to_bytes(pack::test::small_mesh())}, [](View bytes) {
                       return pack::poster_mesh_from(bytes).has_value();
                   }});
    out.push_back(
        {"picture's head",
         {pack::test::red_png(), pack::test::red_jpeg(), pack::test::red_webp(), pack::test::red_lossy_webp()},
         [](View bytes) { return pack::read_picture_header(bytes).has_value(); }});
    press::test::SmallPoster poster;
    out.push_back({"drawing", {bytes_of(poster.text(press::test::SmallPoster::svg))}, [](View bytes) {
                       pack::Faults faults;
                       static_cast<void>(press::read_drawing("x.svg", bytes, 64, faults));
                       return faults.empty();
                   }});
    out.push_back({"poster's document", {bytes_of(poster.text(press::test::SmallPoster::json))}, [](View bytes) {
                       pack::Faults faults;
                       static_cast<void>(press::read_poster_document("x.json", bytes, faults));
                       return faults.empty();
                   }});
    return out;
}

}  // namespace monter::fuzz
