#include "sync/seal/envelope.hpp"

#include "sync/lead/limits.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::seal;

namespace {

struct Region {
    BoxKey desk = BoxKey::generate();
    BoxKey escrow = BoxKey::generate();
    std::vector<PublicKey> keys{desk.public_key(), escrow.public_key()};
};

lead::Sealed sealed_for(const Region& region, std::string_view words) {
    lead::Sealed sealed = test::some_sealed(1, 0);
    const auto done = seal_lead(sealed, words, region.keys);
    REQUIRE(done);
    return sealed;
}

}  // namespace

TEST_CASE("what a visitor wrote opens with the desk's key and with the safe's, and with no other") {
    const Region region;
    const auto sealed = sealed_for(region, "I dream of snow");
    for (const BoxKey* key : {&region.desk, &region.escrow}) {
        const auto opened = open_lead(sealed, *key);
        REQUIRE(opened);
        CHECK(opened->view() == "I dream of snow");
    }
    const auto stranger = open_lead(sealed, BoxKey::generate());
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().kind == Kind::refused);
}

TEST_CASE("an envelope lies on the wire as the protocol says") {
    const Region region;
    const auto sealed = sealed_for(region, "short");
    const View bytes = sealed.envelope;
    REQUIRE(bytes.size() == 4 + 1 + 2 * 88 + 24 + 256 + 16);
    CHECK(text_of(bytes.first(4)) == "MON1");
    CHECK(bytes[4] == 2);
    CHECK(same(bytes.subspan(5, 8), region.desk.id()));
    CHECK(same(bytes.subspan(5 + 88, 8), region.escrow.id()));
    const auto ids = recipients_of(bytes);
    REQUIRE(ids);
    CHECK(*ids == std::vector<KeyId>{region.desk.id(), region.escrow.id()});
}

TEST_CASE("the length of an envelope tells only the next 256 bytes") {
    const Region region;
    CHECK(sealed_for(region, std::string(1, 'a')).envelope.size() ==
          sealed_for(region, std::string(255, 'a')).envelope.size());
    CHECK(sealed_for(region, std::string(255, 'a')).envelope.size() + 256 ==
          sealed_for(region, std::string(256, 'a')).envelope.size());
    CHECK(sealed_for(region, "").envelope.size() == sealed_for(region, "a").envelope.size());
}

TEST_CASE("two seals of one text differ") {
    const Region region;
    CHECK(sealed_for(region, "same").envelope != sealed_for(region, "same").envelope);
}

TEST_CASE("any flipped byte of an envelope is noticed") {
    const Region region;
    const auto sealed = sealed_for(region, "I dream of snow");
    for (std::size_t at = 0; at < sealed.envelope.size(); ++at) {
        auto changed = sealed;
        changed.envelope[at] ^= 0x01U;
        // The other recipient's entry is bound too, though the desk doesn't use it.
        INFO("byte " << at);
        REQUIRE_FALSE(open_lead(changed, region.desk));
    }
}

TEST_CASE("an envelope can't be moved to another lead, fair, code or out of a rehearsal") {
    const Region region;
    const auto sealed = sealed_for(region, "I dream of snow");
    const auto refused = [&](lead::Sealed changed) {
        const auto opened = open_lead(changed, region.desk);
        return !opened && opened.error().kind == Kind::corrupt;
    };
    for (std::size_t at = 0; at < 32; ++at) {
        auto changed = sealed;
        if (at < 16) {
            changed.lead_id[at] ^= 0x80U;
            CHECK(refused(changed));
            changed = sealed;
            changed.event_id[at] ^= 0x80U;
            CHECK(refused(changed));
            changed = sealed;
        }
        changed.code_hash[at] ^= 0x80U;
        CHECK(refused(changed));
    }
    auto changed = sealed;
    changed.flags ^= lead::flag_rehearsal;
    CHECK(refused(changed));
}

TEST_CASE("a cut envelope is refused at every length") {
    const Region region;
    const auto sealed = sealed_for(region, "I dream of snow");
    for (std::size_t size = 0; size < sealed.envelope.size(); ++size) {
        auto cut = sealed;
        cut.envelope.resize(size);
        REQUIRE_FALSE(open_lead(cut, region.desk));
        REQUIRE_FALSE(recipients_of(cut.envelope));
    }
}

TEST_CASE("where a lead can't be sealed safely it is not sealed at all") {
    const Region region;
    lead::Sealed sealed = test::some_sealed(1, 100);
    SECTION("to nobody") {
        CHECK_FALSE(seal_lead(sealed, "words", {}));
    }
    SECTION("to a key of zeros, which everybody could open") {
        CHECK_FALSE(seal_lead(sealed, "words", {region.desk.public_key(), PublicKey{}}));
    }
    SECTION("to too many") {
        CHECK_FALSE(seal_lead(sealed, "words", std::vector(recipients_max + 1, region.desk.public_key())));
    }
    SECTION("when it is too long") {
        CHECK_FALSE(seal_lead(sealed, std::string(lead::plaintext_bytes_max + 1, 'a'), region.keys));
    }
    CHECK(sealed.envelope.empty());
}

TEST_CASE("the longest lead still fits the envelope's limit") {
    const Region region;
    const std::vector<PublicKey> keys(recipients_max, region.desk.public_key());
    lead::Sealed sealed = test::some_sealed(1, 0);
    REQUIRE(seal_lead(sealed, std::string(lead::plaintext_bytes_max, 'a'), keys));
    CHECK(sealed.envelope.size() <= lead::envelope_bytes_max);
    CHECK(open_lead(sealed, region.desk));
}

TEST_CASE("the stand's word for a lead counts for that stand, store, seq, lead and bytes only") {
    const auto device = SigningKey::generate();
    const auto sealed = test::some_sealed(5);
    const Hash hash = ct_sha256(sealed);
    const Id device_id = test::filled<16>(1);
    const Id store_id = test::filled<16>(2);
    const auto signature = sign_lead(device, device_id, store_id, 93, sealed.lead_id, hash);
    const auto& key = device.public_key();
    CHECK(verify_lead(key, device_id, store_id, 93, sealed.lead_id, hash, signature));
    CHECK_FALSE(verify_lead(key, store_id, store_id, 93, sealed.lead_id, hash, signature));
    CHECK_FALSE(verify_lead(key, device_id, device_id, 93, sealed.lead_id, hash, signature));
    CHECK_FALSE(verify_lead(key, device_id, store_id, 94, sealed.lead_id, hash, signature));
    CHECK_FALSE(verify_lead(key, device_id, store_id, 93, test::filled<16>(3), hash, signature));
    CHECK_FALSE(verify_lead(key, device_id, store_id, 93, sealed.lead_id, test::filled<32>(3), signature));
    CHECK_FALSE(
        verify_lead(SigningKey::generate().public_key(), device_id, store_id, 93, sealed.lead_id, hash, signature));
}

TEST_CASE("the hash of a lead speaks of every field that travels") {
    const auto sealed = test::some_sealed(5);
    const Hash hash = ct_sha256(sealed);
    auto changed = sealed;
    SECTION("lead") {
        changed.lead_id[0] ^= 1U;
    }
    SECTION("fair") {
        changed.event_id[0] ^= 1U;
    }
    SECTION("code") {
        changed.code_hash[0] ^= 1U;
    }
    SECTION("rehearsal") {
        changed.flags ^= 1U;
    }
    SECTION("envelope") {
        changed.envelope.back() ^= 1U;
    }
    CHECK(ct_sha256(changed) != hash);
}

TEST_CASE("a guide's note opens with the desk's key for its own lead and label only") {
    const auto desk = BoxKey::generate();
    const Id lead = test::filled<16>(4);
    const auto sealed = seal_note(view("called, very kind"), lead, "dialogue", desk.public_key());
    REQUIRE(sealed);
    const auto opened = open_note(*sealed, lead, "dialogue", desk);
    REQUIRE(opened);
    CHECK(opened->view() == "called, very kind");
    CHECK_FALSE(open_note(*sealed, test::filled<16>(5), "dialogue", desk));
    CHECK_FALSE(open_note(*sealed, lead, "reasons", desk));
    CHECK_FALSE(open_note(*sealed, lead, "dialogue", BoxKey::generate()));
    for (std::size_t at = 0; at < sealed->size(); ++at) {
        Bytes changed = *sealed;
        changed[at] ^= 0x10U;
        REQUIRE_FALSE(open_note(changed, lead, "dialogue", desk));
    }
    CHECK_FALSE(seal_note(view("words"), lead, "dialogue", PublicKey{}));
    CHECK(open_note(*seal_note({}, lead, "", desk.public_key()), lead, "", desk));
}
