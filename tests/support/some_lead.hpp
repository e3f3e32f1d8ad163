// Leads for tests that only need some: the record a visitor could have left, and sealed leads made from a seed.
#pragma once

#include "sync/lead/record.hpp"
#include "sync/lead/sealed.hpp"

namespace monter::test {

template <std::size_t N>
[[nodiscard]] Raw<N> filled(std::uint8_t byte) {
    Raw<N> out{};
    out.fill(byte);
    return out;
}

[[nodiscard]] inline lead::Record some_record() {
    lead::Record record;
    record.lead_id = filled<16>(7);
    record.language = "nl";
    record.at = "2026-11-23T10:00:00Z";
    record.pack = "norrbotten@12";
    record.name = Secret("Ädna \"Eva\" de Vries");
    record.email = Secret("eva@example.org");
    record.phone = Secret("+31 (0)6-1234.5678");
    record.words = Secret("Wij zoeken rust.\nEn een \\ huis, 雪.");
    record.age16 = true;
    record.wish = {{"forest", "lights"}, {"arjeplog", "kiruna"}, "arjeplog", "remote", {"nl", "en"}};
    record.when = "soon";
    record.with = {"partner", "animals"};
    record.consent = {true, false, {"arjeplog", "kiruna"}, "nl", filled<32>(1), filled<32>(2), filled<32>(3)};
    record.seen = {
        {"arjeplog",
         1090,
         {{lead::Reason::Why::wrote_from, "", "", 0, 0}, {lead::Reason::Why::dream, "forest", "lakes", 3, 500}}}};
    return record;
}

// The outbox and the wire don't look inside an envelope: any bytes do.
[[nodiscard]] inline lead::Sealed some_sealed(std::uint64_t number, std::size_t envelope_bytes = 1300) {
    lead::Sealed sealed;
    for (std::size_t i = 0; i < 8; ++i) {
        const auto byte = static_cast<std::uint8_t>(number >> (8 * i));
        sealed.lead_id[i] = byte;
        sealed.code_hash[i] = byte;
    }
    sealed.lead_id[15] = 0xA5;
    sealed.event_id = filled<16>(9);
    sealed.envelope.resize(envelope_bytes);
    std::uint64_t state = number * 0x9E3779B97F4A7C15U + 1;
    for (std::uint8_t& byte : sealed.envelope) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<std::uint8_t>(state >> 56U);
    }
    return sealed;
}

}  // namespace monter::test
