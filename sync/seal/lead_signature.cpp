#include "sync/seal/envelope.hpp"

namespace monter::seal {
namespace {

constexpr std::string_view lead_context = "monter-lead-v1";

Bytes message(const Id& device_id, const Id& store_id, std::uint64_t seq, const Id& lead_id, const Hash& ct_sha256) {
    Bytes out;
    append(out, device_id);
    append(out, store_id);
    append_u64_be(out, seq);
    append(out, lead_id);
    append(out, ct_sha256);
    return out;
}

}  // namespace

Signature sign_lead(const SigningKey& device, const Id& device_id, const Id& store_id, std::uint64_t seq,
                    const Id& lead_id, const Hash& ct_sha256) {
    return device.sign(lead_context, message(device_id, store_id, seq, lead_id, ct_sha256));
}

bool verify_lead(const PublicKey& device, const Id& device_id, const Id& store_id, std::uint64_t seq, const Id& lead_id,
                 const Hash& ct_sha256, const Signature& signature) {
    return verify(device, lead_context, message(device_id, store_id, seq, lead_id, ct_sha256), signature);
}

}  // namespace monter::seal
