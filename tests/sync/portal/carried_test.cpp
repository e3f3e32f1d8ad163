// Leads that come on a stick: taken once, whichever way else they come, and only whole.
#include "sync/portal/intake/carried.hpp"

#include "sync/portal/store/devices.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

std::string line(const Json& json) {
    return json.dump() + "\n";
}

// The file as sync/agent/export.hpp tells it.
std::string file_of(const Stand& stand, const std::vector<Json>& leads) {
    std::string text = "MONTER-LEADS 1\n";
    text += line({{"device_id", to_uuid(stand.device_id)},
                  {"store_id", to_uuid(stand.store_id)},
                  {"made", "2026-11-23T12:00:00Z"}});
    for (const Json& lead : leads) text += line(lead);
    return text + line({{"leads", leads.size()}, {"sha256", to_base64url(seal::sha256(view(text)))}});
}

portal::intake::CarriedIn taken(Region& region, const std::string& file) {
    const auto done = region.portal().import_leads(file, region.now.wall_ms);
    INFO((done ? std::string() : done.error().message));
    REQUIRE(done);
    return *done;
}

}  // namespace

TEST_CASE("a file of a hundred leads is taken in once, and so is what the stand sends of it later") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    std::vector<Json> leads;
    for (std::uint8_t n = 1; n <= 100; ++n)
        leads.push_back(stand.lead_json(stand.seal(record_of(n, "Anna")).sealed, n));
    const std::string file = file_of(stand, leads);
    const auto first = taken(region, file);
    CHECK(first.stored == 100);
    CHECK(first.duplicate == 0);
    CHECK(first.rejected.empty());
    CHECK(region.count("lead") == 100);
    const auto again = taken(region, file);
    CHECK(again.stored == 0);
    CHECK(again.duplicate == 100);
    const Json receipt = Json::parse(stand.send({leads[0], leads[99]}).body);
    CHECK(receipt.at("results").at(0).at("status") == "duplicate");
    CHECK(receipt.at("results").at(1).at("portal_seq") == 100);
    CHECK(region.count("lead") == 100);
}

TEST_CASE("a file that was cut or altered anywhere is refused, and nothing of it is kept") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const std::string file = file_of(stand, {stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1)});
    std::vector<std::string> broken{"",           "MONTER-LEADS 1\n", "MONTER-LEADS 2" + file.substr(14),
                                    "PK\x03\x04", file + "\n",        file.substr(0, file.size() - 1)};
    for (std::size_t at = 0; at < file.size(); at += 37) {
        broken.push_back(file.substr(0, at));
        broken.push_back(file);
        broken.back()[at] = broken.back()[at] == 'x' ? 'y' : 'x';
    }
    for (const std::string& one : broken) {
        INFO(one.substr(0, 80));
        const auto refused = region.portal().import_leads(one, region.now.wall_ms);
        REQUIRE_FALSE(refused);
        CHECK_FALSE(refused.error().remedy.empty());
    }
    CHECK(region.count("lead") == 0);
}

TEST_CASE("a lead whose signature is another's is not taken in, and the others are") {
    Region region;
    Stand stand(region), stranger(region);
    stand.must_enrol();
    stranger.must_enrol();
    Json forged = stranger.lead_json(stranger.seal(record_of(2, "Eva")).sealed, 2);
    const auto done =
        taken(region, file_of(stand, {stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1), forged}));
    CHECK(done.stored == 1);
    REQUIRE(done.rejected.size() == 1);
    CHECK(done.rejected.begin()->first == "envelope-invalid");
    CHECK(done.rejected.begin()->second == 1);
}

TEST_CASE("a file of a stand that was never enrolled here is refused") {
    Region region, elsewhere;
    Stand stand(elsewhere);
    stand.must_enrol();
    const auto refused = region.portal().import_leads(
        file_of(stand, {stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1)}), region.now.wall_ms);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("not enrolled here") != std::string::npos);
}

TEST_CASE("a rehearsal's lead on a stick is kept and reaches nobody") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), lead::flag_rehearsal);
    CHECK(taken(region, file_of(stand, {stand.lead_json(lead.sealed, 1)})).stored == 1);
    region.sweep();
    CHECK(region.count("lead") == 1);
    CHECK(region.count("routing") == 0);
}

TEST_CASE("what was carried home of a blocked stand is taken in where the office says so, and no other way") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const std::string file = file_of(stand, {stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1)});
    {
        auto work = need(region.portal().database().begin());
        need(portal::store::revoke(work, stand.device_id, region.now.wall_ms));
        need(work.commit());
    }
    const auto refused = region.portal().import_leads(file, region.now.wall_ms);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().remedy.find("--blocked-stand") != std::string::npos);
    CHECK(region.count("lead") == 0);
    const auto done = region.portal().import_leads(file, region.now.wall_ms, true);
    REQUIRE(done);
    CHECK(done->stored == 1);
    CHECK(region.count("lead") == 1);
    CHECK(stand.send({}).status == 403);  // blocked it stays
}
