#include "tests/faults/portal/crash_region.hpp"

#include "sync/base/file.hpp"
#include "sync/portal/store/whole.hpp"

namespace monter::faults {
namespace {

constexpr std::uint8_t leads_ready = 6;

}  // namespace

CrashRegion::CrashRegion() : stand_(region) {
    stand_.must_enrol();
    for (std::uint8_t n = 1; n <= leads_ready; ++n) {
        leads_.push_back(stand_.seal(test::record_of(n, "Anna"), 0, n));
        ready_.push_back(stand_.lead_json(leads_.back().sealed, n));
    }
    region.close();
    at_first_ = disk().copy();
    guard_at_first_ = test::need(read_text_file(region.folder().guard(), 4096));
}

void CrashRegion::begin_anew() {
    region.close();
    files_.vfs().insert(at_first_.copy());
    test::need(write_file(region.folder().guard(), view(guard_at_first_)));
    std::filesystem::remove(region.folder().erasures());
    promised_.clear();
    taken_back_ = false;
    region.pass_minutes(2);
    REQUIRE(reopen());
}

bool CrashRegion::send(std::size_t first, std::size_t count) {
    const std::vector<Json> some(ready_.begin() + static_cast<std::ptrdiff_t>(first),
                                 ready_.begin() + static_cast<std::ptrdiff_t>(first + count));
    const auto answer = stand_.send(some);
    last_status_ = answer.status;
    if (answer.status != 200) {
        CHECK((answer.status == 503 || answer.status == 507));
        CHECK_FALSE(test::header(answer, "Retry-After").empty());
        return false;
    }
    const Json body = Json::parse(answer.body);
    for (const Json& result : body.at("results")) {
        CHECK(result.at("status") != "rejected");
        promised_.insert(*raw_from_base64url<16>(result.at("lead_id").get<std::string>()));
    }
    return true;
}

bool CrashRegion::take_back() {
    const Json body{{"v", 1}, {"withdrawals", {{{"key", to_base64url(leads_.back().withdraw_key)}}}}};
    const auto answer = stand_.post("/v1/withdrawals", body);
    taken_back_ = taken_back_ || answer.status == 200;
    return answer.status == 200;
}

void CrashRegion::cut(Luck* luck) {
    disk().lose_power_now();
    region.close();
    disk().refuse_nothing();
    if (luck != nullptr) {
        disk().power_on(*luck);
    } else {
        disk().power_on_bare();
    }
}

std::string CrashRegion::wrong() {
    auto work = test::need(region.portal().database().begin());
    if (!portal::store::check_pages(work)) return "damaged: the database";
    const auto extent = test::need(portal::store::extent(work));
    if (extent.leads != extent.highest) return "gap: the numbers run to more than there are leads";
    std::set<Id> there;
    for (const auto& lead : test::need(portal::store::leads_after(work, 0, 1000))) {
        if (!there.insert(lead.sealed.lead_id).second) return "doubled: a lead is there twice";
        if (!lead.erased && seal::ct_sha256(lead.sealed) != lead.ct_sha256) return "damaged: a lead";
        const bool is_last = lead.sealed.lead_id == leads_.back().sealed.lead_id;
        if (is_last && taken_back_ && !lead.erased) return "undone: what was taken back is there";
    }
    for (const Id& id : promised_) {
        if (!there.contains(id)) return "lost: a lead was receipted and is not there";
    }
    return {};
}

std::string CrashRegion::wrong_after_sending_all() {
    region.pass_minutes(2);
    if (!send(0, ready_.size()) || promised_.size() != ready_.size()) return "stuck: sound leads are not kept";
    return wrong();
}

}  // namespace monter::faults
