#include "tests/faults/season/season.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>

#include "sync/base/log.hpp"
#include "tests/faults/season/season_plan.hpp"
#include "tests/support/seeded_chance.hpp"

namespace monter::faults {
namespace {

constexpr std::size_t visitors_ready = 240;
const std::string canary = "Canary visitor ";

}  // namespace

SeasonReport& SeasonReport::operator+=(const SeasonReport& more) {
    seasons += more.seasons;
    cuts += more.cuts;
    restores += more.restores;
    confirmed += more.confirmed;
    lost += more.lost;
    doubled += more.doubled;
    unreadable += more.unreadable;
    undone += more.undone;
    in_clear += more.in_clear;
    stuck += more.stuck;
    Luck mix(digest ^ more.digest);
    digest = mix.next();
    return *this;
}

std::string SeasonReport::line() const {
    return "seasons: seeds " + std::to_string(seasons) + " cuts " + std::to_string(cuts) + " portal restores " +
           std::to_string(restores) + " confirmed " + std::to_string(confirmed) + " lost " + std::to_string(lost) +
           " doubled " + std::to_string(doubled) + " unreadable " + std::to_string(unreadable) + " undone " +
           std::to_string(undone) + " in clear " + std::to_string(in_clear) + " stuck " + std::to_string(stuck);
}

struct Season::World {
    std::int64_t now_ms = test::monday;
    Luck luck{0};
    PortalHost portal;
    OnTheirWay way;
    std::vector<std::unique_ptr<FairStand>> fair;  // one more than there are: room for a copied disk's machine
    std::vector<test::SealedLead> visitors;

    // This season's.
    SeasonReport report;
    std::vector<Happening> plan;
    std::size_t next_visitor = 0;
    std::set<std::size_t> confirmed, taken_back, asked_back, excused;
    std::optional<std::size_t> image_of;
    CrashDisk image;
    std::vector<std::set<std::size_t>> on_disk_of;  // by stand: confirmed there
    std::set<std::size_t> on_image;

    World();
    void begin(std::uint64_t seed);
    void at(std::int64_t ms, What what, std::size_t stand = 0) { plan.push_back({ms, what, stand}); }
    void happen(const Happening& one);
    void happen_at_the_portal(const Happening& one);
    void leave(std::size_t stand);
    void take_back(std::size_t stand);
    void put_image_back();
    void run();
    void end_well();
    void judge();
    [[nodiscard]] bool has_canary(const CrashDisk& disk) const;
};

Season::World::World() {
    for (std::size_t i = 0; i <= stands; ++i) fair.push_back(std::make_unique<FairStand>(portal, way, luck, now_ms));
    test::Stand sealer(portal.region());
    for (std::size_t n = 0; n < visitors_ready; ++n) {
        auto record = test::record_of(0, canary + std::to_string(n));
        record.lead_id = seal::random_id();
        visitors.push_back(sealer.seal(record, 0, static_cast<std::uint8_t>(n)));
    }
}

Season::Season() {
    test::seed_chance(1);
    log_info("from here on nothing is logged: a season would fill pages");
    spdlog::set_level(spdlog::level::off);
    world_ = std::make_unique<World>();
    spdlog::set_level(spdlog::level::off);
}
Season::~Season() = default;

void Season::World::begin(std::uint64_t seed) {
    test::seed_chance(seed);
    sqlite3_randomness(0, nullptr);
    luck = Luck(seed);
    now_ms = test::monday;
    report = {};
    plan.clear();
    next_visitor = 0;
    for (auto* set : {&confirmed, &taken_back, &asked_back, &excused, &on_image}) set->clear();
    on_disk_of.assign(stands + 1, {});
    image_of.reset();
    way.late.clear();
    portal.begin_anew();
    for (auto& stand : fair) stand->begin_anew();
    plan = plan_season(luck);
}

void Season::World::leave(std::size_t stand) {
    if (!fair[stand]->is_on() || next_visitor == visitors.size()) return;
    const std::size_t number = next_visitor++;
    auto kept = fair[stand]->keep(visitors[number].sealed);
    // The kiosk repeats the same bytes once the stand's program is back.
    if (!kept && fair[stand]->end_if_broken() && fair[stand]->switch_on()) {
        kept = fair[stand]->keep(visitors[number].sealed);
    }
    if (kept) {
        confirmed.insert(number);
        on_disk_of[stand].insert(number);
    }
}

void Season::World::take_back(std::size_t stand) {
    if (next_visitor == 0 || !fair[stand]->is_on()) return;
    const std::size_t number = luck.below(next_visitor);
    asked_back.insert(number);
    if (fair[stand]->withdraw(visitors[number].withdraw_key)) taken_back.insert(number);
}

// What lay on the disk since the image was made, and nowhere else, went with it.
void Season::World::put_image_back() {
    if (!image_of) return;
    const auto held = portal.held();
    for (const std::size_t number : on_disk_of[*image_of]) {
        if (!on_image.contains(number) && !held.contains(visitors[number].sealed.lead_id)) excused.insert(number);
    }
    // A withdrawal that only this disk knew of went with it, too.
    for (const std::size_t number : taken_back) excused.insert(number);
    fair[*image_of]->put_disk_back(image, *fair[*image_of]);
}

void Season::World::happen_at_the_portal(const Happening& one) {
    switch (one.what) {
        case What::portal_fails_soon:
            if (!portal.is_up()) break;
            portal.lose_power_after(1 + luck.below(300));
            at(now_ms + static_cast<std::int64_t>(luck.below(20)) * hour_ms, What::portal_back);
            break;
        case What::portal_back:
            ++report.cuts;
            portal.come_back(luck, now_ms);
            break;
        case What::backup:
            portal.back_up();
            break;
        case What::put_back:
            if (portal.has_backup()) ++report.restores;
            portal.put_back(luck.percent(40), now_ms);
            break;
        case What::put_back_silently:
            if (portal.has_backup()) ++report.restores;
            portal.put_back(true, now_ms);
            break;
        default:
            if (portal.is_up()) (void)portal.read_as_guide(now_ms);
            break;
    }
    put_in_order(plan);
}

void Season::World::happen(const Happening& one) {
    FairStand& stand = *fair[one.stand];
    switch (one.what) {
        case What::on:
            stand.network = luck.percent(35) ? Network::none : luck.percent(60) ? Network::good : Network::bad;
            [[fallthrough]];
        case What::back_on:
            (void)stand.switch_on();  // where its disk refuses just then, tomorrow
            break;
        case What::off:
            stand.switch_off(false);
            break;
        case What::pulled_for_the_night:
            if (stand.is_on()) ++report.cuts;
            stand.switch_off(true);
            break;
        case What::pulled:
            if (stand.is_on()) ++report.cuts;
            stand.switch_off(true);
            at(now_ms + 5 * minute_ms, What::back_on, one.stand);
            break;
        case What::visitor:
            leave(one.stand);
            break;
        case What::takes_back:
            take_back(one.stand);
            break;
        case What::falters:
            stand.disk().refuse_call(1 + luck.below(60),
                                     luck.percent(50) ? Refusal::io_error_once : Refusal::full_once);
            break;
        case What::power_fails_soon:
            stand.disk().lose_power_after(1 + luck.below(60));
            break;
        case What::clock_jumps:
            stand.clock_jumps((static_cast<std::int64_t>(luck.below(7300)) - 3650) * day_ms);
            break;
        case What::image:
            image = stand.image();
            image_of = one.stand;
            on_image = on_disk_of[one.stand];
            break;
        case What::image_back:
            put_image_back();
            break;
        case What::clone:
            fair[stands]->put_disk_back(stand.image(), stand);
            at(now_ms + hour_ms, What::on, stands);
            for (int n = 0; n < 4; ++n) at(now_ms + (2 + n) * hour_ms, What::visitor, stands);
            at(now_ms + 8 * hour_ms, What::off, stands);
            break;
        case What::revoke:
            portal.revoke(stand.device_id(), now_ms);
            break;
        case What::enrol:
            if (stand.switch_on()) (void)stand.enrol();
            break;
        case What::fair_closed:
            stand.close_fair();
            break;
        default:
            happen_at_the_portal(one);
            return;
    }
    if (one.what == What::pulled || one.what == What::clone) {
        put_in_order(plan);
    }
}

void Season::World::run() {
    const std::int64_t end = test::monday + days * day_ms;
    std::size_t next = 0;
    while (true) {
        std::int64_t soonest = next < plan.size() ? plan[next].at_ms : end;
        FairStand* first = nullptr;
        for (auto& stand : fair) {
            if (!stand->is_on() || stand->due_ms() >= soonest) continue;
            soonest = stand->due_ms();
            first = stand.get();
        }
        if (soonest >= end) return;
        now_ms = std::max(now_ms, soonest);
        way.deliver(portal, now_ms);
        if (first != nullptr) {
            first->step();
        } else {
            const Happening one = plan[next++];
            happen(one);
        }
        for (auto& stand : fair) {
            if (!stand->end_if_broken()) continue;
            ++report.cuts;
            (void)stand->switch_on();
        }
    }
}

// The season is over and all is well: whatever waits anywhere gets through.
void Season::World::end_well() {
    now_ms = test::monday + (days + 10) * day_ms;
    way.deliver(portal, now_ms);
    if (!portal.is_up()) portal.come_back(luck, now_ms);
    portal.disk().refuse_nothing();
    portal.come_back(luck, now_ms);
    for (auto& stand : fair) {
        stand->all_is_well();
    }
    // Twice around with a day between: one stand may teach the portal that it forgot what another sent.
    for (int round = 0; round < 3; ++round) {
        for (auto& stand : fair) {
            if (!stand->switch_on()) continue;
            stand->hurry();
        }
        now_ms += 20 * minute_ms;
        for (auto& stand : fair) {
            if (stand->is_on()) stand->hurry();
        }
        now_ms += day_ms + hour_ms;
    }
    for (auto& stand : fair) {
        // The office enrols anew whoever it had blocked and could not reach when it tried.
        if (stand->waiting() != 0 && stand->is_on() && stand->enrol() && stand->switch_on()) stand->hurry();
        if (stand->waiting() == 0) continue;
        ++report.stuck;
        report.stuck_because += stand->in_words() + "; ";
    }
}

bool Season::World::has_canary(const CrashDisk& disk) const {
    CrashDisk copy = disk.copy();
    for (const std::string& name : copy.names()) {
        const Bytes& bytes = copy.open(name, false)->live();
        if (text_of(bytes).find(canary) != std::string_view::npos) return true;
    }
    return false;
}

void Season::World::judge() {
    const auto guide = portal.read_as_guide(now_ms);
    Luck mix(portal.disk().changes());
    for (std::size_t n = 0; n < next_visitor; ++n) {
        const auto at = guide.find(to_base64url(visitors[n].sealed.lead_id));
        const int times = at == guide.end() ? 0 : at->second.times;
        const std::string name = at == guide.end() ? "" : at->second.name;
        if (times > 1) ++report.doubled;
        if (taken_back.contains(n) && !name.empty() && !excused.contains(n)) ++report.undone;
        if (!name.empty() && name != canary + std::to_string(n)) ++report.unreadable;
        if (!confirmed.contains(n) || asked_back.contains(n)) continue;
        if (times == 0 && !excused.contains(n)) ++report.lost;
        if (times > 0 && name.empty()) ++report.unreadable;
        mix = Luck(mix.next() + static_cast<std::uint64_t>(times) + n);
    }
    report.confirmed = static_cast<int>(confirmed.size());
    report.seasons = 1;
    for (auto& stand : fair) {
        report.in_clear += has_canary(stand->disk()) ? 1 : 0;
        mix = Luck(mix.next() ^ stand->digest());
    }
    report.in_clear += has_canary(portal.disk()) ? 1 : 0;
    report.digest = mix.next();
}

SeasonReport Season::play(std::uint64_t seed) {
    world_->begin(seed);
    world_->run();
    world_->end_well();
    world_->judge();
    return world_->report;
}

}  // namespace monter::faults
