// Two portals that take in and two desks on one database, each killed -9 at random while stands send: no receipted lead
// is lost, none is there twice, numbers have no gap in any reader's view, and letters go out at least once, and twice
// only where a desk died between sending one and noting it.
#include <httplib.h>

#include <atomic>
#include <iostream>
#include <random>
#include <thread>

#include "sync/base/file.hpp"
#include "sync/pack/build.hpp"
#include "sync/portal/notices/curl_courier.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/store/whole.hpp"
#include "tests/faults/portals/portal_process.hpp"
#include "tests/support/portal_pages.hpp"
#include "tests/support/postgresql_server.hpp"
#include "tests/sync/pack/small_press.hpp"
#include "tests/sync/portal/smtp_sink.hpp"

using namespace monter;
using namespace monter::test;
using faults::PortalProcess;
using portal::Duty;

namespace {

constexpr int stands = 3;
constexpr auto patience = std::chrono::seconds(60);

// Batches of two a stand; more by MONTER_PORTAL_BATCHES.
int batches_each() {
    const char* wanted = std::getenv("MONTER_PORTAL_BATCHES");  // NOLINT(concurrency-mt-unsafe): nothing sets it
    return wanted == nullptr ? 10 : std::atoi(wanted);
}

lead::Record record(int stand, int number) {
    lead::Record out = some_record();
    out.lead_id = {};
    out.lead_id[0] = static_cast<std::uint8_t>(stand + 1);
    out.lead_id[1] = static_cast<std::uint8_t>(number >> 8);
    out.lead_id[2] = static_cast<std::uint8_t>(number);
    return out;
}

// The region's folders, its content, and a guide in Arjeplog who wants to hear at once.
struct Region4 {
    ScratchFolder scratch;
    SmtpSink sink;
    Region region{Region::on_postgresql};
    std::vector<portal::Folder> folders;

    Region4() {
        region.now = system_now();
        publish();
        const std::string guide = someone(region, portal::store::Role::guide, "arjeplog");
        auto work = need(region.portal().database().begin());
        need(portal::store::set_addressee(work, {.login = guide,
                                                 .language = "sv",
                                                 .mail = "guide@arjeplog.test",
                                                 .mail_when = portal::store::When::at_once,
                                                 .quiet_from = 0,
                                                 .quiet_to = 0}));
        need(work.commit());
        need(write_file(region.folder().notices(), view(letters()), 0600));
        for (const auto& [name, duty] : {std::pair("intake-1", Duty::intake),
                                         {"intake-2", Duty::intake},
                                         {"desk-1", Duty::desk},
                                         {"desk-2", Duty::desk}}) {
            need(portal::share_folder(region.folder(), scratch / name, duty));
            folders.push_back({scratch / name, region.folder().server});
            if (duty == Duty::desk) need(write_file(folders.back().notices(), view(letters()), 0600));
        }
    }
    [[nodiscard]] std::string letters() const {
        return "portal = \"https://portal.test\"\n[mail]\nserver = \"smtp://127.0.0.1:" + std::to_string(sink.port()) +
               "\"\nfrom = \"moving@region.test\"\n";
    }

private:
    void publish() {
        const auto source = scratch / "source", built = scratch / "built";
        std::filesystem::copy(std::filesystem::path(MONTER_SOURCE_DIR) / "assets/packs/norrbotten", source,
                              std::filesystem::copy_options::recursive);
        const auto key = need(seal::SigningKey::read(region.folder().key("content")));
        REQUIRE(need(pack::build(source, built, key, monday, {}, pack::test::small_press)).faults.empty());
        (void)need(region.portal().library().publish(built, region.portal().root()));
    }
};

// Sends until every lead has a receipt, to whichever portal takes it. False where that takes too long.
bool send_all(const std::vector<portal::Request>& requests, const std::vector<int>& ports, unsigned seed,
              std::atomic<int>& rejected) {
    std::mt19937 chance(seed);
    const auto until = std::chrono::steady_clock::now() + patience;
    for (const portal::Request& request : requests) {
        while (true) {
            if (std::chrono::steady_clock::now() > until) return false;
            httplib::Client client("127.0.0.1", ports[chance() % ports.size()]);
            client.set_read_timeout(10);
            httplib::Headers headers;
            for (const auto& [name, value] : request.headers) {
                if (name != "content-type") headers.emplace(name, value);
            }
            const auto answer = client.Post(request.path, headers, request.body, "application/json");
            if (!answer || answer->status != 200) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                continue;
            }
            const Json body = Json::parse(answer->body);
            for (const Json& one : body.at("results")) rejected += one.at("status") == "rejected" ? 1 : 0;
            break;
        }
    }
    return true;
}

// Each mail's Message-ID and how often it came.
std::map<std::string, int> by_id(const std::vector<std::string>& mails, const std::string& to) {
    std::map<std::string, int> out;
    for (const std::string& mail : mails) {
        if (mail.find("To: <" + to + ">") == std::string::npos && mail.find("To: " + to) == std::string::npos) continue;
        const std::size_t at = mail.find("Message-ID: ");
        ++out[mail.substr(at, mail.find('\r', at) - at)];
    }
    return out;
}

int more_than_once(const std::map<std::string, int>& mails) {
    int out = 0;
    for (const auto& [id, times] : mails) out += times - 1;
    return out;
}

}  // namespace

TEST_CASE("two portals that take in and two desks, killed at random under load, lose and double nothing") {
    if (!has_postgresql()) {
        std::cerr << "SKIPPED: there is no PostgreSQL here; packaging/install-packages installs it\n";
        return;
    }
    Region4 four;
    Region& region = four.region;
    const int leads = stands * batches_each() * 2;
    std::vector<std::vector<portal::Request>> requests;
    for (int s = 0; s < stands; ++s) {
        Stand stand(region);
        stand.must_enrol();
        stand.store_id = filled<16>(static_cast<std::uint8_t>(50 + s));
        auto& mine = requests.emplace_back();
        for (int n = 0; n < batches_each(); ++n) {
            std::vector<Json> two;
            for (int i : {2 * n, 2 * n + 1}) {
                auto sealed = stand.seal(record(s, i), 0, 1);
                // A code of its own each: nobody takes anything back here.
                two.push_back(stand.lead_json(sealed.sealed, static_cast<std::uint64_t>(i) + 1));
            }
            mine.push_back(stand.signed_request("POST", "/v1/leads", stand.batch(std::move(two)).dump()));
        }
    }
    region.close();

    std::vector<std::unique_ptr<PortalProcess>> portals;
    for (std::size_t i = 0; i < four.folders.size(); ++i) {
        portals.push_back(std::make_unique<PortalProcess>(four.folders[i], i < 2 ? "intake" : "desk"));
    }
    const std::vector<int> ports{portals[0]->port(), portals[1]->port()};

    // Reads along, as any reader would: what it sees has no gap, and grows at its end.
    std::atomic<bool> done{false}, saw_a_gap{false};
    std::thread reader([&] {
        auto database = need(portal::store::Database::open(region.folder().location()));
        std::int64_t last = 0;
        while (!done) {
            auto work = need(database.look());
            const auto extent = need(portal::store::extent(work));
            for (const auto& row : need(portal::store::leads_after(work, last, 1000))) {
                if (row.portal_seq != last + 1) saw_a_gap = true;
                last = row.portal_seq;
            }
            if (extent.leads != extent.highest || last != extent.highest) saw_a_gap = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    std::atomic<int> desks_killed{0}, intakes_killed{0};
    std::thread killer([&] {
        std::mt19937 chance(7);
        while (!done) {
            std::this_thread::sleep_for(std::chrono::milliseconds(30 + chance() % 120));
            const std::size_t which = chance() % portals.size();
            ++(which < 2 ? intakes_killed : desks_killed);
            portals[which]->kill_and_start();
        }
    });
    std::atomic<int> rejected{0}, late{0};
    std::vector<std::thread> senders;
    for (int s = 0; s < stands; ++s) {
        senders.emplace_back([&, s] {
            if (!send_all(requests[static_cast<std::size_t>(s)], ports, static_cast<unsigned>(s), rejected)) ++late;
        });
    }
    for (std::thread& one : senders) one.join();
    // Until the desks were killed while they send letters, too.
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until &&
           (desks_killed < 2 || intakes_killed < 2 || four.sink.mails(1).size() < 3)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    done = true;
    killer.join();
    reader.join();
    for (auto& one : portals) one->end();

    // What a killed desk had leased is anybody's again once its minute is over.
    region.now = system_now();
    region.pass_minutes(3);
    region.reopen();
    region.sweep();
    region.pass_minutes(3);
    const auto courier = portal::notices::make_curl_courier(*region.portal().letters().settings());
    while (need(region.portal().letters().send_due(*courier, region.now.wall_ms)) > 0) {
    }

    CHECK(late == 0);
    CHECK(rejected == 0);
    CHECK(intakes_killed >= 2);
    CHECK(desks_killed >= 2);
    CHECK_FALSE(saw_a_gap);
    CHECK(region.count("lead") == leads);
    CHECK(region.count("lead WHERE portal_seq>" + std::to_string(leads)) == 0);
    CHECK(region.count("alarm") == 0);
    CHECK(region.count("routing WHERE status='new'") == leads);
    CHECK(region.count("step WHERE what='routed'") == leads);
    CHECK(region.count("notice WHERE ended<>'sent'") == 0);
    CHECK(region.count("notice WHERE subject='thanks'") == leads);
    const auto mails = four.sink.mails(static_cast<std::size_t>(leads));
    const auto to_visitors = by_id(mails, "eva@example.org"), to_guide = by_id(mails, "guide@arjeplog.test");
    CHECK(static_cast<int>(to_visitors.size()) == leads);
    CHECK_FALSE(to_guide.empty());
    CHECK(more_than_once(to_visitors) + more_than_once(to_guide) <= desks_killed);
    std::cerr << leads << " leads; portals killed: " << intakes_killed << " that take in, " << desks_killed
              << " desks; letters sent twice: " << more_than_once(to_visitors) + more_than_once(to_guide) << "\n";
}
