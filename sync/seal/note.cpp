#include "sync/seal/envelope.hpp"
#include "sync/seal/sealed_text.hpp"

namespace monter::seal {
namespace {

constexpr std::string_view note_mark = "MONN";

Bytes associated_data(const Id& lead_id, std::string_view label) {
    Bytes out;
    append(out, view(note_mark));
    append(out, lead_id);
    append(out, view(label));
    return out;
}

}  // namespace

Result<Bytes> seal_note(View note, const Id& lead_id, std::string_view label, const PublicKey& desk) {
    SecretBuffer text(note.size() + 1);
    if (!text.append(text_of(note)) || text.data() == nullptr) return fail(Kind::bug, "no locked memory to seal in");
    auto file_key = new_file_key();
    if (!file_key) return fail(file_key.error());
    const auto sealed_key = seal_key(*file_key, desk);
    if (!sealed_key) return fail(sealed_key.error());
    const Nonce nonce = new_nonce();
    const auto sealed_text = encrypt(text, associated_data(lead_id, label), nonce, *file_key);
    if (!sealed_text) return fail(sealed_text.error());
    Bytes out;
    append(out, view(note_mark));
    append(out, *sealed_key);
    append(out, nonce);
    append(out, *sealed_text);
    return out;
}

Result<SecretBuffer> open_note(View sealed, const Id& lead_id, std::string_view label, const BoxKey& desk) {
    const std::size_t head_bytes = note_mark.size() + sealed_key_bytes + sizeof(Nonce);
    if (sealed.size() < head_bytes + text_tag_bytes || text_of(sealed.first(note_mark.size())) != note_mark) {
        return fail(Kind::corrupt, "not a sealed note");
    }
    auto file_key = open_key(sealed.subspan(note_mark.size(), sealed_key_bytes), desk);
    if (!file_key) return fail(file_key.error());
    return decrypt(sealed.subspan(head_bytes), associated_data(lead_id, label),
                   sealed.subspan(note_mark.size() + sealed_key_bytes, sizeof(Nonce)), *file_key);
}

}  // namespace monter::seal
