// monter-pack: checks, builds, shows, previews and exports content packs, and makes the key they are signed with.
// Exit: 0 done, 1 a fault in what was given, 2 wrong usage.
#include <CLI/CLI.hpp>

#include <iostream>

#include "sync/base/clock.hpp"
#include "sync/pack/build.hpp"
#include "sync/pack/export.hpp"
#include "sync/pack/show.hpp"
#include "sync/press/press.hpp"
#include "sync/press/preview_loop.hpp"

namespace {

using namespace monter;

int say(const Error& error) {
    std::cerr << "monter-pack: " << error.message << "\n";
    if (!error.remedy.empty()) std::cerr << "  " << error.remedy << "\n";
    return 1;
}

int name_faults(const pack::Faults& faults, const std::string& folder) {
    for (const auto& fault : faults) std::cerr << pack::to_line(fault) << "\n";
    std::cerr << folder << ": " << faults.size() << (faults.size() == 1 ? " fault" : " faults") << "\n";
    return 1;
}

int check(const std::string& folder) {
    const auto checked = pack::check(folder, {}, press::press_posters);
    if (!checked) return say(checked.error());
    if (!checked->faults.empty()) return name_faults(checked->faults, folder);
    std::string languages;
    for (const auto& language : checked->languages) languages += (languages.empty() ? "" : ", ") + language;
    std::cout << folder << ": " << checked->files << " files checked, " << checked->places << " municipalities, "
              << checked->pictures << " pictures, in " << languages
              << ". Translations, ids, sources, characters, pictures and the map are in order.\n";
    return 0;
}

int build(const std::string& folder, const std::string& out, const std::string& key_file) {
    const auto key = seal::SigningKey::read(key_file);
    if (!key) {
        Error why = key.error();
        if (why.remedy.empty()) why.remedy = "make one with: monter-pack keygen -o FILE";
        return say(why);
    }
    const auto started = system_now();
    const auto built = pack::build(folder, out, *key, started.wall_ms, {}, press::press_posters);
    if (!built) return say(built.error());
    if (!built->faults.empty()) return name_faults(built->faults, folder);
    std::cout << out << ": " << built->id << " version " << built->version << ", " << built->files << " files, "
              << built->bytes << " bytes (" << built->meshes << " drawn posters: " << built->mesh_bytes << "), in "
              << (system_now().boot_ms - started.boot_ms) << " ms, manifest " << to_hex(built->manifest_sha256) << "\n";
    return 0;
}

int show(const std::string& folder, const std::string& root_file) {
    const auto shown =
        pack::show(folder, root_file.empty() ? std::nullopt : std::optional<std::filesystem::path>(root_file));
    if (!shown) return say(shown.error());
    std::cout << *shown << "\n";
    return 0;
}

int open_preview(const press::PreviewWish& wish) {
    std::cerr << "A preview of " << wish.folder.string()
              << ". Save a file, and the window shows it. Ctrl-C, or closing the window, ends it.\n";
    const auto done = press::preview(wish);
    return done ? 0 : say(done.error());
}

int export_to(const std::string& folder, const std::string& stick, const std::vector<std::string>& roots) {
    const auto done = pack::export_pack(folder, stick, {roots.begin(), roots.end()});
    if (!done) return say(done.error());
    std::cout
        << stick << ": " << done->pack_id << " version " << done->version << ", " << done->files.size()
        << " files. Put the stick in at the stand and choose Import, or run: monter-sync import --data DIR STICK\n";
    return 0;
}

int keygen(const std::string& file) {
    const auto key = seal::SigningKey::generate();
    if (auto written = key.write(file); !written) return say(written.error());
    std::cout << "key id " << to_hex(key.id()) << "\npublic key " << to_base64url(key.public_key()) << "\n";
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Content packs of Monter: check, preview, build, show.", "monter-pack"};
    app.require_subcommand(1);
    std::string folder, out, key, root;
    bool json = false;
    auto* check_verb = app.add_subcommand("check", "Name every fault of a source folder, with its remedy");
    check_verb->add_option("DIR", folder, "source folder")->required();
    auto* build_verb = app.add_subcommand("build", "Check a source folder, then make a signed pack of it");
    build_verb->add_option("DIR", folder, "source folder")->required();
    build_verb->add_option("-o,--out", out, "folder of the built pack")->required();
    build_verb->add_option("--key", key, "content key (monter-pack keygen, or DIR/keys/content.key of a portal)")
        ->required();
    press::PreviewWish wish;
    std::string size = "1280x800", scale = "1.0";
    auto* preview_verb =
        app.add_subcommand("preview", "Show a source folder in a window, and each change as it is saved");
    preview_verb->add_option("DIR", wish.folder, "source folder")->required();
    preview_verb->add_option("--size", size, "of the window, WxH; higher than wide for a standing panel");
    preview_verb->add_option("--scale", scale, "of all texts, 1.0 to 1.5");
    preview_verb->add_option("--kiosk", wish.kiosk, "the kiosk's program, where it is not beside this one nor on PATH");
    auto* show_verb = app.add_subcommand("show", "Tell what a source folder or a built pack holds");
    show_verb->add_option("DIR", folder, "source folder or built pack")->required();
    show_verb->add_flag("--json", json, "as JSON, the only form there is");
    show_verb->add_option("--root", root, "root.json to verify a built pack's signature against");
    std::vector<std::string> roots;
    auto* export_verb = app.add_subcommand("export", "Copy a built pack to a stick, for stands without a network");
    export_verb->add_option("DIR", folder, "built pack")->required();
    export_verb->add_option("-o,--out", out, "the stick's folder")->required()->check(CLI::ExistingDirectory);
    export_verb->add_option("--root", roots, "root.json of the region, where its keys have changed; may be repeated");
    auto* keygen_verb = app.add_subcommand("keygen", "Make a content key");
    keygen_verb->add_option("-o,--out", out, "file for the secret key; must not exist")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& why) {
        return app.exit(why) == 0 ? 0 : 2;
    }
    if (auto started = seal::start(); !started) return say(started.error());
    if (*check_verb) return check(folder);
    if (*build_verb) return build(folder, out, key);
    wish.options = {"--size", size, "--scale", scale};
    if (*preview_verb) return open_preview(wish);
    if (*show_verb) return show(folder, root);
    if (*export_verb) return export_to(folder, out, roots);
    return *keygen_verb ? keygen(out) : 2;
}
