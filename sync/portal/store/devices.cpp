#include "sync/portal/store/devices.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

Result<std::optional<Device>> device_where(Work& work, const std::string& condition, const std::string& value) {
    return guarded("looking for a stand", [&]() -> Result<std::optional<Device>> {
        Device device;
        std::string id;
        std::string key;
        int revoked = 0;
        work.sql() << "SELECT device_id,pk,stand,portal_url,hw,sw,CASE WHEN revoked_ms IS NULL THEN 0 ELSE 1 END FROM "
                      "device WHERE " +
                          condition,
            soci::use(value), soci::into(id), soci::into(key), soci::into(device.stand), soci::into(device.portal_url),
            soci::into(device.hardware), soci::into(device.software), soci::into(revoked);
        if (!work.sql().got_data()) return std::optional<Device>();
        device.id = raw<16>(id);
        device.key = raw<32>(key);
        device.revoked = revoked != 0;
        return std::optional(device);
    });
}

}  // namespace

Result<void> add_card(Work& work, const Card& card) {
    return guarded("adding a card", [&]() -> Result<void> {
        const std::string hash = to_base64url(card.secret_hash);
        const long long expires = card.expires_ms;
        work.sql() << "INSERT INTO card(secret_hash,stand,portal_url,expires_ms) VALUES(:h,:s,:u,:e)", soci::use(hash),
            soci::use(card.stand), soci::use(card.portal_url), soci::use(expires);
        return {};
    });
}

Result<std::optional<Card>> find_card(Work& work, const Hash& secret_hash) {
    return guarded("looking for a card", [&]() -> Result<std::optional<Card>> {
        const std::string hash = to_base64url(secret_hash);
        Card card;
        card.secret_hash = secret_hash;
        long long expires = 0;
        std::string used_by;
        work.sql() << "SELECT stand,portal_url,expires_ms,COALESCE(device_id,'') FROM card WHERE secret_hash=:h",
            soci::use(hash), soci::into(card.stand), soci::into(card.portal_url), soci::into(expires),
            soci::into(used_by);
        if (!work.sql().got_data()) return std::optional<Card>();
        card.expires_ms = expires;
        if (!used_by.empty()) card.used_by = raw<16>(used_by);
        return std::optional(card);
    });
}

Result<void> enrol(Work& work, const Hash& secret_hash, const Device& device, std::int64_t now_ms) {
    return guarded("enrolling a stand", [&]() -> Result<void> {
        const std::string hash = to_base64url(secret_hash);
        const std::string id = to_base64url(device.id);
        const std::string key = to_base64url(device.key);
        const std::string key_id = to_hex(seal::key_id(device.key));
        const long long now = now_ms;
        work.sql() << "INSERT INTO device(device_id,pk,key_id,stand,portal_url,hw,sw,enrolled_ms) "
                      "VALUES(:i,:p,:k,:s,:u,:h,:w,:n)",
            soci::use(id), soci::use(key), soci::use(key_id), soci::use(device.stand), soci::use(device.portal_url),
            soci::use(device.hardware), soci::use(device.software), soci::use(now);
        work.sql() << "UPDATE card SET device_id=:i WHERE secret_hash=:h", soci::use(id), soci::use(hash);
        return {};
    });
}

Result<std::optional<Device>> find_device(Work& work, const Id& device_id) {
    return device_where(work, "device_id=:v", to_base64url(device_id));
}

Result<std::optional<Device>> find_device(Work& work, const seal::KeyId& key_id) {
    return device_where(work, "key_id=:v", to_hex(key_id));
}

Result<void> revoke(Work& work, const Id& device_id, std::int64_t now_ms) {
    return guarded("revoking a stand", [&]() -> Result<void> {
        const std::string id = to_base64url(device_id);
        const long long now = now_ms;
        work.sql() << "UPDATE device SET revoked_ms=:n WHERE device_id=:i AND revoked_ms IS NULL", soci::use(now),
            soci::use(id);
        return {};
    });
}

Result<std::vector<Id>> devices_named(Work& work, const std::string& stand) {
    return guarded("looking for a stand by its name", [&]() -> Result<std::vector<Id>> {
        std::vector<Id> out;
        const soci::rowset<std::string> rows =
            (work.sql().prepare << "SELECT device_id FROM device WHERE stand=:s AND revoked_ms IS NULL",
             soci::use(stand));
        for (const std::string& id : rows) out.push_back(raw<16>(id));
        return out;
    });
}

Result<void> note_contact(Work& work, const Id& device_id, const Contact& said, std::int64_t now_ms) {
    return guarded("noting a stand's word", [&]() -> Result<void> {
        const std::string id = to_base64url(device_id);
        const std::string store = to_base64url(said.store_id);
        const long long now = now_ms;
        const long long pending = said.pending;
        const long long quarantined = said.quarantined;
        const long long oldest = said.oldest_pending_s;
        const long long recipients = said.recipients_version;
        work.sql()
            << "INSERT INTO contact(device_id,at_ms,store_id,pending,quarantined,oldest_pending_s,"
               "recipients_version,clock_trust) VALUES(:i,:n,:s,:p,:q,:o,:r,:t) ON CONFLICT(device_id) DO UPDATE "
               "SET at_ms=excluded.at_ms,store_id=excluded.store_id,pending=excluded.pending,"
               "quarantined=excluded.quarantined,oldest_pending_s=excluded.oldest_pending_s,"
               "recipients_version=excluded.recipients_version,clock_trust=excluded.clock_trust",
            soci::use(id), soci::use(now), soci::use(store), soci::use(pending), soci::use(quarantined),
            soci::use(oldest), soci::use(recipients), soci::use(said.clock_trust);
        return {};
    });
}

Result<std::vector<Stand>> stands(Work& work) {
    return guarded("listing the stands", [&]() -> Result<std::vector<Stand>> {
        std::vector<Stand> out;
        Stand stand;
        std::string id;
        int revoked = 0;
        long long enrolled = 0;
        long long contact = 0;
        long long pending = 0;
        long long quarantined = 0;
        long long oldest = 0;
        long long recipients = 0;
        long long leads = 0;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT d.device_id,d.portal_url,d.stand,d.sw,d.enrolled_ms,"
                    "CASE WHEN d.revoked_ms IS NULL THEN 0 ELSE 1 END,COALESCE(c.at_ms,0),"
                    "COALESCE(c.pending,0),COALESCE(c.quarantined,0),COALESCE(c.oldest_pending_s,0),"
                    "COALESCE(c.recipients_version,0),COALESCE(c.clock_trust,''),"
                    "(SELECT count(*) FROM lead l WHERE l.device_id=d.device_id) "
                    "FROM device d LEFT JOIN contact c ON c.device_id=d.device_id ORDER BY d.stand,d.enrolled_ms",
             soci::into(id), soci::into(stand.portal_url), soci::into(stand.name), soci::into(stand.software),
             soci::into(enrolled), soci::into(revoked), soci::into(contact), soci::into(pending),
             soci::into(quarantined), soci::into(oldest), soci::into(recipients), soci::into(stand.said.clock_trust),
             soci::into(leads));
        rows.execute();
        while (rows.fetch()) {
            stand.id = raw<16>(id);
            stand.enrolled_ms = enrolled;
            stand.revoked = revoked != 0;
            stand.contact_ms = contact > 0 ? std::optional<std::int64_t>(contact) : std::nullopt;
            stand.said.pending = pending;
            stand.said.quarantined = quarantined;
            stand.said.oldest_pending_s = oldest;
            stand.said.recipients_version = recipients;
            stand.leads = leads;
            out.push_back(stand);
        }
        return out;
    });
}

}  // namespace monter::portal::store
