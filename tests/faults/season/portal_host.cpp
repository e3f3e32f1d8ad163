#include "tests/faults/season/portal_host.hpp"

#include "sync/base/file.hpp"
#include "sync/portal/lead_lines.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/whole.hpp"

namespace monter::faults {

using test::need;

PortalHost::PortalHost() = default;

std::string PortalHost::guard() const {
    return need(read_text_file(region_.folder().guard(), 4096));
}

Moment PortalHost::moment(std::int64_t now_ms) const {
    return {now_ms, now_ms - test::monday + 5'000'000, test::filled<16>(1)};
}

void PortalHost::begin_anew() {
    region_.close();
    if (guard_at_first_.empty()) {
        at_first_ = disk().copy();
        guard_at_first_ = guard();
    }
    files_.vfs().insert(at_first_.copy());
    need(write_file(region_.folder().guard(), view(guard_at_first_)));
    std::filesystem::remove(region_.folder().erasures());
    backup_.reset();
    region_.now.wall_ms = test::monday;
    region_.reopen();
    region_.publish();
    up_ = true;
}

std::optional<portal::Response> PortalHost::answer(const portal::Request& request, std::int64_t now_ms) {
    if (!up_) return std::nullopt;
    auto answer = region_.portal().answer(request, moment(now_ms));
    if (disk().is_off()) {
        up_ = false;
        return std::nullopt;
    }
    return answer;
}

void PortalHost::come_back(Luck& luck, std::int64_t now_ms) {
    region_.close();
    disk().lose_power_now();
    disk().power_on(luck);
    region_.now.wall_ms = now_ms;
    region_.reopen();
    region_.publish();
    up_ = true;
}

// Whoever works at the portal while its power goes gets nothing done, and tries again another day.
bool PortalHost::works(const Result<void>& done) {
    if (done) return true;
    INFO(done.error().message);
    REQUIRE(disk().is_off());
    up_ = false;
    return false;
}

void PortalHost::back_up() {
    if (!up_) return;
    std::int64_t highest = 0;
    if (!works(region_.portal().database().flush())) return;
    const auto read = [&]() -> Result<void> {
        auto work = region_.portal().database().begin();
        if (!work) return fail(work.error());
        const auto extent = portal::store::extent(*work);
        if (!extent) return fail(extent.error());
        highest = extent->highest;
        return {};
    };
    if (!works(read())) return;
    backup_ = disk().copy();
    guard_of_backup_ = guard();
    const auto announce = [&]() -> Result<void> {
        auto& guard_file = region_.portal().guard();
        const auto turn = guard_file.turn();
        auto work = region_.portal().database().begin();
        if (!work) return fail(work.error());
        if (auto done = portal::store::write_number(*work, "durable_seq", highest); !done) return done;
        if (auto done = guard_file.announced(highest); !done) return done;
        return work->commit();
    };
    (void)works(announce());
}

void PortalHost::put_back(bool guard_too, std::int64_t now_ms) {
    if (!backup_) return;
    region_.close();
    files_.vfs().insert(backup_->copy());
    if (guard_too) need(write_file(region_.folder().guard(), view(guard_of_backup_)));
    region_.now.wall_ms = now_ms;
    region_.reopen();
    region_.publish();
    up_ = true;
}

void PortalHost::revoke(const Id& device, std::int64_t now_ms) {
    if (!up_) return;
    const auto done = [&]() -> Result<void> {
        auto work = region_.portal().database().begin();
        if (!work) return fail(work.error());
        if (auto revoked = portal::store::revoke(*work, device, now_ms); !revoked) return revoked;
        return work->commit();
    };
    (void)works(done());
}

std::map<std::string, PortalHost::AtGuide> PortalHost::read_as_guide(std::int64_t now_ms) {
    auto& portal = region_.portal();
    std::map<std::string, AtGuide> out;
    const auto swept = portal.sweep(now_ms, true);
    if (!works(swept ? Result<void>() : fail(swept.error()))) return out;
    std::int64_t after = 0;
    do {
        const auto some = portal::lead_lines(portal, after, true, now_ms);
        if (!works(some ? Result<void>() : fail(some.error()))) return out;
        for (const std::string& line : some->lines) {
            const auto json = test::Json::parse(line);
            AtGuide& one = out[json.at("lead_id").get<std::string>()];
            ++one.times;
            one.name = json.value("name", std::string());
            one.status = json.value("status", std::string());
        }
        after = some->next;
    } while (after != 0);
    return out;
}

std::set<Id> PortalHost::held() {
    std::set<Id> out;
    if (!up_) return out;
    auto work = need(region_.portal().database().begin());
    for (const auto& lead : need(portal::store::leads_after(work, 0, 100'000))) out.insert(lead.sealed.lead_id);
    return out;
}

}  // namespace monter::faults
