#include "sync/portal/server.hpp"

#include <httplib.h>

#include "sync/base/file.hpp"
#include "sync/pack/build.hpp"
#include "sync/portal/admin.hpp"
#include "tests/support/portal_region.hpp"
#include "tests/support/running_portal.hpp"
#include "tests/sync/pack/small_press.hpp"

using namespace monter;
using namespace monter::test;

namespace {

std::filesystem::path built(ScratchFolder& scratch, const portal::Folder& folder, const std::string& version) {
    const auto source = scratch / ("source-" + version);
    std::filesystem::copy(std::filesystem::path(MONTER_SOURCE_DIR) / "assets/packs/norrbotten", source,
                          std::filesystem::copy_options::recursive);
    auto toml = need(read_text_file(source / "pack.toml", 100'000));
    const std::size_t at = toml.find("version = ");
    toml.replace(at, toml.find('\n', at) - at, "version = " + version);
    need(write_file(source / "pack.toml", view(toml)));
    const auto key = need(seal::SigningKey::read(folder.key("content")));
    const auto made =
        need(pack::build(source, scratch / ("pack-" + version), key, monday, {}, pack::test::small_press));
    REQUIRE(made.faults.empty());
    return scratch / ("pack-" + version);
}

bool published(Region& region, const std::filesystem::path& pack) {
    return region.portal().library().publish(pack, region.portal().root()).has_value();
}

}  // namespace

TEST_CASE("over the network: stands enrol and send, people sign in, commands reach the running portal") {
    Region region;
    Stand stand(region);
    const auto card = region.new_card();
    region.close();
    {
        const RunningPortal running(region.folder());
        REQUIRE(running.address.starts_with("http://127.0.0.1:"));
        httplib::Client client(running.address);
        const auto page = client.Get("/sign-in");
        REQUIRE(page);
        CHECK(page->status == 200);
        CHECK(page->get_header_value("Cache-Control") == "no-store");
        const std::string body(300 * 1024, ' ');
        CHECK(client.Post("/v1/leads", body, "application/json")->status == 413);

        const auto said = need(portal::admin::ask(
            region.folder(), R"({"v":1,"verb":"user-add","role":"staff","municipality":"","name":"Eva"})", monday));
        CHECK(Json::parse(said).at("login") == "eva");
        CHECK_FALSE(portal::admin::ask(region.folder(), R"({"v":1,"verb":"dance"})", monday));
        CHECK_FALSE(portal::admin::ask(region.folder(), "not json", monday));

        const auto second = portal::serve(region.folder(), "127.0.0.1:0", system_now, [](const auto&) {});
        REQUIRE_FALSE(second);
        CHECK(second.error().kind == Kind::refused);
    }
    region.reopen();
    CHECK(region.count("account WHERE login='eva'") == 1);
    CHECK(stand.enrol(card).status == 200);
}

TEST_CASE("content is published only if signed by the region, whole, and not older than what is there") {
    Region region;
    ScratchFolder scratch;
    const auto one = built(scratch, region.folder(), "1");
    const auto two = built(scratch, region.folder(), "2");
    CHECK(published(region, one));
    CHECK(published(region, one));
    CHECK(published(region, two));
    CHECK_FALSE(published(region, one));
    region.reopen();
    REQUIRE(region.portal().library().content());
    CHECK(region.portal().library().content()->version == 2);
    CHECK(region.portal().library().content()->places.size() == 14);

    const auto three = built(scratch, region.folder(), "3");
    const auto blob = std::filesystem::directory_iterator(three / "blobs")->path();
    auto bytes = need(read_file(blob, pack::file_bytes_max));
    bytes[bytes.size() / 2] ^= 1;
    need(write_file(blob, bytes));
    CHECK_FALSE(published(region, three));
    Region other;
    CHECK_FALSE(published(other, two));
    CHECK(region.portal().library().content()->version == 2);
}

TEST_CASE("leads that came before the content are routed by the command that publishes it") {
    Region region;
    ScratchFolder scratch;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    const auto pack = built(scratch, region.folder(), "1");
    region.close();
    const Json asked{{"v", 1}, {"verb", "publish"}, {"pack", pack.string()}};
    CHECK(Json::parse(need(portal::admin::ask(region.folder(), asked.dump(), monday))).at("pack") == "norrbotten");
    const auto listed =
        need(portal::admin::ask(region.folder(), R"({"v":1,"verb":"leads","after":0,"open":false})", monday));
    REQUIRE(Json::parse(listed).at("leads").size() == 1);
    CHECK(Json::parse(listed).at("leads").at(0).at("municipality") == "arjeplog");
}
