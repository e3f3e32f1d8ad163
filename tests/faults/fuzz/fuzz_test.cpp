#include <cstdio>

#include "sync/seal/keys.hpp"
#include "tests/faults/fuzz/readers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::fuzz;

namespace {

// The words of whoever finds something name the seed and the bytes.
void must_stand(std::vector<Reader> (*readers)()) {
    REQUIRE(seal::start());
    const int runs = test::env_count("MONTER_FUZZ", test::is_sanitized ? 150 : 1000);
    for (const Reader& reader : readers()) {
        INFO(reader.name);
        for (const Bytes& good : reader.corpus) REQUIRE(reader.accepts(good));
        const Outcome outcome = fuzz::fuzz(reader, runs, 20'261'123);
        std::printf("fuzz: %s %d, accepted %d\n", reader.name.c_str(), outcome.runs, outcome.accepted);
        if (outcome.found) {
            INFO(outcome.found->what
                 << ": "
                 << to_hex(View(outcome.found->input).first(std::min<std::size_t>(outcome.found->input.size(), 4000))));
            FAIL("this reader does not stand what others may send");
        }
        CHECK(outcome.accepted < outcome.runs);  // or nothing was changed
    }
}

}  // namespace

TEST_CASE("envelopes, records, roots and signatures may be refused, and nothing else") {
    must_stand(readers_of_seals);
}
TEST_CASE("the portal's answers and the local protocol may be refused, and nothing else") {
    must_stand(readers_of_stands);
}
TEST_CASE("what stands send may be refused, and nothing else") {
    must_stand(readers_of_portals);
}
TEST_CASE("content may be refused, and nothing else") {
    must_stand(readers_of_content);
}

TEST_CASE("a reader that believes a length is found out") {
    const Reader trusting{"trusting", {{3, 'a', 'b', 'c'}}, [](View bytes) {
                              if (bytes.empty()) return false;
                              if (bytes[0] + std::size_t{1} > bytes.size()) throw std::runtime_error("past the end");
                              return true;
                          }};
    REQUIRE(trusting.accepts(trusting.corpus[0]));
    const Outcome outcome = fuzz::fuzz(trusting, 1000, 1);
    REQUIRE(outcome.found);
    CHECK(outcome.found->what == "past the end");
    // The same seed finds the same.
    CHECK(fuzz::fuzz(trusting, 1000, 1).found->input == outcome.found->input);
}
