// A region with its keys, as a stand's tests need it: whom to trust, and answers signed as its portal signs them.
#pragma once

#include <string>
#include <vector>

#include "sync/lead/event.hpp"
#include "sync/lead/sealed.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/request_signature.hpp"

namespace monter::test {

struct Region {
    Region() {
        if (!seal::start()) throw std::runtime_error("no randomness");
        trusted.version = 1;
        trusted.region = "Norrbotten";
        trusted.expires = "2036-01-01T00:00:00Z";
        trusted.root.keys = {root.public_key()};
        trusted.content.keys = {seal::SigningKey::generate().public_key()};
        trusted.receipt.keys = {receipt.public_key()};
        trusted.recipients = {{desk.public_key(), "desk"}, {escrow.public_key(), "escrow"}};
        trusted.recipients_version = 3;
        const seal::SigningKey* signer = &root;
        root_json = seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(trusted), {&signer, 1}));
        event.event_id = seal::random_id();
        event.title = "Emigration fair";
        event.portal_url = "https://portal.example";
        event_json = lead::to_json(event);
    }

    [[nodiscard]] Hash fingerprint() const { return seal::fingerprint(root.public_key()); }

    // A lead as the kiosk hands it over.
    [[nodiscard]] lead::Sealed lead() const {
        lead::Sealed sealed;
        sealed.lead_id = seal::random_id();
        sealed.event_id = event.event_id;
        seal::random_bytes(sealed.code_hash);
        if (!seal::seal_lead(sealed, "what a visitor told us", {desk.public_key(), escrow.public_key()})) {
            throw std::runtime_error("could not seal");
        }
        return sealed;
    }

    seal::SigningKey root = (static_cast<void>(seal::start()), seal::SigningKey::generate());
    seal::SigningKey receipt = seal::SigningKey::generate();
    seal::BoxKey desk = seal::BoxKey::generate();
    seal::BoxKey escrow = seal::BoxKey::generate();
    seal::Root trusted;
    std::string root_json;
    lead::Event event;
    std::string event_json;
};

}  // namespace monter::test
