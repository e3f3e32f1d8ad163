// A portal with content to offer, and a stand that fetches it: real packs, signed by the region's keys, over a portal
// and a disk that fail when the test says so.
#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>

#include "sync/agent/content/content.hpp"
#include "sync/agent/content/missing.hpp"
#include "sync/agent/content/stick.hpp"
#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/build.hpp"
#include "sync/pack/built.hpp"
#include "sync/seal/root_chain.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::test {

// The real files, of which the nth operation from now on fails; `for_good`: and every later one, as after a power cut.
class FailingFiles : public agent::ContentFiles {
public:
    explicit FailingFiles(const std::filesystem::path& folder) : real_(agent::open_content_files(folder).value()) {}
    int fail_at = 0;  // 0: never
    bool for_good = false;
    int done = 0;
    std::optional<std::int64_t> room;
    // From now on they lie there; it outlives these.
    void lie_on(agent::ContentFiles& other) { other_ = &other; }

    std::int64_t size(const std::string& name) override { return on().size(name); }
    Result<Bytes> read(const std::string& name, std::size_t most) override {
        if (fails()) return no();
        return on().read(name, most);
    }
    Result<void> write(const std::string& name, View bytes) override {
        if (fails()) return no();
        return on().write(name, bytes);
    }
    Result<void> append(const std::string& name, std::int64_t offset, View bytes) override {
        if (!fails()) return on().append(name, offset, bytes);
        // Half of it arrives, as on a disk that runs full.
        static_cast<void>(on().append(name, offset, bytes.first(bytes.size() / 2)));
        return no();
    }
    Result<void> settle(const std::string& from, const std::string& to) override {
        if (fails()) return no();
        return on().settle(from, to);
    }
    Result<void> remove(const std::string& name) override {
        if (fails()) return no();
        return on().remove(name);
    }
    Result<std::vector<std::string>> list(const std::string& folder) override {
        if (fails()) return no();
        return on().list(folder);
    }
    Result<std::int64_t> free_bytes() override {
        if (fails()) return no();
        return room ? Result<std::int64_t>(*room) : on().free_bytes();
    }

private:
    static tl::unexpected<Error> no() { return fail(Kind::disk, "the disk says no"); }
    bool fails() {
        ++done;
        return fail_at > 0 && (done == fail_at || (for_good && done > fail_at));
    }
    agent::ContentFiles& on() { return other_ != nullptr ? *other_ : *real_; }
    std::unique_ptr<agent::ContentFiles> real_;
    agent::ContentFiles* other_ = nullptr;
};

// One key for all tests, so that packs that nothing is changed in are built once.
inline const seal::SigningKey& content_key() {
    static const seal::SigningKey key = (static_cast<void>(seal::start()), seal::SigningKey::generate());
    return key;
}

struct Offer {
    Offer() {
        hall.region.trusted.content.keys = {content_key().public_key()};
        const seal::SigningKey* const signer[] = {&hall.region.root};
        const auto root = seal::sign_document(seal::root_context, seal::to_bytes(hall.region.trusted), signer);
        REQUIRE(hall.folder.write_root(seal::to_json(root)));
        hall.region.event.pack = "small";
        REQUIRE(hall.folder.write_event(lead::to_json(hall.region.event)));
        restart();
    }

    // Builds and signs a version; `from_key` null: the region's content key.
    std::filesystem::path build(int version, const seal::SigningKey* from_key = nullptr) {
        return build_of(source, version, from_key != nullptr ? *from_key : content_key());
    }
    static std::filesystem::path build_of(const pack::test::SmallPack& from, int version, const seal::SigningKey& key) {
        from.write("pack.toml", std::regex_replace(from.text("pack.toml"), std::regex("version = [0-9]+"),
                                                   "version = " + std::to_string(version)));
        from.write("readme.md", "Version " + std::to_string(version) + "\n");
        const auto out = from.beside("built-" + std::to_string(version));
        const auto made = pack::build(from.folder(), out, key, pack::test::november);
        REQUIRE(made);
        REQUIRE(made->faults.empty());
        return out;
    }
    // What `monter-portal publish` does.
    pack::ActivePack publish(const std::filesystem::path& built) {
        const auto read = pack::read_manifest(built).value();
        const auto manifest = pack::manifest_from(read.document.bytes).value();
        const std::string hash = to_hex(read.sha256);
        hall.portal.offered["/v1/manifests/" + hash] = read_text_file(built / "manifest.json", 1 << 21).value();
        for (const auto& entry : std::filesystem::directory_iterator(built / "blobs")) {
            hall.portal.offered["/v1/blobs/" + entry.path().filename().string()] =
                read_text_file(entry.path(), 1 << 26).value();
        }
        newest = {manifest.pack_id, manifest.version, read.sha256};
        name_latest({{"pack_id", newest.id},
                     {"version", newest.version},
                     {"manifest_sha256", hash},
                     {"manifest_size", read.bytes}});
        return newest;
    }
    pack::ActivePack publish(int version) { return publish(build(version)); }
    // The same for a pack that no test changes: built once a run.
    static std::filesystem::path plain(int version) {
        static pack::test::SmallPack source;
        static std::map<int, std::filesystem::path> built;
        auto& out = built[version];
        if (out.empty()) out = build_of(source, version, content_key());
        return out;
    }

    void name_latest(const nlohmann::json& changed, const seal::SigningKey* signer = nullptr,
                     std::string_view context = seal::latest_context) {
        latest.update({{"v", 1},
                       {"type", "latest"},
                       {"issued", to_iso_utc(hall.now.wall_ms)},
                       {"expires", to_iso_utc(hall.now.wall_ms + 604'800'000)}});
        if (!changed.is_null()) latest.update(changed);
        const std::string text = latest.dump();
        const seal::SigningKey* const keys[] = {signer != nullptr ? signer : &hall.region.receipt};
        hall.portal.offered["/v1/packs/small/latest"] =
            seal::to_json(seal::sign_document(context, {text.begin(), text.end()}, keys));
    }

    // As after a power cut or a crash: only what is on disk is left.
    void restart() {
        content.reset();
        content.emplace(
            hall.outbox, hall.data.path(), files, [this](const pack::BuiltAt& place) { return inspect(place); },
            [this] { return called_off && called_off(); });
    }
    // One round from its beginning to its end, or to the network's first no.
    Result<agent::Content::Told> round() {
        content->hurry();
        for (int steps = 0; content->in_a_hurry(); ++steps) {
            REQUIRE(steps < 1000);
            const auto job = content->next(true, hall.now);
            if (!job) continue;
            const auto outcome = agent::carry_out(&hall.portal, agent::Job(*job));
            static_cast<void>(content->conclude(*job, std::get<agent::ContentOutcome>(outcome), hall.now));
            hall.advance(10);
        }
        content->keep_house(hall.now);
        return content->last();
    }
    Result<agent::Content::Told> import(const std::filesystem::path& stick) {
        REQUIRE(content->import(stick));
        while (content->importing()) {
            const auto job = content->next(false, hall.now);
            REQUIRE(job);
            const auto outcome = agent::carry_out(nullptr, agent::Job(*job));
            REQUIRE(content->conclude(*job, std::get<agent::ContentOutcome>(outcome), hall.now));
        }
        return content->last();
    }
    [[nodiscard]] std::optional<pack::ActivePack> active() const { return pack::read_active(folder()); }
    [[nodiscard]] std::filesystem::path folder() const { return local::public_folder(hall.data.path()); }
    // What the kiosk does with it.
    [[nodiscard]] bool can_be_shown(const pack::ActivePack& pack) const {
        const auto root = seal::read_root(read_text_file(folder() / "root.json", 1 << 20).value());
        return pack::open_built(pack::place_of(folder(), pack.manifest_sha256), *root).has_value();
    }

    Hall hall;
    pack::test::SmallPack source;
    FailingFiles files{folder()};
    agent::CalledOff called_off;
    std::function<Result<void>(const pack::BuiltAt&)> inspect = [](const pack::BuiltAt&) { return Result<void>(); };
    std::optional<agent::Content> content;
    pack::ActivePack newest;
    nlohmann::json latest = nlohmann::json::object();
};

}  // namespace monter::test
