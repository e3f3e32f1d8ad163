#include "sync/portal/intake/wire.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"
#include "sync/lead/limits.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

constexpr int depth_max = 8;
constexpr std::size_t short_text_max = 64;
constexpr std::size_t withdrawals_max = 500;
constexpr std::size_t tallies_max = 1000;
constexpr std::int64_t wall_ms_max = 253'402'300'799'999;  // the end of the year 9999: later ones can't be written
constexpr std::int64_t leads_max = 1'000'000'000;          // no stand holds more
constexpr std::int64_t taps_an_hour_max = 10'000;          // a stand that says more is broken

// Thrown and caught inside this file only: reads come in rows, and each can fail.
struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

const Json& field(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) throw Unreadable(std::string(name) + " is missing");
    return *found;
}

std::int64_t number(const Json& object, const char* name) {
    const Json& value = field(object, name);
    if (!value.is_number_integer()) throw Unreadable(std::string(name) + " is not a whole number");
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) {
        throw Unreadable(std::string(name) + " is out of range");
    }
    return value.get<std::int64_t>();
}

// 0 to `most`.
std::int64_t number_within(const Json& object, const char* name, std::int64_t most) {
    const std::int64_t value = number(object, name);
    if (value < 0 || value > most) throw Unreadable(std::string(name) + " is out of range");
    return value;
}

std::string text(const Json& object, const char* name, std::size_t bytes_max = short_text_max) {
    const Json& value = field(object, name);
    if (!value.is_string()) throw Unreadable(std::string(name) + " is not a text");
    auto out = value.get<std::string>();
    if (out.size() > bytes_max || !is_plain_text(out, false)) throw Unreadable(std::string(name) + " is not allowed");
    return out;
}

template <std::size_t N>
Raw<N> raw(const Json& object, const char* name) {
    auto bytes = raw_from_base64url<N>(text(object, name, N * 2));
    if (!bytes) throw Unreadable(std::string(name) + " is not base64url of " + std::to_string(N) + " bytes");
    return *bytes;
}

Id uuid(const Json& object, const char* name) {
    auto id = id_from_uuid(text(object, name));
    if (!id) throw Unreadable(std::string(name) + " is not a uuid");
    return *id;
}

// The parsed object; depth is bounded while parsing, so that a small body can't cost a deep stack.
Json any_object_of(const std::string& body) {
    const auto shallow = [](int depth, Json::parse_event_t, Json&) {
        if (depth > depth_max) throw Unreadable("nested too deeply");
        return true;
    };
    Json json = Json::parse(body, shallow, false);
    if (!json.is_object()) throw Unreadable("not a JSON object");
    return json;
}

Json object_of(const std::string& body) {
    Json json = any_object_of(body);
    if (number(json, "v") != 1) throw Unreadable("another version of the protocol");
    return json;
}

template <class Read>
auto reading(Read&& read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const Unreadable& why) {
        return fail(Kind::refused, why.what());
    } catch (const Json::exception&) {
        return fail(Kind::refused, "not the JSON that was expected");
    }
}

store::Arrival arrival_from(const Json& json) {
    store::Arrival out;
    out.sealed.lead_id = raw<16>(json, "lead_id");
    out.sealed.event_id = raw<16>(json, "event_id");
    out.sealed.code_hash = raw<32>(json, "code_hash");
    const std::int64_t flags = number(json, "flags");
    if (flags < 0 || flags > 255) throw Unreadable("flags is out of range");
    out.sealed.flags = static_cast<std::uint8_t>(flags);
    auto envelope = from_base64url(text(json, "ct", lead::envelope_bytes_max * 4 / 3 + 4));
    if (!envelope || envelope->size() > lead::envelope_bytes_max) throw Unreadable("ct is not an envelope");
    out.sealed.envelope = std::move(*envelope);
    out.ct_sha256 = raw<32>(json, "ct_sha256");
    out.signature = raw<64>(json, "sig");
    out.seq = number(json, "seq");
    if (out.seq < 0) throw Unreadable("seq is out of range");
    out.wall_ms = number_within(json, "wall_ms", wall_ms_max);
    out.boot_ms = number_within(json, "boot_ms", wall_ms_max);
    out.boot_id = text(json, "boot_id");
    const Json& ids = field(json, "key_ids");
    if (!ids.is_array() || ids.size() > 8) throw Unreadable("key_ids is not a short list");
    for (const Json& id : ids) {
        auto bytes = from_hex(id.get<std::string>());
        if (!bytes || bytes->size() != 8) throw Unreadable("a key id is not 16 hex letters");
        out.key_ids.push_back(*exactly<8>(*bytes));
    }
    return out;
}

SentLead sent_lead(const Json& json, const Id& device_id, const Id& store_id) {
    if (!json.is_object()) throw Unreadable("a lead is not an object");
    SentLead out{text(json, "lead_id"), text(json, "ct_sha256"), std::nullopt};
    auto arrival = reading([&] { return arrival_from(json); });
    if (!arrival) return out;
    arrival->device_id = device_id;
    arrival->store_id = store_id;
    out.arrival = std::move(*arrival);
    return out;
}

void read_state(const Json& json, Batch& batch) {
    if (const auto seen = json.find("seen"); seen != json.end() && seen->is_object()) {
        if (const auto epoch = seen->find("epoch"); epoch != seen->end() && epoch->is_string()) {
            batch.seen_epoch = text(*seen, "epoch");
            batch.seen_portal_seq = number_within(*seen, "portal_seq", INT64_MAX);
        }
    }
    const Json& outbox = field(json, "outbox");
    batch.said.pending = number_within(outbox, "pending", leads_max);
    batch.said.quarantined = number_within(outbox, "quarantined", leads_max);
    batch.said.oldest_pending_s = number_within(outbox, "oldest_pending_s", wall_ms_max);
    batch.said.recipients_version = number_within(outbox, "recipients_version", leads_max);
    const Json& clock = field(json, "clock");
    batch.said.clock_trust = text(clock, "trust");
    batch.boot_id = text(clock, "boot_id");
    batch.boot_ms = number_within(clock, "boot_ms", wall_ms_max);
}

}  // namespace

Result<Enrolment> read_enrolment(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        Enrolment out{.secret = raw<16>(json, "secret"),
                      .device_key = raw<32>(json, "device_pk"),
                      .store_id = uuid(json, "store_id"),
                      .hardware = to_base64url(raw<32>(json, "hw")),
                      .software = text(json, "sw")};
        if (json.contains("root_fpr")) out.root_fingerprint = raw<32>(json, "root_fpr");
        return out;
    });
}

Result<Batch> read_batch(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        Batch batch;
        batch.batch_id = to_uuid(uuid(json, "batch_id"));
        batch.device_id = uuid(json, "device_id");
        batch.said.store_id = uuid(json, "store_id");
        read_state(json, batch);
        const Json& leads = field(json, "leads");
        if (!leads.is_array()) throw Unreadable("leads is not a list");
        for (const Json& lead : leads) {
            batch.leads.push_back(sent_lead(lead, batch.device_id, batch.said.store_id));
        }
        return batch;
    });
}

Result<Batch> read_carried(const std::string& file) {
    constexpr std::string_view first = "MONTER-LEADS 1\n";
    constexpr const char* again = "export the leads once more, to another stick";
    if (!file.starts_with("MONTER-LEADS ")) {
        return fail(Kind::refused, "this is no file of exported leads", "take the one that ends in .leads");
    }
    if (!file.starts_with(first)) {
        return fail(Kind::refused, "this file is of another version", "install the same version here and at the stand");
    }
    const std::size_t cut = file.size() < 2 ? std::string::npos : file.rfind('\n', file.size() - 2);
    if (file.back() != '\n' || cut == std::string::npos || cut + 1 < first.size()) {
        return fail(Kind::refused, "this file was cut", again);
    }
    auto batch = reading([&] {
        const Json last = any_object_of(file.substr(cut + 1));
        if (raw<32>(last, "sha256") != seal::sha256(view(file).subspan(0, cut + 1))) throw Unreadable("its sum");
        Batch out;
        std::size_t at = file.find('\n', first.size()) + 1;
        const Json head = any_object_of(file.substr(first.size(), at - first.size()));
        out.device_id = uuid(head, "device_id");
        out.said.store_id = uuid(head, "store_id");
        while (at < cut + 1) {
            const std::size_t end = file.find('\n', at);
            out.leads.push_back(sent_lead(any_object_of(file.substr(at, end - at)), out.device_id, out.said.store_id));
            at = end + 1;
        }
        if (number(last, "leads") != static_cast<std::int64_t>(out.leads.size())) throw Unreadable("its number");
        return out;
    });
    if (!batch) return fail(Kind::refused, "this file was cut or altered: " + batch.error().message, again);
    return batch;
}

Result<Reconcile> read_reconcile(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        Reconcile out{.device_id = uuid(json, "device_id")};
        const Json& list = field(json, "have");
        if (!list.is_array()) throw Unreadable("have is not a list");
        for (const Json& one : list) {
            const auto id =
                one.is_string() ? raw_from_base64url<16>(one.get<std::string>()) : Result<Id>(fail(Kind::refused, ""));
            if (!id) throw Unreadable("have holds something that is no lead id");
            out.have.push_back(*id);
        }
        return out;
    });
}

Result<std::vector<Hash>> read_withdrawals(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        const Json& list = field(json, "withdrawals");
        if (!list.is_array() || list.size() > withdrawals_max) throw Unreadable("withdrawals is not a short list");
        std::vector<Hash> keys;
        for (const Json& one : list) {
            if (!one.is_object()) throw Unreadable("a withdrawal is not an object");
            keys.push_back(raw<32>(one, "key"));
        }
        return keys;
    });
}

Result<store::Health> read_health(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        return store::Health{text(json, "sw"),
                             text(json, "pack"),
                             text(json, "copies"),
                             text(json, "clock"),
                             number_within(json, "disk_free_mb", leads_max),
                             number_within(json, "pending", leads_max),
                             number_within(json, "quarantined", leads_max),
                             number_within(json, "lost", leads_max)};
    });
}

Result<std::vector<store::Tally>> read_tallies(const std::string& body) {
    return reading([&] {
        const Json json = object_of(body);
        const Json& list = field(json, "counts");
        if (!list.is_array() || list.size() > tallies_max) throw Unreadable("counts is not a short list");
        std::vector<store::Tally> tallies;
        for (const Json& one : list) {
            if (!one.is_object()) throw Unreadable("a count is not an object");
            store::Tally tally{raw<16>(one, "count_id"), raw<16>(one, "event_id"), number(one, "hour"),
                               number(one, "n"),         text(one, "kind"),        text(one, "question"),
                               text(one, "value")};
            const bool coded = lead::is_id(tally.kind) && lead::is_id(tally.question) && lead::is_id(tally.value);
            if (!coded) throw Unreadable("a count is not of codes");
            if (tally.n < 1 || tally.n > taps_an_hour_max) throw Unreadable("n is out of range");
            if (tally.hour < 0) throw Unreadable("hour is out of range");
            tallies.push_back(std::move(tally));
        }
        return tallies;
    });
}

}  // namespace monter::portal::intake
