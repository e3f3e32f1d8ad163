#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

std::string problem(const portal::Response& answer) {
    CHECK(answer.type == "application/problem+json");
    return Json::parse(answer.body).at("type").get<std::string>();
}

}  // namespace

TEST_CASE("a stand with a card becomes one of ours and learns all it needs") {
    Region region;
    Stand stand(region);
    const auto answer = stand.enrol(region.new_card());
    REQUIRE(answer.status == 200);
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "enrol");
    CHECK(body.at("nonce") == stand.nonce);
    CHECK(body.at("region") == "Norrbotten");
    CHECK(body.at("event").at("title") == "Utrecht 2026");
    CHECK(body.at("event").at("portal_url") == "https://portal.test");
    CHECK(need(id_from_uuid(body.at("epoch").get<std::string>())) != Id{});
    const auto document = need(seal::document_from_json(view(body.at("root").dump())));
    const auto& root = region.portal().root();
    CHECK(seal::open_root(document, seal::fingerprint(root.root.keys.front())));
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), root));
}

TEST_CASE("an answer lost on the way is given again to the same stand") {
    Region region;
    Stand stand(region);
    const std::string card = region.new_card();
    REQUIRE(stand.enrol(card).status == 200);
    const Id first = stand.device_id;
    REQUIRE(stand.enrol(card).status == 200);
    CHECK(stand.device_id == first);
    CHECK(region.count("device") == 1);
}

TEST_CASE("a card that another stand used is refused") {
    Region region;
    const std::string card = region.new_card();
    Stand first(region);
    REQUIRE(first.enrol(card).status == 200);
    Stand second(region);
    const auto answer = second.enrol(card);
    CHECK(answer.status == 409);
    CHECK(problem(answer) == "urn:monter:card-used");
    CHECK(region.count("device") == 1);
}

TEST_CASE("a card past its days is refused, also to the stand that used it") {
    Region region;
    const std::string card = region.new_card(1);
    Stand stand(region);
    REQUIRE(stand.enrol(card).status == 200);
    region.pass_minutes(25 * 60);
    CHECK(problem(stand.enrol(card)) == "urn:monter:card-expired");
}

TEST_CASE("a made-up card is refused, and its tenth try in a minute is the last") {
    Region region;
    Stand stand(region);
    Json card = Json::parse(region.new_card());
    card["secret"] = "AAAAAAAAAAAAAAAAAAAAAA";
    for (int i = 0; i < 10; ++i) CHECK(problem(stand.enrol(card.dump())) == "urn:monter:card-unknown");
    const auto answer = stand.enrol(card.dump());
    CHECK(answer.status == 429);
    CHECK_FALSE(header(answer, "Retry-After").empty());
    region.pass_minutes(1);
    CHECK(stand.enrol(card.dump()).status == 403);
}

TEST_CASE("a card works only for who holds the key it is shown with") {
    Region region;
    Stand stand(region);
    const Json card = Json::parse(region.new_card());
    auto request = stand.signed_request("POST", "/v1/enrol", "{}");
    const Json body{{"v", 1},
                    {"secret", card.at("secret")},
                    {"device_pk", to_base64url(seal::SigningKey::generate().public_key())},
                    {"nonce", "n"},
                    {"store_id", to_uuid(filled<16>(3))},
                    {"hw", to_base64url(Hash{})},
                    {"sw", "0.1.0"}};
    request = stand.signed_request("POST", "/v1/enrol", body.dump());
    CHECK(region.answer(request).status == 401);
    CHECK(region.count("device") == 0);
    CHECK(stand.enrol(card.dump()).status == 200);
}

TEST_CASE("the secret of a card is not in the portal's folder") {
    Region region;
    const Json card = Json::parse(region.new_card());
    CHECK(region.bytes_on_disk().find(card.at("secret").get<std::string>()) == std::string::npos);
}

TEST_CASE("a stand asks for its event and gets it signed, with its own address in it") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto answer = region.answer(stand.signed_request("GET", "/v1/event", ""));
    REQUIRE(answer.status == 200);
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "event");
    CHECK(body.at("nonce") == stand.nonce);
    CHECK(body.at("event").at("portal_url") == "https://portal.test");
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), region.portal().root()));
}

TEST_CASE("the signed root can be fetched by its version, and only that one") {
    Region region;
    const auto root = region.answer({.method = "GET", .path = "/v1/root/1"});
    CHECK(root.status == 200);
    CHECK(seal::read_root(root.body));
    CHECK(region.answer({.method = "GET", .path = "/v1/root/2"}).status == 404);
    CHECK(region.answer({.method = "GET", .path = "/v1/root/1x"}).status == 404);
}

TEST_CASE("keys for the safe never lie in the portal's folder") {
    Region region;
    CHECK(std::filesystem::exists(region.offline() / "root.key"));
    CHECK(std::filesystem::exists(region.offline() / "escrow.key"));
    CHECK_FALSE(std::filesystem::exists(region.folder().key("root")));
    CHECK_FALSE(std::filesystem::exists(region.folder().key("escrow")));
    CHECK(std::filesystem::exists(region.folder().key("content")));
    ScratchFolder fresh;
    const auto made = [&](const std::filesystem::path& data, const std::filesystem::path& offline) {
        return portal::make_portal({.data = data, .offline = offline, .region = "N"}, monday).has_value();
    };
    CHECK_FALSE(made(fresh / "a", fresh / "a"));
    CHECK_FALSE(made(fresh / "a", fresh / "a/safe"));
    CHECK_FALSE(made(fresh / "a", fresh / "b/../a/safe"));
    CHECK_FALSE(made(fresh / "a/b", fresh / "a"));
    CHECK(made(fresh / "a", fresh / "ab"));
    CHECK_FALSE(made(fresh / "a", fresh / "c"));
}

TEST_CASE("a card that names another root is refused before it is used up") {
    Region region;
    const Json card = Json::parse(region.new_card());
    Stand stand(region);
    Json wrong = card;
    wrong["root_fpr"] = to_base64url(filled<32>(9));
    const auto refused = stand.enrol(wrong.dump());
    CHECK(refused.status == 409);
    CHECK(Json::parse(refused.body).at("type") == "urn:monter:card-of-another-root");
    CHECK(region.count("device") == 0);
    CHECK(stand.enrol(card.dump()).status == 200);
}
