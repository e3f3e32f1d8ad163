// monter-pack as staff run it: what it prints, and how it ends.
#include <stdio.h>
#include <sys/wait.h>

#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

struct Ran {
    int exit = -1;
    std::string said;  // both outputs
};

Ran run(const std::string& arguments) {
    FILE* program = popen((MONTER_BIN_DIR "/monter-pack " + arguments + " 2>&1").c_str(), "r");
    REQUIRE(program != nullptr);
    Ran ran;
    char part[4096];
    while (const std::size_t bytes = fread(part, 1, sizeof part, program)) ran.said.append(part, bytes);
    const int status = pclose(program);
    if (WIFEXITED(status)) ran.exit = WEXITSTATUS(status);
    return ran;
}

bool says(const Ran& ran, const std::string& what) {
    return ran.said.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("monter-pack check names each fault with file, line and remedy, and ends with 1") {
    const SmallPack pack;
    const std::string folder = pack.folder().string();
    const Ran whole = run("check " + folder);
    INFO(whole.said);
    CHECK(whole.exit == 0);
    CHECK(says(whole, "2 municipalities"));

    pack.replace("places/aby.toml", "value = 3", "value = 5");
    pack.remove("pictures/red.jpg");
    const Ran broken = run("check " + folder);
    INFO(broken.said);
    CHECK(broken.exit == 1);
    CHECK(says(broken, "places/aby.toml:" + std::to_string(pack.line_of("places/aby.toml", "value = 5")) +
                           ": 'value' must be 0, 1, 2 or 3. Write value = 2\n"));
    CHECK(says(broken, "places/ofjall.toml:"));
    CHECK(says(broken, "2 faults"));
}

TEST_CASE("staff make a key, build, and look at what they built") {
    const SmallPack pack;
    const std::string key = pack.beside("content.key").string();
    const Ran made = run("keygen -o " + key);
    CHECK(made.exit == 0);
    CHECK(says(made, "key id "));
    CHECK(says(made, "public key "));
    const Ran twice = run("keygen -o " + key);
    CHECK(twice.exit == 1);

    const Ran built = run("build " + pack.folder().string() + " -o " + pack.out().string() + " --key " + key);
    INFO(built.said);
    CHECK(built.exit == 0);
    CHECK(says(built, "small version 3, 11 files"));
    const auto signer = seal::SigningKey::read(key);
    REQUIRE(signer);
    CHECK(open_built(pack.out(), root_of(*signer)));

    const Ran shown = run("show " + pack.out().string() + " --json");
    CHECK(shown.exit == 0);
    CHECK(says(shown, "\"profiles\""));
    CHECK(says(shown, "\"signature\": \"not verified\""));
}

TEST_CASE("a wrong folder or key gets a plain answer with a remedy and ends with 1") {
    const SmallPack pack;
    const std::string nothing = pack.beside("nothing").string();
    const std::string key = pack.beside("content.key").string();
    const std::string to = " -o " + pack.out().string() + " --key ";
    REQUIRE(run("keygen -o " + key).exit == 0);
    std::vector<std::string> wrong = {"check " + nothing, "show " + nothing + " --json"};
    wrong.push_back(std::string("build ").append(nothing).append(to).append(key));
    wrong.push_back(std::string("build ").append(pack.folder()).append(to).append(nothing));
    for (const std::string& arguments : wrong) {
        const Ran ran = run(arguments);
        INFO(arguments << "\n" << ran.said);
        CHECK(ran.exit == 1);
        CHECK(says(ran, "\n  "));  // the remedy has a line of its own
        CHECK_FALSE(std::filesystem::exists(pack.out()));
    }
}

TEST_CASE("wrong usage ends with 2") {
    CHECK(run("").exit == 2);
    CHECK(run("paint").exit == 2);
    CHECK(run("build somewhere").exit == 2);
    CHECK(run("--help").exit == 0);
}

}  // namespace monter::pack::test
