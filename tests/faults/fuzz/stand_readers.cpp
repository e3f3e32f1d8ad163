#include <memory>

#include "sync/agent/answer.hpp"
#include "sync/agent/content/latest.hpp"
#include "sync/agent/portal_url.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"
#include "tests/faults/fuzz/readers.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::fuzz {
namespace {

const std::string nonce = "bm9uY2Utb2YtdGhlLXRlc3Q";

// Signed rightly, whatever it says: what is behind the signature is read as strictly.
agent::HttpAnswer signed_answer(View body, const seal::SigningKey& receipt) {
    return {200,
            {{"content-type", "application/json"}, {"monter-signature", seal::sign_answer(body, receipt)}},
            text_from(body)};
}

std::string head(const std::string& type) {
    return R"({"v":1,"type":")" + type + R"(","nonce":")" + nonce +
           R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","server_time":"2026-11-23T05:50:57Z",)";
}

void add_answers(std::vector<Reader>& out, const std::shared_ptr<test::Region>& region) {
    agent::LeadBatch batch;
    batch.batch_id = test::filled<16>(5);
    outbox::Pending lead;
    lead.sealed = test::some_sealed(1, 100);
    lead.ct_sha256 = seal::ct_sha256(lead.sealed);
    batch.leads.push_back(lead);
    const std::string names = R"({"lead_id":")" + to_base64url(lead.sealed.lead_id) + R"(","ct_sha256":")" +
                              to_base64url(lead.ct_sha256) + "\",";
    const std::string about = R"("batch_id":")" + to_uuid(batch.batch_id) +
                              R"(","device_id":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b11","durable_seq":47,)" +
                              R"("seq_reused":false,"results":[)" + names;
    out.push_back({"receipt",
                   {bytes_of(head("leads") + about + R"("status":"stored","portal_seq":4712}]})"),
                    bytes_of(head("leads") + about +
                             R"("status":"rejected","problem":{"type":"urn:monter:x","retryable":false}}]})")},
                   [region, batch](View bytes) {
                       const auto answer = signed_answer(bytes, region->receipt);
                       return agent::read_leads_answer(answer, batch, nonce, region->trusted).has_value();
                   }});
    agent::ReconcileQuestion question;
    question.have = {test::filled<16>(1)};
    out.push_back({"reconcile answer",
                   {bytes_of(head("reconcile") + R"("missing":[")" + to_base64url(question.have[0]) + "\"]}")},
                   [region, question](View bytes) {
                       const auto answer = signed_answer(bytes, region->receipt);
                       return agent::read_reconcile_answer(answer, question, nonce, region->trusted).has_value();
                   }});
    out.push_back(
        {"event answer", {bytes_of(head("event") + R"("event":)" + region->event_json + "}")}, [region](View bytes) {
             const auto answer = signed_answer(bytes, region->receipt);
             return agent::read_event_answer(answer, nonce, region->trusted).has_value();
         }});
    out.push_back(
        {"answer's signature", {bytes_of(seal::sign_answer(view(nonce), region->receipt))}, [region](View bytes) {
             return seal::verify_answer(view(nonce), text_from(bytes), region->trusted).has_value();
         }});
}

}  // namespace

std::vector<Reader> readers_of_stands() {
    const auto region = std::make_shared<test::Region>();
    std::vector<Reader> out;
    add_answers(out, region);

    const Hash manifest = test::filled<32>(7);
    out.push_back(
        {"latest",
         {bytes_of(R"({"v":1,"type":"latest","pack_id":"norrbotten","version":3,"manifest_sha256":")" +
                   to_hex(manifest) +
                   R"(","manifest_size":20100,"issued":"2026-11-23T05:50:57Z","expires":"2026-11-30T05:50:57Z"})")},
         [region](View bytes) {
             const seal::SigningKey* const keys[] = {&region->receipt};
             const auto document =
                 seal::to_json(seal::sign_document(seal::latest_context, {bytes.begin(), bytes.end()}, keys));
             return agent::open_latest(view(document), region->trusted, "norrbotten", {}).has_value();
         }});
    out.push_back({"active", {bytes_of(pack::to_line({"norrbotten", 3, manifest}))}, [](View bytes) {
                       return pack::active_from_line(text_from(bytes)).has_value();
                   }});
    out.push_back({"portal's address",
                   {bytes_of("https://portal.example.se:8443"), bytes_of("http://127.0.0.1:80")},
                   [](View bytes) { return agent::read_portal_url(text_from(bytes)).has_value(); }});

    const auto sealed = test::some_sealed(1, 100);
    const local::Request put = local::Put{sealed.lead_id, sealed.event_id, 0, sealed.code_hash, sealed.envelope};
    std::vector<Bytes> requests{bytes_of(local::to_json(put)),
                                bytes_of(local::to_json(local::Request{local::Withdraw{manifest}})),
                                bytes_of(local::to_json(local::Request{local::Purge{true}})),
                                bytes_of(local::to_json(local::Request{local::Import{"/media/stick"}})),
                                bytes_of(local::to_json(local::Request{local::Status{}}))};
    out.push_back({"local request", std::move(requests),
                   [](View bytes) { return local::request_from_json(text_from(bytes)).has_value(); }});
    std::vector<Bytes> replies{bytes_of(local::to_json(local::Reply{local::Committed{sealed.lead_id, 7}})),
                               bytes_of(local::to_json(local::Reply{local::Done{}})),
                               bytes_of(local::to_json(local::Reply{local::Failed{{Kind::full, "full", "room"}}})),
                               bytes_of(local::to_json(local::Reply{local::ContentAnswer{"a", 1, true, "b"}}))};
    out.push_back({"local reply", std::move(replies),
                   [](View bytes) { return local::reply_from_json(text_from(bytes)).has_value(); }});
    return out;
}

}  // namespace monter::fuzz
