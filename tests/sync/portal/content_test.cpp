// What stands fetch of the published content: the newest pack's name, signed at each asking; its manifest and files by
// their hash, whole or in parts; the chain of roots.
#include <httplib.h>

#include "sync/base/file.hpp"
#include "sync/pack/build.hpp"
#include "sync/pack/built.hpp"
#include "tests/support/portal_region.hpp"
#include "tests/support/running_portal.hpp"
#include "tests/sync/pack/small_pack.hpp"

using namespace monter;
using namespace monter::test;

namespace {

struct Published {
    Published() {
        publish();
        stand.must_enrol();
    }
    void publish() {
        const auto key = need(seal::SigningKey::read(region.folder().key("content")));
        const auto made = need(pack::build(source.folder(), source.out(), key, monday));
        REQUIRE(made.faults.empty());
        (void)need(region.portal().library().publish(source.out(), region.portal().root()));
        const auto read = need(pack::read_manifest(source.out()));
        manifest = need(pack::manifest_from(read.document.bytes));
        manifest_hash = to_hex(read.sha256);
    }
    portal::Response get(const std::string& path, std::map<std::string, std::string> headers = {}) {
        auto request = stand.signed_request("GET", path, "");
        request.headers.merge(headers);
        return region.answer(request);
    }
    Region region;
    Stand stand{region};
    pack::test::SmallPack source;
    pack::Manifest manifest;
    std::string manifest_hash;
};

std::string sent(const portal::Response& answer) {
    if (!answer.file) return answer.body;
    const auto all = need(read_text_file(answer.file->file, 64UL * 1024 * 1024));
    return all.substr(answer.file->offset, answer.file->bytes);
}

}  // namespace

TEST_CASE("the newest pack is named under the receipt key's signature, for 7 days") {
    Published fair;
    const std::string path = "/v1/packs/" + fair.manifest.pack_id + "/latest";
    const auto answer = fair.get(path);
    REQUIRE(answer.status == 200);
    const auto document = need(seal::document_from_json(view(answer.body)));
    const auto root = fair.region.portal().root();
    CHECK(seal::signed_by(document, seal::latest_context, root.receipt.keys, 1));
    CHECK_FALSE(seal::signed_by(document, seal::manifest_context, root.receipt.keys, 1));
    const Json latest = Json::parse(text_of(document.bytes));
    CHECK(latest.at("type") == "latest");
    CHECK(latest.at("manifest_sha256") == fair.manifest_hash);
    CHECK(latest.at("version") == fair.manifest.version);
    CHECK(from_iso_utc(latest.at("expires").get<std::string>()) == fair.region.now.wall_ms + 604'800'000);
    CHECK(fair.get("/v1/packs/other/latest").status == 404);
    CHECK(fair.get("/v1/packs//latest").status == 404);
    CHECK(fair.get("/v1/packs/latest").status == 404);
    CHECK(Json::parse(fair.get("/v1/event").body).at("event").at("pack") == fair.manifest.pack_id);
}

TEST_CASE("strangers are given roots and nothing else") {
    Published fair;
    for (const std::string& path : {"/v1/packs/" + fair.manifest.pack_id + "/latest",
                                    "/v1/manifests/" + fair.manifest_hash, "/v1/blobs/" + fair.manifest_hash}) {
        CHECK(fair.region.answer({.method = "GET", .path = path}).status == 401);
    }
    CHECK(fair.region.answer({.method = "GET", .path = "/v1/root/1"}).status == 200);
    CHECK(fair.region.answer({.method = "GET", .path = "/v1/root/2"}).status == 404);
    CHECK(fair.region.answer({.method = "GET", .path = "/v1/root/01"}).status == 404);
}

TEST_CASE("every file the manifest names is there under its hash, and no other") {
    Published fair;
    CHECK(to_hex(seal::sha256(view(sent(fair.get("/v1/manifests/" + fair.manifest_hash))))) == fair.manifest_hash);
    for (const auto& file : fair.manifest.files) {
        const std::string hash = to_hex(file.sha256);
        const auto answer = fair.get("/v1/blobs/" + hash);
        REQUIRE(answer.status == 200);
        CHECK(header(answer, "ETag") == '"' + hash + '"');
        CHECK(to_hex(seal::sha256(view(sent(answer)))) == hash);
    }
    for (const char* path :
         {"/v1/blobs/", "/v1/blobs/../manifest.json", "/v1/blobs/%2e%2e", "/v1/manifests/", "/v1/blobs"}) {
        CHECK(fair.get(path).status == 404);
    }
}

TEST_CASE("a part is given where one range is asked for under the same ETag, and the whole otherwise") {
    Published fair;
    const auto& file = fair.manifest.files.front();
    const std::string hash = to_hex(file.sha256), path = "/v1/blobs/" + hash;
    const std::string whole = sent(fair.get(path));
    REQUIRE(whole.size() > 20);
    struct Case {
        std::string range, only_if;
        int status;
        std::string expected;
    };
    const std::string end = std::to_string(whole.size());
    for (const auto& [range, only_if, status, expected] : std::vector<Case>{
             {"bytes=10-", "", 206, whole.substr(10)},
             {"bytes=3-7", '"' + hash + '"', 206, whole.substr(3, 5)},
             {"bytes=3-99999999", "", 206, whole.substr(3)},
             {"bytes=3-7", "\"other\"", 200, whole},
             {"bytes=3-7,9-10", "", 200, whole},
             {"bytes=7-3", "", 200, whole},
             {"bytes=-5", "", 200, whole},
             {"bytes=-0", "", 200, whole},
             {"bytes=99999999999999999999-", "", 200, whole},
             {"lines=1-2", "", 200, whole},
             {"bytes=" + end + "-", "", 416, ""},
         }) {
        INFO(range);
        const auto answer = fair.get(path, {{"range", range}, {"if-range", only_if}});
        CHECK(answer.status == status);
        if (status != 416) CHECK(sent(answer) == expected);
        if (status == 416) CHECK(header(answer, "Content-Range") == "bytes */" + end);
    }
    CHECK(header(fair.get(path, {{"range", "bytes=3-7"}}), "Content-Range") == "bytes 3-7/" + end);
}

TEST_CASE("a stand may fetch a whole pack in a minute, and not more than a portal can bear") {
    Published fair;
    int granted = 0;
    const std::string path = "/v1/manifests/" + fair.manifest_hash;
    while (granted < 2000 && fair.get(path).status == 200) ++granted;
    CHECK(granted == 600);
    CHECK(fair.get("/v1/event").status == 200);  // leads and questions are counted apart
}

TEST_CASE("over the network parts are parts, whatever the library would make of them") {
    Published fair;
    const std::string path = "/v1/blobs/" + to_hex(fair.manifest.files.front().sha256);
    const std::string whole = sent(fair.get(path));
    fair.region.close();
    const RunningPortal running(fair.region.folder());
    REQUIRE_FALSE(running.address.empty());
    httplib::Client client(running.address);
    const auto get = [&](const std::string& target, const std::string& range) {
        auto request = fair.stand.signed_request("GET", target, "");
        request.headers["host"] = running.address.substr(7);
        const seal::RequestParts parts{"GET", running.address.substr(7), target, {}, {}};
        const auto by = seal::sign_request(parts, fair.stand.key, monday / 1000, fair.stand.nonce);
        httplib::Headers headers{{"Content-Digest", by.content_digest},
                                 {"Signature-Input", by.signature_input},
                                 {"Signature", by.signature}};
        if (!range.empty()) headers.emplace("Range", range);
        return client.Get(target, headers);
    };
    const auto all = get(path, "");
    REQUIRE(all);
    CHECK(all->status == 200);
    CHECK(all->body == whole);
    const auto part = get(path, "bytes=4-9");
    REQUIRE(part);
    CHECK(part->status == 206);
    CHECK(part->body == whole.substr(4, 6));
    CHECK(part->get_header_value("Content-Range") == "bytes 4-9/" + std::to_string(whole.size()));
    // Of anything else no parts are given: not many, and not past its end.
    const auto page = get("/sign-in", "bytes=0-9,0-9,0-9");
    REQUIRE(page);
    CHECK(page->status == 200);
    CHECK(page->body.find("</html>") != std::string::npos);
    const auto past = get("/sign-in", "bytes=5-999999999");
    REQUIRE(past);
    CHECK(past->body.size() == page->body.size());
}
