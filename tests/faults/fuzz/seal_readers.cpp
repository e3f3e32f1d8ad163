#include <memory>

#include "sync/lead/event.hpp"
#include "sync/outbox/record.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/root_json.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/faults/fuzz/readers.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::fuzz {

std::vector<Reader> readers_of_seals() {
    const auto region = std::make_shared<test::Region>();
    const auto device = std::make_shared<seal::SigningKey>(seal::SigningKey::generate());
    std::vector<Reader> out;

    const auto lead = region->lead();
    out.push_back({"envelope", {lead.envelope}, [region, lead](View bytes) {
                       auto sealed = lead;
                       sealed.envelope.assign(bytes.begin(), bytes.end());
                       return seal::open_lead(sealed, region->desk).has_value();
                   }});

    outbox::Pending pending;
    pending.seq = 7;
    pending.sealed = test::some_sealed(1, 300);
    pending.ct_sha256 = seal::ct_sha256(pending.sealed);
    Hash key{};
    key.fill(5);
    out.push_back({"journal record",
                   {outbox::to_record(pending), outbox::to_record(outbox::WithdrawalRecord{seal::code_hash(key), key}),
                    outbox::to_record(outbox::LetGoRecord{{1, 4}, {9, 9}})},
                   [](View bytes) { return outbox::parse_record(bytes).has_value(); }});
    // A record whose sum is right again: what lies behind the sum is foreign, too.
    out.push_back({"journal record, summed",
                   {outbox::to_record(pending), outbox::to_record(outbox::LetGoRecord{{1, 4}})},
                   [](View bytes) {
                       if (bytes.size() < 32) return false;
                       Bytes summed(bytes.begin(), bytes.end() - 32);
                       append(summed, seal::sha256(summed));
                       return outbox::parse_record(summed).has_value();
                   }});

    out.push_back({"root", {seal::to_bytes(region->trusted)}, [](View bytes) {
                       return seal::root_from_bytes(bytes).has_value();
                   }});
    out.push_back({"signed document", {bytes_of(region->root_json)}, [region](View bytes) {
                       const auto document = seal::document_from_json(bytes);
                       return document && seal::open_root(*document, region->fingerprint()).has_value();
                   }});
    out.push_back(
        {"event", {bytes_of(region->event_json)}, [](View bytes) { return lead::event_from_json(bytes).has_value(); }});
    const auto record = lead::to_json(test::some_record());
    out.push_back(
        {"record", {bytes_of(record->view())}, [](View bytes) { return lead::record_from_json(bytes).has_value(); }});

    const std::string body = "{}";
    const auto request = [body] { return seal::RequestParts{"POST", "portal.test", "/v1/leads", "", view(body)}; };
    const auto headers = seal::sign_request(request(), *device, 1'790'000'000, "bm9uY2Utb2YtdGhlLXRlc3Q");
    out.push_back({"request signature",
                   {bytes_of(headers.content_digest + "\n" + headers.signature_input + "\n" + headers.signature)},
                   [request, device, body](View bytes) {
                       const std::string all = text_from(bytes);
                       const std::size_t first = all.find('\n');
                       if (first == std::string::npos) return false;
                       const std::size_t second = all.find('\n', first + 1);
                       if (second == std::string::npos) return false;
                       const seal::RequestHeaders read{all.substr(0, first), all.substr(first + 1, second - first - 1),
                                                       all.substr(second + 1)};
                       auto parts = request();
                       parts.body = view(body);
                       return seal::read_signer(read) && seal::verify_request(parts, read, device->public_key());
                   }});
    return out;
}

}  // namespace monter::fuzz
