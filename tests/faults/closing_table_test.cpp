// The table that closes a long run: it must not say that all is well where something was not tried.
#include <sys/wait.h>

#include <cstdlib>

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;

namespace {

struct LongRun {
    LongRun() {
        say("cuts", "crash VFS: cuts 1000000, confirmed 9, lost 0, doubled 0, unreadable 0\n");
        say("ext4", "ext4: cuts 10000, confirmed 9, lost 0, doubled 0, unreadable 0\n");
        say("seasons", "seasons: seeds 20000, cuts 5, confirmed 9, lost 0, doubled 0, unreadable 0\n");
        say("kills", kills);
        say("portal", "portal: cuts 2000 confirmed 9000 lost 0 doubled 0 unreadable 0\n");
        say("lines", lines);
        say("herd", "a thousand stands after an outage: peak 30 requests a second, all heard after 200 s\n");
        std::string planted;
        for (int i = 1; i <= 14; ++i) {
            const std::string number = std::to_string(i);
            planted += "14/14 Test #" + number + ": plant_" + number + " ..... Passed 1.00 sec\n";
        }
        say("planted", planted);
    }
    void say(const std::string& name, const std::string& words) const {
        REQUIRE(write_file(folder / name, view(words)));
    }
    [[nodiscard]] int closes() const {
        const std::string script = MONTER_SOURCE_DIR "/tests/faults/closing_table.sh";
        // NOLINTNEXTLINE(cert-env33-c,concurrency-mt-unsafe): a script of ours
        const int status = std::system((script + " " + folder.path().string() + " >/dev/null").c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    const std::string lines =
        "line: bad, leads 10000 confirmed 10000 lost 0 doubled 0 unreadable 0\n"
        "line: good, 1.50 of the payload, leads 10000 confirmed 10000 lost 0 doubled 0 unreadable 0\n";
    const std::string kills =
        "kill sweep: 40 points of keeping\nkill sweep: 30 points of provisioning\nkill sweep: 20 points of starting\n"
        "kill sweep: 20 points of sending\nkill sweep: 10 points of letting go\nkill sweep: 20 points of the portal\n"
        "refusal sweep: 11 points, 9 told as errors\n";
    test::ScratchFolder folder;
};

}  // namespace

TEST_CASE("a long run that tried everything and lost nothing closes well") {
    CHECK(LongRun().closes() == 0);
}

TEST_CASE("a long run of which a part did not run, tried nothing, or lost something does not close well") {
    const LongRun run;
    SECTION("a step that did not run") {
        std::filesystem::remove(run.folder /
                                GENERATE("cuts", "ext4", "seasons", "kills", "portal", "lines", "herd", "planted"));
    }
    SECTION("a step that said nothing") {
        run.say(GENERATE("cuts", "ext4", "seasons", "kills", "portal", "lines", "herd", "planted"), "");
    }
    SECTION("a sweep that killed nothing") {
        run.say("kills", "kill sweep: 0 points of keeping\n" + run.kills.substr(run.kills.find('\n') + 1));
    }
    SECTION("a sweep that is missing") {
        run.say("kills",
                run.kills.substr(0, run.kills.find("kill sweep: 10")) + "refusal sweep: 11 points, 9 told as errors\n");
    }
    SECTION("more bytes than may be") {
        run.say("lines", run.lines.substr(0, run.lines.find("line: good")) + "line: good, 1.61 of the payload\n");
    }
    SECTION("a lead lost") {
        run.say("ext4", "ext4: cuts 10000, confirmed 9, lost 1, doubled 0, unreadable 0\n");
    }
    CHECK(run.closes() != 0);
}

TEST_CASE("what a machine does not allow is told as skipped, and is no fault") {
    const LongRun run;
    run.say(GENERATE("ext4", "kills"), "SKIPPED: not allowed here\n");
    CHECK(run.closes() == 0);
}
