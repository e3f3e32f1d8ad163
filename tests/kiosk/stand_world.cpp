#include "tests/kiosk/stand_world.hpp"

#include "kiosk/ui/typing.hpp"
#include "sync/base/utf8.hpp"
#include "sync/pack/source.hpp"
#include "sync/seal/keys.hpp"
#include "tests/support/catch.hpp"

namespace monter::kiosk::testing {
namespace {

World read_world() {
    REQUIRE(seal::start());
    auto folder = pack::open_folder(std::string(MONTER_SOURCE_DIR) + "/assets/packs/norrbotten");
    REQUIRE(folder);
    auto content = pack::read_content(**folder);
    INFO((content ? std::string() : content.error().message));
    REQUIRE(content);
    World world;
    world.content = std::make_shared<const pack::Content>(std::move(*content));
    world.event.languages = {"en", "nl", "sv", "de", "fi", "uk"};
    world.portal_url = "https://portal.example.test";
    world.recipient_keys = 2;
    return world;
}

}  // namespace

const World& norrbotten() {
    static const World world = read_world();
    return world;
}

const Ruler& ruler() {
    static const Ruler opened = [] {
        auto ruler = Ruler::open();
        REQUIRE(ruler);
        return std::move(*ruler);
    }();
    return opened;
}

Visitor::Visitor(const World& of) : world(of), model(first_model(of)) {
    frame.ruler = &ruler();
    say(Tick{1'000'000, 1'795'000'000'000});
}

Scene Visitor::scene() const {
    Frame now = frame;
    now.language = model.language;
    if (model.access.large_text) now.text_scale = 1.5F;
    now.high_contrast = model.access.high_contrast;
    return kiosk::scene(model, world, now);
}

void Visitor::say(const Message& message) {
    Next next = update(std::move(model), message, world);
    model = std::move(next.model);
    for (Effect& effect : next.effects) {
        const bool mints = std::holds_alternative<MintTakeHome>(effect);
        effects.push_back(std::move(effect));
        if (!mints) continue;
        TakeHomeMinted minted;
        minted.lead_id.fill(static_cast<std::uint8_t>(effects.size()));
        minted.secret = Secret(std::string(16, '\7'));
        lead_id = minted.lead_id;
        say(minted);
    }
}

void say_all(Visitor& visitor, const std::vector<Message>& messages) {
    for (const Message& message : messages) visitor.say(message);
}

bool Visitor::can_tap(const std::string& id) const {
    const Scene now = scene();
    const Element* element = now.find(id);
    if (!element || !element->tap) return false;
    const Rect& target = element->target.w > 0 ? element->target : element->rect;
    const Element* under = now.at(target.centre());
    return under && under->id == id;
}

void Visitor::tap(const std::string& id) {
    INFO("tap " << id << " on " << screen());
    const Scene now = scene();
    const Element* element = now.find(id);
    REQUIRE(element);
    const Rect& target = element->target.w > 0 ? element->target : element->rect;
    CHECK_FALSE(fingers_.feel({Finger::Does::down, 1, target.centre()}, now));
    const auto message = fingers_.feel({Finger::Does::up, 1, target.centre()}, now);
    REQUIRE(message);
    REQUIRE_FALSE(std::holds_alternative<Touched>(*message));
    say(*message);
}

void Visitor::type(const std::string& text) {
    std::size_t at = 0, begin = 0;
    while (next_character(text, at)) {
        const std::string character = text.substr(begin, at - begin);
        begin = at;
        const auto taps = taps_for(model.keyboard, character);
        INFO("no key for '" << character << "'");
        REQUIRE(taps);
        for (const std::string& id : *taps) tap(id);
    }
}

void Visitor::wait(std::int64_t ms) {
    for (std::int64_t done = 0; done < ms; done += 500) say(Tick{model.now_ms + 500, model.wall_ms + 500});
}

void Visitor::answer_kept() {
    say(LeadKept{lead_id, 1});
}

std::string Visitor::text(const std::string& id) const {
    const Scene now = scene();
    const Element* element = now.find(id);
    INFO("text of " << id);
    REQUIRE(element);
    return element->secret && !element->secret->empty() ? std::string(element->secret->view()) : element->text;
}

bool Visitor::is_on(const std::string& id) const {
    const Scene now = scene();
    REQUIRE(now.find(id));
    return now.find(id)->states.on;
}

bool Visitor::is_invalid(const std::string& id) const {
    const Scene now = scene();
    REQUIRE(now.find(id));
    return now.find(id)->states.invalid;
}

void Visitor::go_to_showcase() {
    tap("attract.begin");
    tap("dream.forest");
    tap("dream.fishing");
    tap("dream.next");
    tap("places.all");
    tap("place.arjeplog");
}

void Visitor::go_to_contact() {
    go_to_showcase();
    tap("showcase.write");
}

void Visitor::fill_in() {
    tap("contact.age.16plus");
    tap("contact.name");
    type("Sanne de Vries");
    tap("contact.email");
    type("sanne@example.nl");
}

void Visitor::go_to_consent() {
    go_to_contact();
    fill_in();
    tap("contact.next");
    tap("contact.next");
}

void Visitor::go_to_thanks() {
    go_to_consent();
    tap("consent.contact");
    tap("consent.send");
    answer_kept();
}

}  // namespace monter::kiosk::testing
