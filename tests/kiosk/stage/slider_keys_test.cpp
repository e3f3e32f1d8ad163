// Who has a keyboard or a switch moves a slider with it, and is never caught on it.
#include "kiosk/stage/input.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

Scene showcase() {
    Scene scene;
    scene.screen = "showcase";
    scene.size = {1920, 1080};
    Element write;
    write.id = "showcase.write";
    write.role = Role::button;
    write.rect = {0, 0, 200, 100};
    write.tap = WriteToPlace{};
    Element slider;
    slider.id = "showcase.light";
    slider.role = Role::slider;
    slider.rect = {0, 200, 800, 150};
    slider.tap = DragLight{0.5F, 0.5F};
    Element chip;
    chip.id = "showcase.light.midsummer";
    chip.role = Role::button;
    chip.rect = {0, 400, 200, 100};
    chip.tap = ShowLight{LightMark::midsummer};
    scene.elements = {write, slider, chip};
    return scene;
}

class Keys {
public:
    std::vector<Message> press(SDL_Keycode code) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        return input_.take(event, {scene_, keyboard_, fit_, 1920, 1080});
    }
    [[nodiscard]] States of(const std::string& id) const {
        Scene scene = showcase();
        input_.mark(scene);
        return scene.find(id)->states;
    }
    // The one message, where it is a step of the light.
    [[nodiscard]] static std::pair<int, int> step(const std::vector<Message>& said) {
        REQUIRE(said.size() == 1);
        REQUIRE(std::holds_alternative<StepLight>(said.front()));
        return {std::get<StepLight>(said.front()).days, std::get<StepLight>(said.front()).minutes};
    }

private:
    Scene scene_ = showcase();
    Keyboard keyboard_;
    Fit fit_ = fit({1920, 1080}, 1920, 1080);
    Input input_;
};

}  // namespace

TEST_CASE("arrows walk past a slider, and move it once Enter has taken hold") {
    Keys keys;
    keys.press(SDLK_RIGHT);
    keys.press(SDLK_RIGHT);
    REQUIRE(keys.of("showcase.light").focused);
    CHECK_FALSE(keys.of("showcase.light").on);
    keys.press(SDLK_RIGHT);
    CHECK(keys.of("showcase.light.midsummer").focused);

    keys.press(SDLK_LEFT);
    keys.press(SDLK_RETURN);
    CHECK(keys.of("showcase.light").on);
    CHECK(Keys::step(keys.press(SDLK_RIGHT)) == std::pair{1, 0});
    CHECK(Keys::step(keys.press(SDLK_LEFT)) == std::pair{-1, 0});
    CHECK(Keys::step(keys.press(SDLK_UP)) == std::pair{0, -6});
    CHECK(Keys::step(keys.press(SDLK_DOWN)) == std::pair{0, 6});
    CHECK(Keys::step(keys.press(SDLK_PAGEDOWN)) == std::pair{30, 0});
    CHECK(keys.of("showcase.light").focused);
}

TEST_CASE("Enter, Escape and Tab let a slider go") {
    for (const SDL_Keycode code : {SDLK_RETURN, SDLK_ESCAPE, SDLK_TAB}) {
        Keys keys;
        keys.press(SDLK_TAB);
        keys.press(SDLK_TAB);
        keys.press(SDLK_RETURN);
        REQUIRE(keys.of("showcase.light").on);
        const auto said = keys.press(code);
        CHECK_FALSE(keys.of("showcase.light").on);
        REQUIRE((said.size() == 1 && std::holds_alternative<Touched>(said.front())));
        keys.press(SDLK_RIGHT);
        CHECK_FALSE(keys.of("showcase.light").focused);
    }
}
