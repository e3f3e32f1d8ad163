#include "sync/seal/root.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::seal;

namespace {

struct Region {
    SigningKey root = SigningKey::generate();
    SigningKey next_root = SigningKey::generate();
    SigningKey content = SigningKey::generate();
    SigningKey receipt = SigningKey::generate();
    BoxKey desk = BoxKey::generate();
    BoxKey escrow = BoxKey::generate();

    [[nodiscard]] Root first() const {
        Root out;
        out.version = 1;
        out.region = "norrbotten";
        out.expires = "2030-01-01T00:00:00Z";
        out.root = {{root.public_key()}, 1};
        out.content = {{content.public_key()}, 1};
        out.receipt = {{receipt.public_key()}, 1};
        out.recipients = {{desk.public_key(), "desk"}, {escrow.public_key(), "escrow"}};
        out.recipients_version = 1;
        return out;
    }
};

SignedDocument signed_with(const Root& root, std::vector<const SigningKey*> keys) {
    return sign_document(root_context, to_bytes(root), keys);
}

}  // namespace

TEST_CASE("a document comes back from its file with bytes and signatures whole") {
    const auto key = SigningKey::generate();
    const SigningKey* keys[] = {&key};
    const auto document = sign_document(manifest_context, Bytes{1, 2, 3, 0, 255}, keys);
    const auto again = document_from_json(view(to_json(document)));
    REQUIRE(again);
    CHECK(again->bytes == document.bytes);
    CHECK(signed_by(*again, manifest_context, {key.public_key()}, 1));
    CHECK_FALSE(signed_by(*again, latest_context, {key.public_key()}, 1));
}

TEST_CASE("what is not a signed document is refused") {
    for (const char* json :
         {"", "[]", "{}", "null", R"({"signed":"AA"})", R"({"signed":1,"sigs":[]})", R"({"signed":"A","sigs":[]})",
          R"({"signed":"AA","sigs":{}})", R"({"signed":"AA","sigs":[1]})",
          R"({"signed":"AA","sigs":[{"key_id":"00","sig":"AA"}]})"}) {
        INFO(json);
        CHECK_FALSE(document_from_json(view(json)));
    }
}

TEST_CASE("a threshold counts different trusted keys, and never nobody") {
    const auto a = SigningKey::generate();
    const auto b = SigningKey::generate();
    const SigningKey* twice_a[] = {&a, &a};
    const SigningKey* both[] = {&a, &b};
    const auto by_a = sign_document(root_context, Bytes{1}, twice_a);
    const auto by_both = sign_document(root_context, Bytes{1}, both);
    const std::vector<PublicKey> trusted{a.public_key(), b.public_key()};
    CHECK(signed_by(by_a, root_context, trusted, 1));
    CHECK_FALSE(signed_by(by_a, root_context, trusted, 2));
    CHECK_FALSE(signed_by(by_a, root_context, {a.public_key(), a.public_key()}, 2));
    CHECK(signed_by(by_both, root_context, trusted, 2));
    CHECK_FALSE(signed_by(by_both, root_context, trusted, 0));
    CHECK_FALSE(signed_by(by_both, root_context, {}, 1));
    auto changed = by_both;
    changed.bytes[0] ^= 1U;
    CHECK_FALSE(signed_by(changed, root_context, trusted, 1));
}

TEST_CASE("a stand trusts the root whose key the enrolment card names, and no other") {
    const Region region;
    const auto document = signed_with(region.first(), {&region.root});
    const auto opened = open_root(document, fingerprint(region.root.public_key()));
    REQUIRE(opened);
    CHECK(opened->region == "norrbotten");
    CHECK(opened->receipt.keys == std::vector<PublicKey>{region.receipt.public_key()});
    CHECK(opened->recipients.size() == 2);
    CHECK_FALSE(open_root(document, fingerprint(region.content.public_key())));
    CHECK_FALSE(open_root(signed_with(region.first(), {&region.content}), fingerprint(region.root.public_key())));
    CHECK_FALSE(open_root(signed_with(region.first(), {}), fingerprint(region.root.public_key())));
    auto other_purpose = sign_document(latest_context, to_bytes(region.first()), std::vector{&region.root});
    CHECK_FALSE(open_root(other_purpose, fingerprint(region.root.public_key())));
}

TEST_CASE("a root key that is only named, and did not sign, opens nothing") {
    const Region region;
    auto root = region.first();
    root.root = {{region.root.public_key(), region.next_root.public_key()}, 1};
    const auto document = signed_with(root, {&region.next_root});
    CHECK_FALSE(open_root(document, fingerprint(region.root.public_key())));
    CHECK(open_root(document, fingerprint(region.next_root.public_key())));
}

TEST_CASE("a newer root is taken when the old keys and its own signed it") {
    const Region region;
    const Root first = region.first();
    Root second = first;
    second.version = 2;
    second.root = {{region.next_root.public_key()}, 1};
    CHECK(open_next_root(signed_with(second, {&region.root, &region.next_root}), first));
    CHECK_FALSE(open_next_root(signed_with(second, {&region.root}), first));
    CHECK_FALSE(open_next_root(signed_with(second, {&region.next_root}), first));
    Root same_version = second;
    same_version.version = 1;
    CHECK_FALSE(open_next_root(signed_with(same_version, {&region.root, &region.next_root}), first));
    Root elsewhere = second;
    elsewhere.region = "lappi";
    CHECK_FALSE(open_next_root(signed_with(elsewhere, {&region.root, &region.next_root}), first));
}

TEST_CASE("a root of a shape we don't know is refused") {
    const Region region;
    const std::string good(text_of(to_bytes(region.first())));
    const auto refused = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        const auto document = sign_document(root_context, Bytes(text.begin(), text.end()), std::vector{&region.root});
        return !read_root(to_json(document)).has_value();
    };
    REQUIRE_FALSE(refused("norrbotten", "norrbotte"));
    CHECK(refused(R"("type":"root")", R"("type":"latest")"));
    CHECK(refused(R"("version":1)", R"("version":0)"));
    CHECK(refused(R"("version":1)", R"("version":9007199254740993)"));
    CHECK(refused(R"("version":1)", R"("version":18446744073709551615)"));
    CHECK(refused(R"("version":1)", R"("version":"1")"));
    CHECK(refused(R"("threshold":1)", R"("threshold":2)"));
    CHECK(refused(R"("threshold":1)", R"("threshold":0)"));
    CHECK(refused("2030-01-01T00:00:00Z", "2030"));
    CHECK(refused("ed25519", "rsa"));
    CHECK(refused(to_hex(region.content.id()), "0011223344556677"));
    CHECK(refused(to_base64url(region.desk.public_key()), to_base64url(region.escrow.public_key())));
    CHECK(refused(R"("roles":{)", R"("rolls":{)"));
}

TEST_CASE("no form opens with fewer than two keys that could open a lead") {
    const Region region;
    Root root = region.first();
    REQUIRE(recipient_keys(root));
    CHECK(recipient_keys(root)->size() == 2);
    root.recipients[1].key = root.recipients[0].key;
    CHECK_FALSE(recipient_keys(root));
    root.recipients.pop_back();
    const auto one = recipient_keys(root);
    REQUIRE_FALSE(one);
    CHECK(one.error().kind == Kind::refused);
    CHECK_FALSE(one.error().remedy.empty());
}
