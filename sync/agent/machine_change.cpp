#include "sync/agent/machine_change.hpp"

#include "sync/base/log.hpp"

namespace monter::agent {

Result<void> know_machine(outbox::Outbox& outbox, const std::filesystem::path& data) {
    if (auto set = outbox.set_fact("machine", mark_of(read_hardware(data))); !set) return set;
    return outbox.set_fact("other_machine", "");
}

Result<void> check_machine(outbox::Outbox& outbox, const Hardware& now, const seal::SigningKey& device) {
    const auto known = outbox.fact("machine");
    if (!known) return fail(known.error());
    const std::string mark = mark_of(now);
    if (!*known) return outbox.set_fact("machine", mark);  // enrolled by a version that did not look
    if (is_same_machine(**known, mark)) return {};
    const auto told = outbox.fact("other_machine");
    if (!told) return fail(told.error());
    if (told->value_or("") == mark) return {};
    log_warning(
        "this stand's disk was copied or moved into another machine: it sends nothing until it is enrolled anew");
    const auto self = outbox.identity();
    if (!self) return fail(self.error());
    if (auto adopted = outbox.adopt({self->device_id, seal::random_id()}, device); !adopted) return adopted;
    return outbox.set_fact("other_machine", mark);
}

Result<bool> must_enrol_again(const outbox::Outbox& outbox) {
    const auto other = outbox.fact("other_machine");
    if (!other) return fail(other.error());
    return !other->value_or("").empty();
}

}  // namespace monter::agent
