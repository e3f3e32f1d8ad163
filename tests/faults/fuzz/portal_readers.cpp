#include "sync/agent/request_body.hpp"
#include "sync/portal/intake/wire.hpp"
#include "sync/seal/envelope.hpp"
#include "tests/faults/fuzz/readers.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::fuzz {

// The corpus is what a stand writes.
std::vector<Reader> readers_of_portals() {
    namespace intake = portal::intake;
    agent::LeadBatch batch;
    for (std::uint64_t number = 1; number <= 2; ++number) {
        outbox::Pending lead;
        lead.seq = number;
        lead.sealed = test::some_sealed(number, 300);
        lead.ct_sha256 = seal::ct_sha256(lead.sealed);
        batch.leads.push_back(lead);
    }
    outbox::Tally tally{.kind = "pulse", .question = "move", .value = "job", .n = 7};
    tally.hour = 494'836;
    const auto text = [](auto read) { return [read](View bytes) { return read(text_from(bytes)).has_value(); }; };
    const Bytes enrolment = bytes_of(R"({"v":1,"secret":")" + to_base64url(test::filled<16>(1)) + R"(","device_pk":")" +
                                     to_base64url(test::filled<32>(2)) + R"(","nonce":"bm9uY2Utb2YtdGhlLXRlc3Q",)" +
                                     R"("store_id":")" + to_uuid(test::filled<16>(3)) + R"(","hw":")" +
                                     to_base64url(test::filled<32>(4)) + R"(","sw":"1.4.0"})");
    return {{"batch", {bytes_of(agent::body_of(batch))}, text(intake::read_batch)},
            {"withdrawals",
             {bytes_of(agent::body_of(agent::WithdrawalBatch{{test::filled<32>(1)}}))},
             text(intake::read_withdrawals)},
            {"counts", {bytes_of(agent::body_of(agent::TallyBatch{{tally}}))}, text(intake::read_tallies)},
            {"reconcile question",
             {bytes_of(agent::body_of(agent::ReconcileQuestion{test::filled<16>(1), {test::filled<16>(2)}, 0, false}))},
             text(intake::read_reconcile)},
            {"enrolment", {enrolment}, text(intake::read_enrolment)}};
}

}  // namespace monter::fuzz
