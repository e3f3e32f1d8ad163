// From the consent to the thanks, and back: nothing is sent without the box, "thank you" only once it is on disk.
#include "kiosk/app/for_good.hpp"
#include "kiosk/app/turn.hpp"
#include "kiosk/visit/faults.hpp"
#include "kiosk/visit/recipients.hpp"
#include "kiosk/visit/wish_record.hpp"
#include "sync/lead/sealed.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::kiosk {
namespace {

// The temperature is asked from the thanks: an answer about the wish may come while it is on the screen.
bool is_after_keeping(const Model& model) {
    return model.at == Step::thanks || (model.at == Step::pulse && model.before_pulse == Step::thanks);
}

bool is_ours(const Model& model, const Id& lead_id) {
    return model.visit.take_home && model.visit.take_home->lead_id == lead_id;
}

// Up to the first space: what the thanks say.
Secret first_name_of(const Secret& name) {
    std::string_view text = name.view();
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return Secret(text.substr(0, text.find(' ')));
}

WithdrawLead withdrawal_of(const Model& model) {
    return {model.visit.take_home->lead_id, seal::withdraw_key(model.visit.take_home->secret)};
}

// All that is left of a person: first name, reference, and the secret in the QR.
void keep_for_thanks(Turn& turn) {
    Model& model = turn.model;
    Visit left;
    left.take_home = model.visit.take_home;
    left.recipients = model.visit.recipients;
    model.first_name = first_name_of(model.visit.name);
    model.take_home_url = seal::withdraw_url(turn.world.portal_url, model.visit.take_home->secret);
    model.reference = seal::reference(model.visit.take_home->lead_id);
    model.visit = std::move(left);
    model.checked.clear();
}

}  // namespace

void take(Turn& turn, const ToggleRecipient& message) {
    turn.model.last_recipient = !toggle_recipient(turn.model.visit, turn.model.matches, message.place);
}

void take(Turn& turn, const ToggleConsent& message) {
    bool& box = message.purpose == Purpose::contact ? turn.model.visit.contact : turn.model.visit.share;
    box = !box;
    turn.model.consent_missing = false;
}

void take(Turn& turn, const Refuse&) {
    // Already handed over: the wish is taken back too, wherever it has got to.
    if (turn.model.keeping.state != Keeping::State::no && turn.model.visit.take_home) {
        turn.effects.emplace_back(withdrawal_of(turn.model));
    }
    end_visit(turn);
}

void take(Turn& turn, const Send&) {
    Model& model = turn.model;
    const bool again = model.keeping.state == Keeping::State::stuck;
    if (model.at != Step::consent || (model.keeping.state != Keeping::State::no && !again)) return;
    model.consent_missing = !model.visit.contact;
    if (model.consent_missing) return;
    if (faults_of(model.visit).any()) {
        go_to(turn, Step::contact);
        take(turn, ContactNext{});
        return;
    }
    if (!model.visit.take_home || !turn.world.may_keep()) {
        model.keeping = {Keeping::State::stuck, model.now_ms, Kind::refused};
        return;
    }
    KeepLead keep;
    keep.record = record_of(model, turn.world);
    keep.event_id = turn.world.event.event_id;
    keep.flags = turn.world.rehearses() ? lead::flag_rehearsal : std::uint8_t{0};
    keep.code_hash = seal::code_hash(seal::withdraw_key(model.visit.take_home->secret));
    turn.effects.emplace_back(std::move(keep));
    model.keeping = {Keeping::State::sent, model.now_ms, Kind::network};
}

void take(Turn& turn, const LeadKept& message) {
    if (!is_ours(turn.model, message.lead_id) || turn.model.at != Step::consent) return;
    keep_for_thanks(turn);
    go_to(turn, Step::thanks);
    turn.model.keeping.state = Keeping::State::kept;
    somebody_is_there(turn.model);  // a new screen: its time begins now
}

void take(Turn& turn, const LeadNotKept& message) {
    Keeping& keeping = turn.model.keeping;
    if (!is_ours(turn.model, message.lead_id) || turn.model.at != Step::consent) return;
    keeping.why = message.kind;
    keeping.state =
        is_for_good(message.kind) || message.kind == Kind::full ? Keeping::State::stuck : Keeping::State::waiting;
}

void take(Turn& turn, const Withdraw&) {
    Model& model = turn.model;
    if (model.at != Step::thanks || model.taking == Taking::asked || model.taking == Taking::done) return;
    model.sheet = Sheet::none;
    model.taking = Taking::asked;
    turn.effects.emplace_back(withdrawal_of(model));
}

void take(Turn& turn, const Withdrawn& message) {
    if (message.lead_id == Id{}) return take_back_is(turn, message.known ? Taking::done : Taking::unknown);
    if (is_after_keeping(turn.model) && is_ours(turn.model, message.lead_id)) turn.model.taking = Taking::done;
}

void take(Turn& turn, const NotWithdrawn& message) {
    if (message.lead_id == Id{}) return take_back_is(turn, Taking::failed);
    if (is_after_keeping(turn.model) && is_ours(turn.model, message.lead_id)) turn.model.taking = Taking::failed;
}

}  // namespace monter::kiosk
