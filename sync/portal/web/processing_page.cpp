// The register of processing (GDPR, article 30), as a page built from what this portal is set up to do: who takes part,
// what is kept about whom and for how long, who reads it, how it is kept safe. What the portal can't know (the data
// protection officers) it says to whom to turn for.
#include "sync/portal/backups/standing.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/api_keys.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/portal/store/figures.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/retention.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

struct Configuration {
    std::string region;
    std::vector<store::Account> accounts;
    std::map<std::string, store::Disposal> disposals;
    std::map<std::string, std::int64_t> held;
    std::vector<store::ApiKey> systems;
    std::size_t stands = 0, events = 0;
    backups::Standing standing;
};

Result<Configuration> read_configuration(store::Database& database) {
    Configuration out;
    auto work = database.look();
    if (!work) return fail(work.error());
    auto region = store::read_meta(*work, "region");
    if (!region) return fail(region.error());
    out.region = *region;
    auto accounts = store::accounts(*work);
    if (!accounts) return fail(accounts.error());
    out.accounts = std::move(*accounts);
    auto disposals = store::present_disposals(*work);
    if (!disposals) return fail(disposals.error());
    out.disposals = std::move(*disposals);
    auto held = store::held_by_municipality(*work);
    if (!held) return fail(held.error());
    out.held = std::move(*held);
    auto systems = store::api_keys(*work);
    if (!systems) return fail(systems.error());
    out.systems = std::move(*systems);
    const auto stands = store::stands(*work);
    if (!stands) return fail(stands.error());
    out.stands = stands->size();
    const auto figures = store::figures(*work);
    if (!figures) return fail(figures.error());
    out.events = figures->event_titles.size();
    auto standing = backups::standing(*work);
    if (!standing) return fail(standing.error());
    out.standing = *standing;
    return out;
}

// "Relocation guide 3, Auditor 1": who may sign in now.
std::string readers_of(const Configuration& is, const Texts& texts) {
    std::map<store::Role, int> counted;
    for (const store::Account& one : is.accounts) counted[one.role] += one.closed ? 0 : 1;
    std::string out;
    for (const auto& [role, n] : counted) {
        if (n == 0) continue;
        out +=
            (out.empty() ? "" : ", ") + texts.get(std::string("role.") + store::name(role)) + " " + std::to_string(n);
    }
    return out;
}

std::string recipients_of(guides::Content content) {
    std::string out;
    if (content == nullptr) return out;
    for (const auto& place : content->places) out += (out.empty() ? "" : ", ") + place.name;
    return out;
}

std::string erasure_of(const Configuration& is, guides::Content content, const Texts& texts) {
    std::string out;
    for (const auto& [id, one] : is.disposals) {
        const std::string name = id.empty() ? texts.get("decisions.region") : guides::place_name(id, content);
        out += (out.empty() ? "" : ", ") + name + " (" + one.number + ")";
    }
    return out.empty() ? texts.get("processing.undecided") : out;
}

// "Diariet (Arjeplog)": case systems that read people now.
std::string systems_of(const Configuration& is, guides::Content content, const Texts& texts) {
    std::string out;
    for (const store::ApiKey& one : is.systems) {
        if (one.closed) continue;
        out += (out.empty() ? "" : ", ") + one.name + " (" + guides::place_name(one.municipality, content) + ")";
    }
    return out.empty() ? texts.get("processing.none") : out;
}

}  // namespace

Response processing_page(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    const auto is = read_configuration(parts.database);
    if (!is) return broken_page(parts, visit, "the register of processing", is.error());
    const auto content = parts.library.content();
    std::int64_t held = 0;
    for (const auto& [id, n] : is->held) held += n;
    Data::Named data = frame_data(parts, visit, texts.get("processing.title"));
    data["at_decisions"] = true;
    data["as_of"] = texts.fill("processing.as_of", {{"when", date_time_long(visit.now.wall_ms, texts)}});
    Data::List rows;
    const auto row = [&](const char* key, const Fill& fill) {
        const std::string head = std::string("processing.") + key;
        rows.push_back(Data::Named{{"label", texts.get(head)}, {"text", texts.fill(head + "_text", fill)}});
    };
    row("controller", {{"region", is->region}});
    row("purpose", {});
    row("basis", {});
    row("whom", {{"n", std::to_string(held)}, {"events", std::to_string(is->events)}});
    row("what", {});
    row("recipients", {{"places", recipients_of(content.get())}});
    row("readers", {{"readers", readers_of(*is, texts)}});
    row("systems", {{"systems", systems_of(*is, content.get(), texts)}});
    const std::string nobody = texts.get("processing.none");
    row("letters", {{"mail", parts.mail_host.empty() ? nobody : parts.mail_host},
                    {"sms", parts.sms_host.empty() ? nobody : parts.sms_host}});
    row("abroad", {});
    row("erasure", {{"decisions", erasure_of(*is, content.get(), texts)}});
    const bool proven = is->standing.drilled_ms > 0;
    row("safety",
        {{"stands", std::to_string(is->stands)},
         {"drilled", proven ? date_time_long(is->standing.drilled_ms, texts) : texts.get("processing.never")}});
    data["rows"] = std::move(rows);
    return page("frame", "processing", std::move(data), texts);
}

}  // namespace monter::portal::web
