// The look at a pack by the real helper, a program of its own: what breaks a decoder breaks the helper.
#include "sync/agent/content/inspection.hpp"

#include "tests/support/content_offer.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::agent;
using namespace monter::test;
using Json = nlohmann::json;

namespace {

const std::filesystem::path program = std::filesystem::path(MONTER_BIN_DIR) / "monter-inspect";
const std::atomic<bool> goes_on = false;

// A whole pack with one more picture that no check would have let through, signed all the same.
Result<void> look_at_picture(const Bytes& picture) {
    Offer fair;
    const auto built = fair.build(4);
    const auto read = pack::read_manifest(built).value();
    auto json = Json::parse(text_of(read.document.bytes));
    const std::string hash = to_hex(seal::sha256(picture));
    REQUIRE(write_file(built / "blobs" / hash, picture));
    json["files"].push_back(
        {{"name", "pictures/zz.png"}, {"kind", "picture"}, {"size", picture.size()}, {"sha256", hash}});
    auto files = json["files"].get<std::vector<Json>>();
    std::sort(files.begin(), files.end(), [](const Json& a, const Json& b) { return a["name"] < b["name"]; });
    json["files"] = files;
    json["totals"] = {{"files", files.size()}, {"bytes", json["totals"]["bytes"].get<std::size_t>() + picture.size()}};
    const std::string text = json.dump();
    const seal::SigningKey* const keys[] = {&content_key()};
    const auto document = seal::sign_document(seal::manifest_context, {text.begin(), text.end()}, keys);
    REQUIRE(write_file(built / "manifest.json", view(seal::to_json(document))));
    return run_inspect(program, fair.folder(), {built / "manifest.json", built / "blobs"}, goes_on);
}

// A PNG whose header claims this size, and whose one row of data never comes.
Bytes png_of(std::uint32_t width, std::uint32_t height) {
    Bytes png = pack::test::red_png();
    for (int i = 0; i < 4; ++i) {
        png[static_cast<std::size_t>(16 + i)] = static_cast<std::uint8_t>(width >> (24 - 8 * i));
        png[static_cast<std::size_t>(20 + i)] = static_cast<std::uint8_t>(height >> (24 - 8 * i));
    }
    return png;
}

}  // namespace

TEST_CASE("a good picture passes; one that is too large, cut or nonsense does not, and the words name the file") {
    // A sanitizer's own memory is larger than all that the helper may have.
    if (monter::test::is_sanitized) return;
    CHECK(look_at_picture(pack::test::red_png()));
    const auto refused = [](const Bytes& bytes, const char* says) {
        const auto seen = look_at_picture(bytes);
        REQUIRE_FALSE(seen);
        INFO(seen.error().message);
        CHECK(seen.error().kind == Kind::refused);
        CHECK(seen.error().message.find(says) != std::string::npos);
    };
    refused(png_of(30'000, 30'000), "pictures/zz.png");
    refused(png_of(8000, 8000), "pictures/zz.png");
    auto jpeg = pack::test::red_jpeg();
    jpeg.resize(jpeg.size() / 2);
    refused(jpeg, "pictures/zz.png");
    refused(Bytes(100, 7), "pictures/zz.png");
}

TEST_CASE("a helper that dies over a pack refuses it; one that can't be started says nothing of it") {
    const ScratchFolder folder;
    const auto script = [&](const std::string& text) {
        REQUIRE(write_file(folder / "helper", view("#!/bin/sh\n" + text + "\n"), 0700));
        return run_inspect(folder / "helper", folder.path(), {"m", "b"}, goes_on, std::chrono::milliseconds(300));
    };
    CHECK(script("exit 0"));
    CHECK(script("kill -SEGV $$").error().kind == Kind::refused);
    CHECK(script("echo no good >&2; exit 1").error().message == "no good");
    CHECK(script("exec sleep 60").error().kind == Kind::refused);
    CHECK(script("yes >&2").error().kind == Kind::refused);
    CHECK(run_inspect(folder / "nothing", folder.path(), {"m", "b"}, goes_on).error().kind == Kind::disk);
    const std::atomic<bool> called_off = true;
    CHECK(run_inspect(folder / "helper", folder.path(), {"m", "b"}, called_off).error().kind == Kind::disk);
}
