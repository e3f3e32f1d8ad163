#include "sync/portal/intake/carried.hpp"

#include <algorithm>

#include "sync/portal/intake/keep_leads.hpp"

namespace monter::portal::intake {
namespace {

Result<store::Device> sender_of(Parts& parts, const Id& device_id, bool blocked_too) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    auto device = store::find_device(*work, device_id);
    if (!device) return fail(device.error());
    if (!*device) {
        return fail(Kind::refused, "this file is of a stand that was not enrolled here",
                    "import it at the portal of the stand's own region");
    }
    if ((*device)->revoked && !blocked_too) {
        return fail(Kind::refused, "this file is of a stand that was blocked",
                    "enrol the stand again: it still holds these leads and sends them. Where it is gone, or where you "
                    "know who carried this file, import it with --blocked-stand");
    }
    return std::move(**device);
}

}  // namespace

Result<CarriedIn> take_in_carried(Parts& parts, const std::string& file, std::int64_t now_ms, bool blocked_too) {
    auto carried = read_carried(file);
    if (!carried) return fail(carried.error());
    const auto device = sender_of(parts, carried->device_id, blocked_too);
    if (!device) return fail(device.error());
    CarriedIn done{.stand = device->stand};
    std::vector<SentLead> all = std::move(carried->leads);
    for (std::size_t at = 0; at < all.size(); at += batch_leads_max) {
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), at + batch_leads_max));
        carried->leads.assign(std::make_move_iterator(from), std::make_move_iterator(to));
        const auto receipt = keep_batch(parts, *carried, *device, now_ms, Came::carried);
        if (!receipt) {
            Error why = receipt.error();
            if (why.remedy.empty()) why.remedy = "import the file again: what was taken in is not taken twice";
            return fail(std::move(why));
        }
        parts.leads_arrived();
        for (const LeadResult& result : receipt->results) {
            ++(result.status == "stored"      ? done.stored
               : result.status == "duplicate" ? done.duplicate
                                              : done.rejected[result.problem]);
        }
    }
    return done;
}

}  // namespace monter::portal::intake
