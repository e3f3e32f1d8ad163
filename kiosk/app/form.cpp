#include <algorithm>

#include "kiosk/app/turn.hpp"
#include "kiosk/visit/faults.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

void toggle_code(std::vector<std::string>& list, const std::string& code) {
    if (std::erase(list, code) == 0) list.push_back(code);
}

// Touching the chosen answer again takes it back: nothing here must be answered.
void choose(std::string& answer, const std::string& code) {
    answer = answer == code ? std::string() : code;
}

}  // namespace

// Under sixteen the visit ends kindly. What was typed goes when the screen is left for anywhere but back: nothing is
// kept, and a slip of the finger costs nobody their answers.
void take(Turn& turn, const SetAge& message) {
    turn.model.age_checked = false;
    turn.model.visit.sixteen = message.sixteen;
    if (!message.sixteen) go_to(turn, Step::young);
}

void forget_the_young(Turn& turn) {
    Visit& visit = turn.model.visit;
    Visit left;
    left.wish = visit.wish;
    left.wish.written_from.clear();
    left.wish.work.clear();
    left.wish.speaks.clear();
    visit = std::move(left);
    turn.model.checked.clear();
    rematch(turn);
}

void take(Turn& turn, const ContactNext&) {
    Model& model = turn.model;
    if (model.at == Step::details || model.at == Step::words) {
        settle_recipients(model.visit, model.matches);
        go_to(turn, Step::consent);
        return;
    }
    if (model.at != Step::contact) return;
    const FormFaults faults = faults_of(model.visit);
    if (!faults.any()) {
        go_to(turn, Step::details);
        return;
    }
    model.age_checked = true;
    model.checked = {Field::name, Field::email, Field::phone};
    focus(turn, faults.age ? model.keyboard.field : faults.first());
    model.checked = {Field::name, Field::email, Field::phone};
}

void take(Turn& turn, const PickWhen& message) {
    if (lead::index_of(lead::when_codes, message.code)) choose(turn.model.visit.when, message.code);
}

void take(Turn& turn, const ToggleWith& message) {
    if (!lead::index_of(lead::with_codes, message.code)) return;
    auto& with = turn.model.visit.with;
    toggle_code(with, message.code);
    // "Just me" and company exclude each other.
    if (message.code == "alone") {
        std::erase_if(with, [](const std::string& code) { return code != "alone"; });
    } else {
        std::erase(with, "alone");
    }
}

void take(Turn& turn, const PickWork& message) {
    if (!lead::index_of(lead::work_codes, message.code)) return;
    choose(turn.model.visit.wish.work, message.code);
    rematch(turn);
}

void take(Turn& turn, const ToggleSpeaks& message) {
    if (!lead::is_language(message.code)) return;
    toggle_code(turn.model.visit.wish.speaks, message.code);
    rematch(turn);
}

}  // namespace monter::kiosk
