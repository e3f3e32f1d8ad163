// The real Norrbotten pack as the kiosk's world, a ruler, and a visitor who can be sent through the screens by ids.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/app.hpp"
#include "kiosk/ui/gestures.hpp"
#include "kiosk/ui/ruler.hpp"

namespace monter::kiosk::testing {

[[nodiscard]] const World& norrbotten();
[[nodiscard]] const Ruler& ruler();

// Touches what the scene shows, as a finger would: by id, in the middle of the target.
class Visitor {
public:
    explicit Visitor(const World& world = norrbotten());

    // Taps and lets update answer; fails the test where nothing of that id can be touched.
    void tap(const std::string& id);
    [[nodiscard]] bool can_tap(const std::string& id) const;
    // Writes with the keyboard on the screen; fails where a character has no key.
    void type(const std::string& text);
    void say(const Message& message);  // from outside
    void wait(std::int64_t ms);        // in steps of half a second
    void answer_kept();                // the outbox says COMMITTED

    [[nodiscard]] Scene scene() const;
    [[nodiscard]] std::string screen() const { return scene().screen; }
    [[nodiscard]] std::string text(const std::string& id) const;
    [[nodiscard]] bool sees(const std::string& id) const { return scene().find(id) != nullptr; }
    [[nodiscard]] bool is_on(const std::string& id) const;
    [[nodiscard]] bool is_invalid(const std::string& id) const;
    template <class T>
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        for (const Effect& effect : effects) n += std::holds_alternative<T>(effect) ? 1 : 0;
        return n;
    }

    // Ways other tests begin with.
    void go_to_showcase();  // arjeplog, by the list
    void go_to_contact();
    void fill_in();  // age, name, e-mail; still on page 1
    void go_to_consent();
    void go_to_thanks();

    World world;
    Model model;
    std::vector<Effect> effects;
    Frame frame;
    Id lead_id{};

private:
    Gestures fingers_;
};

void say_all(Visitor& visitor, const std::vector<Message>& messages);  // one after the other

}  // namespace monter::kiosk::testing
