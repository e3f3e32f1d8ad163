#include "sync/seal/envelope.hpp"

#include <sodium.h>

#include <algorithm>

#include "sync/lead/limits.hpp"
#include "sync/seal/sealed_text.hpp"

namespace monter::seal {
namespace {

constexpr std::string_view envelope_mark = "MON1";
constexpr std::size_t padding_block = 256;
constexpr std::size_t entry_bytes = sizeof(KeyId) + sealed_key_bytes;

struct Shape {
    std::size_t count = 0;
    std::size_t head_bytes = 0;  // all before the sealed text
};

Result<Shape> shape_of(View envelope) {
    const auto broken = [] { return fail(Kind::corrupt, "not an envelope of the form MON1"); };
    if (envelope.size() <= envelope_mark.size() || text_of(envelope.first(envelope_mark.size())) != envelope_mark)
        return broken();
    const std::size_t count = envelope[envelope_mark.size()];
    if (count == 0 || count > recipients_max || envelope.size() > lead::envelope_bytes_max) return broken();
    const Shape shape{count, envelope_mark.size() + 1 + count * entry_bytes};
    const std::size_t text_least = sealed_text_overhead + padding_block;
    if (envelope.size() < shape.head_bytes + text_least) return broken();
    if ((envelope.size() - shape.head_bytes - sealed_text_overhead) % padding_block != 0) return broken();
    return shape;
}

View entry(View envelope, std::size_t index) {
    return envelope.subspan(envelope_mark.size() + 1 + index * entry_bytes, entry_bytes);
}

// What is bound to an envelope beside its own head: which lead, which fair, which code, rehearsal or not.
Bytes associated_data(View before, const lead::Sealed& sealed) {
    Bytes out(before.begin(), before.end());
    append(out, sealed.lead_id);
    append(out, sealed.event_id);
    append(out, sealed.code_hash);
    out.push_back(sealed.flags);
    return out;
}

Result<SecretBuffer> pad(std::string_view plaintext) {
    SecretBuffer text(plaintext.size() + padding_block);
    std::size_t padded = 0;
    if (!text.append(plaintext) || text.data() == nullptr ||
        sodium_pad(&padded, text.data(), text.size(), padding_block, text.capacity()) != 0) {
        return fail(Kind::bug, "no locked memory to seal a lead in");
    }
    text.resize(padded);
    return text;
}

Result<Bytes> head_for(const std::vector<PublicKey>& recipients, const SecretBuffer& file_key) {
    Bytes head;
    append(head, view(envelope_mark));
    head.push_back(static_cast<std::uint8_t>(recipients.size()));
    for (const PublicKey& recipient : recipients) {
        auto sealed_key = seal_key(file_key, recipient);
        if (!sealed_key) return fail(sealed_key.error());
        append(head, key_id(recipient));
        append(head, *sealed_key);
    }
    return head;
}

}  // namespace

Result<void> seal_lead(lead::Sealed& sealed, std::string_view plaintext, const std::vector<PublicKey>& recipients) {
    sealed.envelope.clear();
    if (recipients.empty()) return fail(Kind::refused, "there is nobody to seal leads to");
    if (recipients.size() > recipients_max) return fail(Kind::refused, "too many keys to seal leads to");
    if (plaintext.size() > lead::plaintext_bytes_max) return fail(Kind::refused, "the lead is too long to seal");
    auto file_key = new_file_key();
    if (!file_key) return fail(file_key.error());
    auto padded = pad(plaintext);
    if (!padded) return fail(padded.error());
    auto head = head_for(recipients, *file_key);
    if (!head) return fail(head.error());
    const Nonce nonce = new_nonce();
    append(*head, nonce);
    auto text = encrypt(*padded, associated_data(*head, sealed), nonce, *file_key);
    if (!text) return fail(text.error());
    append(*head, *text);
    sealed.envelope = std::move(*head);
    return {};
}

Result<SecretBuffer> open_lead(const lead::Sealed& sealed, const BoxKey& key) {
    const auto shape = shape_of(sealed.envelope);
    if (!shape) return fail(shape.error());
    const View envelope = sealed.envelope;
    const KeyId wanted = key.id();
    for (std::size_t i = 0; i < shape->count; ++i) {
        if (!same(entry(envelope, i).first(wanted.size()), wanted)) continue;
        auto file_key = open_key(entry(envelope, i).subspan(wanted.size()), key);
        if (!file_key) return fail(file_key.error());
        const View before = envelope.first(shape->head_bytes + sizeof(Nonce));
        auto text = decrypt(envelope.subspan(before.size()), associated_data(before, sealed),
                            before.last(sizeof(Nonce)), *file_key);
        if (!text) return fail(text.error());
        std::size_t bytes = 0;
        if (sodium_unpad(&bytes, text->data(), text->size(), padding_block) != 0) {
            return fail(Kind::corrupt, "a lead whose padding is wrong");
        }
        text->resize(bytes);
        return std::move(*text);
    }
    return fail(Kind::refused, "this lead is not sealed to that key");
}

Result<std::vector<KeyId>> recipients_of(View envelope) {
    const auto shape = shape_of(envelope);
    if (!shape) return fail(shape.error());
    std::vector<KeyId> out(shape->count);
    for (std::size_t i = 0; i < shape->count; ++i) {
        const View id = entry(envelope, i).first(sizeof(KeyId));
        std::copy(id.begin(), id.end(), out[i].begin());
    }
    return out;
}

Hash ct_sha256(const lead::Sealed& sealed) {
    Bytes whole;
    whole.reserve(65 + sealed.envelope.size());
    append(whole, sealed.lead_id);
    append(whole, sealed.event_id);
    append(whole, sealed.code_hash);
    whole.push_back(sealed.flags);
    append(whole, sealed.envelope);
    return sha256(whole);
}

}  // namespace monter::seal
