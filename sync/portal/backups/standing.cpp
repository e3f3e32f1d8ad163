#include "sync/portal/backups/standing.hpp"

#include "sync/portal/store/meta.hpp"

namespace monter::portal::backups {

Result<Standing> standing(store::Work& work) {
    Standing out;
    auto extent = store::extent(work);
    if (!extent) return fail(extent.error());
    out.extent = *extent;
    auto durable = store::read_number(work, "durable_seq");
    if (!durable) return fail(durable.error());
    out.durable_seq = *durable;
    auto drilled = store::read_number(work, "drilled_ms");
    if (!drilled) return fail(drilled.error());
    out.drilled_ms = *drilled;
    out.unproven = std::max<std::int64_t>(0, out.extent.highest - out.durable_seq);
    auto since = store::oldest_above(work, out.durable_seq);
    if (!since) return fail(since.error());
    out.unproven_since_ms = *since;
    return out;
}

}  // namespace monter::portal::backups
