#include "kiosk/app/effects.hpp"

#include <cstring>

#include "kiosk/app/crew_line.hpp"
#include "kiosk/app/post.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::kiosk {
namespace {

// The record's plaintext lives in locked memory only, and only inside this function.
Result<lead::Sealed> sealed_from(const KeepLead& keep, const std::vector<seal::PublicKey>& recipients) {
    auto text = lead::to_json(keep.record);
    if (!text) return fail(text.error());
    lead::Sealed sealed;
    sealed.lead_id = keep.record.lead_id;
    sealed.event_id = keep.event_id;
    sealed.flags = keep.flags;
    sealed.code_hash = keep.code_hash;
    if (auto done = seal::seal_lead(sealed, text->view(), recipients); !done) return fail(done.error());
    return sealed;
}

TakeHomeMinted mint(const Luck& luck) {
    TakeHomeMinted minted;
    luck(minted.lead_id);
    Raw<16> drawn{};
    luck(drawn);
    minted.secret = Secret(std::string_view(reinterpret_cast<const char*>(drawn.data()), drawn.size()));
    explicit_bzero(drawn.data(), drawn.size());
    return minted;
}

}  // namespace

Hands::Hands(Reach reach) : reach_(std::move(reach)), post_(std::make_unique<Post>(reach_.socket, reach_.on_answer)) {}
Hands::~Hands() = default;

std::vector<Message> Hands::carry_out(Effect&& effect) {
    if (std::holds_alternative<MintTakeHome>(effect)) return {mint(reach_.luck)};
    if (std::holds_alternative<AskStore>(effect)) post_->look();
    if (std::holds_alternative<VisitEnded>(effect)) post_->leave();
    if (const auto* withdraw = std::get_if<WithdrawLead>(&effect)) post_->withdraw(withdraw->lead_id, withdraw->key);
    if (const auto* answer = std::get_if<CountAnswer>(&effect)) {
        Id tap{};
        reach_.luck(tap);
        post_->count({tap, answer->event_id, answer->question, answer->value, answer->kind});
    }
    if (const auto* crew = std::get_if<AskCrew>(&effect)) {
        if (!crew_) crew_ = std::make_unique<CrewLine>(reach_.socket, reach_.on_answer);
        crew_->ask(crew->request);
    }
    if (const auto* keep = std::get_if<KeepLead>(&effect)) {
        // Sealed already: the same bytes again.
        if (!is_planted(Plant::sealed_again) && post_->hurry(keep->record.lead_id)) return {};
        auto sealed = sealed_from(*keep, reach_.recipients());
        if (!sealed) {
            log_error("seal a wish", sealed.error());
            return {LeadNotKept{keep->record.lead_id, sealed.error().kind}};
        }
        post_->keep(std::move(*sealed));
    }
    return {};
}

std::vector<Message> Hands::take_answers() {
    std::vector<Message> answers = post_->take_answers();
    if (crew_) {
        for (Message& told : crew_->take_answers()) answers.push_back(std::move(told));
    }
    return answers;
}

bool Hands::busy() const {
    return post_->busy() || (crew_ && crew_->busy());
}

}  // namespace monter::kiosk
