#include <fstream>

#include "sync/base/file.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

std::string epoch_told(Stand& stand) {
    return Json::parse(stand.send({}).body).at("epoch").get<std::string>();
}

}  // namespace

TEST_CASE("the epoch stays over restarts") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    const std::string before = epoch_told(stand);
    region.reopen();
    CHECK(epoch_told(stand) == before);
}

TEST_CASE("a database older than the receipts given begins a new epoch, and stands send again", "[sqlite]") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto backup = need(read_file(region.folder().database(), 100'000'000));
    const auto lead = stand.leave(record_of(1, "Anna"));
    const std::string before = epoch_told(stand);
    // Put back while the portal is down: the guard beside it knows of one lead more.
    region.close();
    std::filesystem::path wal = region.folder().database();
    wal += "-wal";
    std::filesystem::remove(wal);
    need(write_file(region.folder().database(), backup));
    region.reopen();
    stand.must_enrol();
    CHECK(epoch_told(stand) != before);
    const auto again = stand.send({stand.lead_json(lead.sealed, 1)});
    CHECK(Json::parse(again.body).at("results").at(0).at("status") == "stored");
}

TEST_CASE("what was taken back stays so where the database was put back together with its guard", "[sqlite]") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.leave(record_of(1, "Anna"));
    std::filesystem::path wal = region.folder().database();
    wal += "-wal";
    region.close();
    const auto database = need(read_file(region.folder().database(), 100'000'000));
    const auto log = need(read_file(wal, 100'000'000));
    const auto guard = need(read_file(region.folder().guard(), 10'000));
    region.reopen();
    const Json body{{"v", 1}, {"withdrawals", {{{"key", to_base64url(lead.withdraw_key)}}}}};
    CHECK(stand.post("/v1/withdrawals", body).status == 200);
    REQUIRE(region.count("lead WHERE ct IS NULL") == 1);
    region.close();
    need(write_file(region.folder().database(), database));
    need(write_file(wal, log));
    need(write_file(region.folder().guard(), guard));
    region.reopen();
    CHECK(region.count("lead WHERE ct IS NULL") == 1);
}

TEST_CASE("a lost guard begins a new epoch") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const std::string before = epoch_told(stand);
    std::filesystem::remove(region.folder().guard());
    region.reopen();
    CHECK(epoch_told(stand) != before);
}

TEST_CASE("a stand that holds a receipt we don't know of begins a new epoch") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    const std::string before = epoch_told(stand);
    stand.seen = {{"epoch", before}, {"portal_seq", 1}};
    CHECK(epoch_told(stand) == before);
    stand.seen = {{"epoch", "00000000-0000-0000-0000-000000000000"}, {"portal_seq", 900}};
    CHECK(epoch_told(stand) == before);
    stand.seen = {{"epoch", before}, {"portal_seq", 2}};
    const std::string after = epoch_told(stand);
    CHECK(after != before);
    CHECK(region.count("alarm WHERE kind='epoch'") == 1);
    region.reopen();
    CHECK(epoch_told(stand) == after);
}
