#include <soci/soci.h>

#include <fstream>

#include "sync/base/file.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

bool allowed(Region& region, const std::string& statement) {
    auto work = need(region.portal().database().begin());
    try {
        work.sql() << statement;
        return true;
    } catch (const soci::soci_error&) {
        return false;
    }
}

}  // namespace

TEST_CASE("the database refuses to forget or change what was receipted") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    CHECK_FALSE(allowed(region, "DELETE FROM lead"));
    CHECK_FALSE(allowed(region, "UPDATE lead SET ct='AAAA'"));
    CHECK_FALSE(allowed(region, "UPDATE lead SET portal_seq=9"));
    CHECK_FALSE(allowed(region, "UPDATE lead SET code_hash=ct_sha256"));
    CHECK_FALSE(allowed(region, "UPDATE lead SET ct=NULL"));
    if (region.folder().server.empty()) {
        CHECK_FALSE(allowed(region, "INSERT OR REPLACE INTO lead SELECT * FROM lead"));
    }
    CHECK_FALSE(allowed(region, "UPDATE card SET device_id=NULL"));
    CHECK(allowed(region, "UPDATE lead SET ct=NULL,erased_ms=1"));
}

TEST_CASE("the access log only grows") {
    Region region;
    CHECK(allowed(region, "INSERT INTO access(at_ms,login,what) VALUES(1,'a','open')"));
    auto work = std::make_optional(need(region.portal().database().begin()));
    work->sql() << "INSERT INTO access(at_ms,login,what) VALUES(1,'a','open')";
    need(work->commit());
    work.reset();
    CHECK_FALSE(allowed(region, "DELETE FROM access"));
    CHECK_FALSE(allowed(region, "UPDATE access SET login='b'"));
}

TEST_CASE("the database is opened in its safe mode", "[sqlite]") {
    Region region;
    auto work = need(region.portal().database().begin());
    const auto pragma = [&](const std::string& name) {
        std::string value;
        work.sql() << "PRAGMA " + name, soci::into(value);
        return value;
    };
    CHECK(pragma("journal_mode") == "wal");
    CHECK(pragma("synchronous") == "2");
    CHECK(pragma("foreign_keys") == "1");
    CHECK(pragma("recursive_triggers") == "1");
    CHECK(pragma("secure_delete") == "1");
    CHECK(pragma("locking_mode") == "exclusive");
    CHECK(std::stoi(pragma("user_version")) >= 6);  // grows by one with each step of the schema
}

TEST_CASE("a transaction that is not committed never was") {
    Region region;
    {
        auto work = need(region.portal().database().begin());
        work.sql() << "INSERT INTO meta(k,v) VALUES('a','b')";
    }
    CHECK(region.count("meta WHERE k='a'") == 0);
}

TEST_CASE("a file that is no portal's database is refused and left as it is", "[sqlite]") {
    Region region;
    ScratchFolder other;
    const std::string words = "not a database, but longer than a header of SQLite would be, surely, by far, yes.";
    need(write_file(other / "portal.db", view(words)));
    CHECK_FALSE(portal::store::Database::open(other / "portal.db"));
    CHECK(need(read_text_file(other / "portal.db", 1000)) == words);
}

TEST_CASE("nothing personal lies in clear in the portal's folder") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto record = record_of(1, "Kanarina Kanarienvogel");
    record.email = Secret("canary.bird@example.org");
    record.phone = Secret("+31 6 98765432");
    record.words = Secret("A canary sings here");
    stand.leave(record);
    region.sweep();
    const auto guide = region.new_user(portal::store::Role::guide, "arjeplog");
    Browser browser(region);
    REQUIRE(browser.sign_in(guide));
    REQUIRE(browser.get("/people").body.find("Kanarina Kanarienvogel") != std::string::npos);
    const std::string bytes = region.bytes_on_disk();
    REQUIRE(bytes.size() > 10'000);
    for (const char* canary :
         {"Kanarina", "Kanarienvogel", "canary.bird", "98765432", "sings here", "remote", "partner"}) {
        INFO(canary);
        // Words of a server's own catalogues, too.
        if (!region.folder().server.empty() && std::string_view("remote partner").find(canary) != std::string::npos) {
            continue;
        }
        CHECK(bytes.find(canary) == std::string::npos);
    }
    CHECK(bytes.find(guide.password) == std::string::npos);
    CHECK(bytes.find(browser.cookies.at("monter")) == std::string::npos);
}
