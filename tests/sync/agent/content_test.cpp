// Content comes down: what is taken, what is refused, what stays after a cut, and the way back.
#include "tests/support/content_offer.hpp"

using namespace monter;
using namespace monter::agent;
using namespace monter::test;
using Json = nlohmann::json;

TEST_CASE("newer content comes down, its files once each under their hash, and is active") {
    Offer fair;
    const auto first = fair.publish(3);
    REQUIRE(fair.round());
    CHECK(fair.active() == first);
    CHECK(fair.can_be_shown(first));
    const auto fetched = fair.hall.portal.bytes_fetched;
    const auto second = fair.publish(4);
    REQUIRE(fair.round());
    CHECK(fair.active() == second);
    CHECK(fair.can_be_shown(second));
    CHECK(fair.hall.portal.bytes_fetched - fetched < fetched);  // what both have came once
    CHECK(fair.round()->fresh == false);
    // The third drops what only the first had; the one before stays, to go back to.
    const auto third = fair.publish(5);
    REQUIRE(fair.round());
    REQUIRE(fair.round());
    CHECK_FALSE(fair.can_be_shown(first));
    CHECK(fair.can_be_shown(second));
    CHECK(fair.can_be_shown(third));
}

TEST_CASE("it is asked for by itself, some minutes after the start, then every hour, and leads go first") {
    Offer fair;
    fair.publish(3);
    fair.hall.portal.event_json = lead::to_json(fair.hall.region.event);
    fair.hall.agent.bring(*fair.content);
    fair.hall.let_pass(std::chrono::seconds(100));
    CHECK(fair.hall.portal.fetched.empty());
    fair.hall.visitor_leaves_lead();
    fair.hall.let_pass(std::chrono::minutes(2));
    CHECK(fair.hall.counts().acked == 1);
    CHECK(fair.active() == fair.newest);
    const auto asked = fair.hall.portal.fetched.size();
    fair.hall.let_pass(std::chrono::minutes(50));
    CHECK(fair.hall.portal.fetched.size() == asked);
    fair.publish(4);
    fair.hall.let_pass(std::chrono::minutes(15));
    CHECK(fair.active() == fair.newest);
}

TEST_CASE(
    "a portal whose answers are signed by keys not known here is asked for newer keys, and leads go on with them") {
    Offer fair;
    fair.publish(3);
    fair.hall.portal.event_json = lead::to_json(fair.hall.region.event);
    fair.hall.agent.bring(*fair.content);
    fair.hall.let_pass(std::chrono::minutes(3));
    REQUIRE(fair.hall.counts().acked == 0);
    auto next = fair.hall.region.trusted;
    next.version = 2;
    next.recipients_version += 1;
    const seal::SigningKey* const keys[] = {&fair.hall.region.root};
    fair.hall.portal.offered["/v1/root/2"] =
        seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(next), keys));
    // Signed by the new key: not to be believed before the new root is here.
    auto fetched = fair.hall.portal.fetched.size();
    fair.hall.portal.mood = [&]() -> std::optional<Problem> {
        const bool is_fetch = std::exchange(fetched, fair.hall.portal.fetched.size()) != fetched;
        if (is_fetch || fair.hall.portal.trusted) return std::nullopt;  // what is fetched proves itself
        return Problem{Trouble::not_our_portal, "", "Not signed by our portal.", "", std::nullopt};
    };
    fair.hall.visitor_leaves_lead();
    fair.hall.let_pass(std::chrono::minutes(5));
    REQUIRE(fair.hall.portal.trusted);
    CHECK(fair.hall.portal.trusted->version == 2);
    CHECK(fair.hall.counts().acked == 1);
    CHECK_FALSE(fair.hall.agent.problem());
}

TEST_CASE("a transfer that breaks goes on where it broke, also after a restart") {
    Offer fair;
    fair.source.write("notes.md", std::string(700'000, 'x') + "\n");
    const auto pack = fair.publish(3);
    std::int64_t all = 0;
    for (const auto& [path, bytes] : fair.hall.portal.offered) {
        if (path.starts_with("/v1/blobs/") || path.starts_with("/v1/manifests/")) {
            all += static_cast<std::int64_t>(bytes.size());
        }
    }
    std::int64_t named = 0;
    for (int break_at = 2; fair.active() != pack; ++break_at) {
        REQUIRE(break_at < 200);
        int asked = 0;
        fair.hall.portal.mood = [&]() -> std::optional<Problem> {
            if (++asked < 5) return std::nullopt;
            return Problem{Trouble::transient, {}, "The connection broke.", {}, std::nullopt};
        };
        static_cast<void>(fair.round());
        fair.restart();
    }
    for (const auto& question : fair.hall.portal.fetched) {
        if (question.path.ends_with("/latest")) {
            named += static_cast<std::int64_t>(fair.hall.portal.offered[question.path].size());
        }
        if (question.part) CHECK(question.part->etag == '"' + question.path.substr(question.path.rfind('/') + 1) + '"');
    }
    CHECK(fair.hall.portal.bytes_fetched - named == all);  // no byte came twice
}

TEST_CASE("what is not to be believed is refused with words for staff, and what is shown stays") {
    struct Case {
        const char* name;
        std::function<void(Offer&)> does;
        const char* says;
    };
    const auto other_key = [](const seal::SigningKey& key) { return &key; };
    static const seal::SigningKey stranger = (static_cast<void>(seal::start()), seal::SigningKey::generate());
    // The newest pack's manifest, changed and signed anew.
    const auto change = [](Offer& fair, const std::function<void(Json&)>& how, const seal::SigningKey* key = nullptr,
                           std::string_view context = seal::manifest_context) {
        const auto built = fair.build(4);
        const auto read = pack::read_manifest(built).value();
        auto json = Json::parse(text_of(read.document.bytes));
        how(json);
        const std::string text = json.dump();
        const seal::SigningKey* const keys[] = {key != nullptr ? key : &content_key()};
        const std::string file = seal::to_json(seal::sign_document(context, {text.begin(), text.end()}, keys));
        fair.publish(built);
        const std::string hash = to_hex(seal::sha256(view(file)));
        fair.hall.portal.offered["/v1/manifests/" + hash] = file;
        fair.name_latest({{"manifest_sha256", hash}, {"manifest_size", file.size()}});
    };
    const auto rename_last = [](const std::string& name) {
        return [name](Json& json) { json["files"].back()["name"] = name; };
    };
    const std::vector<Case> cases = {
        {"a stranger's manifest", [&](Offer& f) { f.publish(f.build(4, other_key(stranger))); }, "content key"},
        {"a manifest signed by the receipt key", [&](Offer& f) { f.publish(f.build(4, &f.hall.region.receipt)); },
         "content key"},
        {"a manifest signed for another purpose",
         [&](Offer& f) {
             change(
                 f, [](Json&) {}, nullptr, seal::latest_context);
         },
         "content key"},
        {"latest signed by a stranger", [&](Offer& f) { f.publish(4), f.name_latest({}, &stranger); }, "did not sign"},
        {"latest signed by the content key", [&](Offer& f) { f.publish(4), f.name_latest({}, &content_key()); },
         "did not sign"},
        {"latest signed for another purpose",
         [&](Offer& f) { f.publish(4), f.name_latest({}, nullptr, seal::root_context); }, "did not sign"},
        {"latest of another pack",
         [&](Offer& f) {
             f.publish(4), f.name_latest({{"pack_id", "other"}});
         },
         "another pack"},
        {"latest from before",
         [&](Offer& f) {
             f.publish(4), f.name_latest({{"issued", "2020-01-01T00:00:00Z"}});
         },
         "older than one heard"},
        {"latest that is no latest",
         [&](Offer& f) {
             f.publish(4), f.name_latest({{"type", "root"}});
         },
         "latest.json"},
        {"latest with a field missing",
         [&](Offer& f) { f.publish(4), f.latest.erase("manifest_size"), f.name_latest({}); }, "missing"},
        {"a manifest past its limit",
         [&](Offer& f) {
             f.publish(4), f.name_latest({{"manifest_size", (2 << 20) + 1}});
         },
         "limits"},
        {"an older version", [&](Offer& f) { f.publish(2); }, "older than version 3"},
        {"the same version with other content", [&](Offer& f) { f.source.write("more.md", "More.\n"), f.publish(3); },
         "other content"},
        {"a version past every step", [&](Offer& f) { f.publish(1'000'004); }, "too far"},
        {"a manifest of another version than was named",
         [&](Offer& f) {
             f.publish(4), f.name_latest({{"version", 5}});
         },
         "another pack's"},
        {"a manifest of another pack", [&](Offer& f) { change(f, [](Json& json) { json["pack_id"] = "other"; }); },
         "another pack's"},
        {"a version below its floor", [&](Offer& f) { change(f, [](Json& json) { json["floor"] = 9; }); }, "floor"},
        {"for a newer program", [&](Offer& f) { change(f, [](Json& json) { json["min_app"] = "99.0"; }); },
         "needs Monter"},
        {"a name that leads out", [&](Offer& f) { change(f, rename_last("../root.json")); }, "name no pack"},
        {"an absolute name", [&](Offer& f) { change(f, rename_last("/etc/passwd")); }, "name no pack"},
        {"a name that differs in case", [&](Offer& f) { change(f, rename_last("Readme.md")); }, "name no pack"},
        {"a name with a zero in it", [&](Offer& f) { change(f, rename_last(std::string("a\0b", 3))); }, "name no pack"},
        {"a name twice",
         [&](Offer& f) { change(f, [](Json& json) { json["files"].push_back(json["files"].back()); }); }, "twice"},
        {"totals that are not the files'",
         [&](Offer& f) { change(f, [](Json& json) { json["totals"]["bytes"] = 1; }); }, "totals"},
        {"a file past its limit",
         [&](Offer& f) { change(f, [](Json& json) { json["files"][0]["size"] = (64 << 20) + 1; }); }, "length"},
        {"no room", [&](Offer& f) { f.publish(4), f.files.room = disk_reserve_bytes; }, "no room"},
        {"unfit to be shown",
         [&](Offer& f) {
             f.publish(4);
             f.inspect = [](const auto&) {
                 return Result<void>(fail(Kind::refused, "a picture breaks", "Tell the office."));
             };
         },
         "a picture breaks"},
    };
    for (const auto& [name, does, says] : cases) {
        INFO(name);
        Offer fair;
        const auto good = fair.publish(3);
        REQUIRE(fair.round());
        does(fair);
        const auto told = fair.round();
        REQUIRE_FALSE(told);
        INFO(told.error().message);
        CHECK(told.error().message.find(says) != std::string::npos);
        CHECK_FALSE(told.error().remedy.empty());
        CHECK(fair.active() == good);
        CHECK(fair.can_be_shown(good));
        CHECK_FALSE(fair.hall.outbox.fact("content_problem")->value_or("").empty());
    }
}

TEST_CASE("files that are altered, missing, or longer than signed never get their name") {
    Offer fair;
    const auto good = fair.publish(3);
    REQUIRE(fair.round());
    const auto next = fair.publish(4);
    const auto read = pack::read_manifest_file(fair.source.beside("built-4") / "manifest.json").value();
    const auto manifest = pack::manifest_from(read.document.bytes).value();
    std::string path;
    for (const auto& file : manifest.files) {
        if (file.name == "readme.md") path = "/v1/blobs/" + to_hex(file.sha256);
    }
    const std::string whole = fair.hall.portal.offered.at(path);
    const auto offers = [&](const std::optional<std::string>& bytes, const char* says) {
        if (bytes) fair.hall.portal.offered[path] = *bytes;
        if (!bytes) fair.hall.portal.offered.erase(path);
        const auto told = fair.round();
        REQUIRE_FALSE(told);
        INFO(told.error().message);
        CHECK(told.error().message.find(says) != std::string::npos);
        CHECK(fair.active() == good);
        CHECK(fair.files.size(blob_name(seal::sha256(view(whole)))) == -1);
    };
    std::string altered = whole;
    altered[0] ^= 1;
    offers(altered, "altered");
    offers(std::nullopt, "no longer offers");
    offers("", "shorter");
    offers(whole.substr(0, whole.size() - 1), "shorter");
    fair.hall.portal.offered[path] = whole;
    REQUIRE(fair.round());
    CHECK(fair.active() == next);
}

TEST_CASE("a file that rotted on this disk is fetched again, and the pack is not blamed") {
    Offer fair;
    fair.publish(3);
    REQUIRE(fair.round());
    const auto next = fair.publish(4);
    for (const auto& entry : std::filesystem::directory_iterator(fair.folder() / "packs/blobs")) {
        if (!entry.is_regular_file()) continue;
        std::fstream file(entry.path(), std::ios::in | std::ios::out);
        file.put('\x01');
    }
    REQUIRE(fair.round());
    CHECK(fair.active() == next);
    CHECK(fair.can_be_shown(next));
}

TEST_CASE("what did not fit is not fetched again until it has another version") {
    Offer fair;
    fair.publish(3);
    REQUIRE(fair.round());
    fair.publish(4);
    int looks = 0;
    fair.inspect = [&](const auto&) {
        ++looks;
        return Result<void>(fail(Kind::corrupt, "it breaks"));
    };
    CHECK_FALSE(fair.round());
    fair.restart();
    CHECK_FALSE(fair.round());
    CHECK(looks == 1);
    fair.inspect = [](const auto&) { return Result<void>(); };
    fair.publish(5);
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.newest);
}

TEST_CASE("a helper that can't be started says nothing of the pack") {
    Offer fair;
    fair.publish(3);
    fair.inspect = [](const auto&) { return Result<void>(fail(Kind::disk, "no such program")); };
    CHECK_FALSE(fair.round());
    fair.inspect = [](const auto&) { return Result<void>(); };
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.newest);
}

TEST_CASE("keys are replaced link by link, from the card's on; what skips a link or comes from elsewhere is refused") {
    Offer fair;
    fair.publish(3);
    REQUIRE(fair.round());
    const auto& region = fair.hall.region;
    const auto new_root = seal::SigningKey::generate(), new_content = seal::SigningKey::generate();
    auto next = region.trusted;
    next.version = 2;
    next.root.keys = {new_root.public_key()};
    next.content.keys = {new_content.public_key()};
    const auto offer_root = [&](const seal::Root& root, std::vector<const seal::SigningKey*> keys) {
        fair.hall.portal.offered["/v1/root/2"] =
            seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(root), keys));
    };
    const auto version = [&] {
        return seal::read_root(read_text_file(fair.folder() / "root.json", 1 << 20).value())->version;
    };
    offer_root(next, {&new_root});  // only by itself
    CHECK_FALSE(fair.round());
    offer_root(next, {&region.root});  // only by the old
    CHECK_FALSE(fair.round());
    auto skipping = next;
    skipping.version = 3;
    offer_root(skipping, {&region.root, &new_root});
    CHECK_FALSE(fair.round());
    auto elsewhere = next;
    elsewhere.region = "Elsewhere";
    offer_root(elsewhere, {&region.root, &new_root});
    CHECK_FALSE(fair.round());
    auto older = next;
    older.version = 1;
    offer_root(older, {&region.root, &new_root});
    CHECK_FALSE(fair.round());
    CHECK(version() == 1);

    offer_root(next, {&region.root, &new_root});
    REQUIRE(fair.round());
    CHECK(version() == 2);
    CHECK(fair.hall.portal.trusted->version == 2);
    // The way from the card's key to the new one can be walked again; from another card's it can't.
    CHECK(seal::read_trusted_root(fair.folder(), region.fingerprint())->version == 2);
    CHECK_FALSE(seal::read_trusted_root(fair.folder(), Hash{}));
    // The stolen key ends here.
    fair.publish(fair.build(4));
    CHECK_FALSE(fair.round());
    fair.publish(fair.build(4, &new_content));
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.newest);
    std::filesystem::remove(fair.folder() / "roots/1.json");
    CHECK_FALSE(seal::read_trusted_root(fair.folder(), region.fingerprint()));
}

TEST_CASE("what is shown is a floor for versions also where the store forgot how high they were") {
    Offer fair;
    const auto five = fair.publish(Offer::plain(5));
    REQUIRE(fair.round());
    REQUIRE(fair.hall.outbox.set_fact("content_max:small", ""));
    fair.publish(Offer::plain(4));
    CHECK_FALSE(fair.round());
    CHECK(fair.active() == five);
}

TEST_CASE("a new root lets versions and times be counted afresh") {
    Offer fair;
    fair.publish(900'000);
    REQUIRE(fair.round());
    // By a stolen key, far ahead: nothing true is newer.
    fair.name_latest({{"issued", "2099-01-01T00:00:00Z"}, {"expires", "2099-01-08T00:00:00Z"}});
    REQUIRE(fair.round());
    fair.name_latest({});
    REQUIRE_FALSE(fair.round());
    auto next = fair.hall.region.trusted;
    next.version = 2;
    const seal::SigningKey* const keys[] = {&fair.hall.region.root};
    fair.hall.portal.offered["/v1/root/2"] =
        seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(next), keys));
    fair.publish(900'001);
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.newest);
}
