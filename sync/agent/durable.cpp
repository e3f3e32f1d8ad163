#include "sync/agent/durable.hpp"

#include <algorithm>
#include <sstream>

namespace monter::agent {
namespace {

constexpr const char* durable_key = "durable";  // "uuid 4700"

Result<void> note(outbox::Outbox& outbox, const Durable& said) {
    const std::string text = to_uuid(said.epoch) + " " + std::to_string(said.seq);
    const auto before = outbox.fact(durable_key);
    if (!before) return fail(before.error());
    return *before == text ? Result<void>() : outbox.set_fact(durable_key, text);
}

}  // namespace

Result<Durable> durable(const outbox::Outbox& outbox) {
    const auto text = outbox.fact(durable_key);
    if (!text) return fail(text.error());
    std::istringstream said(text->value_or(""));
    std::string epoch;
    Durable out;
    said >> epoch >> out.seq;
    const auto id = id_from_uuid(epoch);
    if (!said || !id) return Durable{};
    out.epoch = *id;
    return out;
}

void DurableRound::heard(std::optional<std::int64_t> seq) {
    lowest_ = std::min(lowest_.value_or(INT64_MAX), seq.value_or(0));
}

Result<void> DurableRound::end(const Id& epoch) {
    const std::int64_t seq = lowest_.value_or(0);
    lowest_.reset();
    return note(outbox_, {epoch, std::max<std::int64_t>(seq, 0)});
}

Result<void> DurableRound::signed_for(const Id& epoch, std::int64_t portal_seq) {
    const std::int64_t below = std::max<std::int64_t>(portal_seq - 1, 0);
    if (lowest_) lowest_ = std::min(*lowest_, below);
    const auto noted = durable(outbox_);
    if (!noted) return fail(noted.error());
    if (noted->epoch != epoch || noted->seq <= below) return {};
    return note(outbox_, {epoch, below});
}

}  // namespace monter::agent
