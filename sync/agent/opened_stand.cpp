#include "sync/agent/opened_stand.hpp"

#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/machine_change.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/base/log.hpp"
#include "sync/local/stand.hpp"

namespace monter::agent {
namespace {

Result<void> is_provisioned(const std::filesystem::path& data) {
    // A store that was deleted is built anew from its journal, so the key alone says that there is a stand.
    std::error_code why;
    if (std::filesystem::exists(data / "device.key", why)) return {};
    return fail(Kind::refused, "There is no stand in " + data.string() + ".",
                "Run monter-sync provision --data " + data.string() + " --card FILE with the card from the office.");
}

Result<std::unique_ptr<PortalClient>> client_of(const std::filesystem::path& data, const Stand& stand,
                                                const seal::SigningKey& key) {
    const auto read = PublicFolder(data).root();
    std::optional<seal::Root> root;
    // Without a root no answer counts, which the stand's status then says; leads are kept all the same.
    if (read) root = *read;
    return make_http_portal_client(stand.portal_url, key, std::move(root), system_now);
}

// A store that was built anew knows nothing of its enrolment, and which numbers it had used.
Result<void> know_itself(outbox::Outbox& outbox, const std::optional<Stand>& stand, const seal::SigningKey& key) {
    const auto self = outbox.identity();
    if (!self) return fail(self.error());
    if (!stand || self->device_id == stand->device_id) return {};
    log_warning("this stand's store was built anew from its second copy");
    return outbox.adopt({stand->device_id, seal::random_id()}, key);
}

}  // namespace

outbox::Opening opening_of(const std::filesystem::path& data, const seal::SigningKey& key) {
    outbox::Opening out{.device = &key};
    if (const auto folder = second_copy_folder(data)) {
        const auto fits = is_another_medium(*folder, data);
        if (fits) out.media.push_back(outbox::folder_medium(*folder));
        out.take_in = fits && is_to_take_in(data);
        if (!fits) log_error("the second copy", fits.error());
    }
    out.media.push_back(outbox::folder_medium(data));
    if (const auto id = journal_id(data)) {
        out.journal_id = *id;
    } else {
        log_error("saying whose the second copy is", id.error());
    }
    return out;
}

Result<OpenedStand> open_stand(const std::filesystem::path& data) {
    auto stand = read_stand(data);
    if (!stand) {
        // Visitors are heard all the same: sealing needs only public keys.
        log_error("reading who this stand is", stand.error());
        stand = std::optional<Stand>();
    }
    // A power cut may have come between the last two steps of provisioning.
    if (*stand) {
        if (auto promoted = promote_key_of(data, (*stand)->card); !promoted) return fail(promoted.error());
    }
    if (auto there = is_provisioned(data); !there) return fail(there.error());
    auto lock = FileLock::take(local::stand_lock(data));
    if (!lock) return fail(lock.error());
    auto key = read_device_key(data);
    if (!key) return fail(key.error());
    auto opening = opening_of(data, *key);
    const bool takes_in = opening.take_in;
    auto outbox = outbox::Outbox::open(outbox_file(data), std::move(opening));
    if (!outbox) return fail(outbox.error());
    if (takes_in) {
        if (auto noted = note_taken_in(data); !noted) log_error("noting that a stick was taken in", noted.error());
    }
    if (auto known = know_itself(*outbox, *stand, *key); !known) return fail(known.error());
    if (*stand) {
        if (auto checked = check_machine(*outbox, read_hardware(data), *key); !checked) return fail(checked.error());
    }
    return OpenedStand{data, std::move(*lock), std::move(*key), std::move(*outbox), std::move(*stand), nullptr};
}

Result<void> connect(OpenedStand& opened) {
    if (!opened.stand) return {};
    const auto other_machine = must_enrol_again(opened.outbox);
    if (!other_machine) return fail(other_machine.error());
    if (*other_machine) return {};
    auto client = client_of(opened.data, *opened.stand, opened.key);
    if (!client) return fail(client.error());
    opened.portal = std::move(*client);
    return {};
}

double machine_luck() {
    Raw<8> bytes{};
    seal::random_bytes(bytes);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    return static_cast<double>(number >> 11) * 0x1.0p-53;
}

}  // namespace monter::agent
