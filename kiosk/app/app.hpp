// The whole kiosk as values: what is known (Model), what happens (Message), what should be done about it (Effect), and
// what is seen (Scene). Both functions are pure; time, luck, disk and answers come in as messages.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/ui/scene.hpp"
#include "kiosk/visit/model.hpp"
#include "sync/lead/record.hpp"

namespace monter::kiosk {

// Before a form opens, so that nobody fills in what can't be kept, and nothing is let go of meanwhile: answered by
// StoreTold.
struct AskStore {};
struct MintTakeHome {};  // answered by TakeHomeMinted in the same turn
// Everything to seal. Carried out once; whoever carries it out repeats the same bytes until they are on disk.
struct KeepLead {
    lead::Record record;
    Id event_id{};
    std::uint8_t flags = 0;
    Hash code_hash{};
};
struct WithdrawLead {
    Id lead_id{};
    Hash key{};
};
// One anonymous tap: counted with others of its hour, never joined to anything a visitor said.
struct CountAnswer {
    Id event_id{};
    std::string question, value;
    // "visit": one was begun in a language. "match": a municipality was "shown" among the three that fit best, or was
    // "opened", each once a visit; and "visit" with "opened": somebody opened any.
    std::string kind = "pulse";
};
// The crew's menu asks monter-sync; answered by CrewTold or CrewFailed.
struct AskCrew {
    local::CrewRequest request;
};
struct VisitEnded {};  // everything is wiped: content may change now
using Effect = std::variant<AskStore, MintTakeHome, KeepLead, WithdrawLead, CountAnswer, AskCrew, VisitEnded>;

struct Next {
    Model model;
    std::vector<Effect> effects;
};

[[nodiscard]] Next update(Model&& model, const Message& message, const World& world);

// Other content under a visit that goes on: what it no longer has (a municipality, a language, a step, a question) is
// let go, and the screen that needed it gives way to the one before it. Everything else stays.
void refit(Model& model, const World& world);

// The frame's language, text scale and contrast are the model's (Kiosk::scene fills them in).
[[nodiscard]] Scene scene(const Model& model, const World& world, const Frame& frame);

// Boot time at which a Tick would next change what is seen; nothing = never by itself. Lets the stage sleep.
[[nodiscard]] std::optional<std::int64_t> next_change(const Model& model);

}  // namespace monter::kiosk
