#include "kiosk/stage/event_watch.hpp"

#include "kiosk/stage/stand.hpp"
#include "sync/base/log.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {

EventWatch::EventWatch(std::filesystem::path data, const lead::Event& known)
    : data_(std::move(data)), file_(local::public_folder(data_) / "event.json"), known_(lead::to_json(known)) {}

std::optional<lead::Event> EventWatch::look(const Moment& now) {
    if (!file_.changed(now)) return std::nullopt;
    auto event = read_event(data_);
    if (event) {
        std::string says = lead::to_json(*event);
        if (says == known_) return std::nullopt;
        known_ = std::move(says);
        return std::move(*event);
    }
    log_error("the fair's event can't be read; what was known stays", event.error());
    return std::nullopt;
}

}  // namespace monter::kiosk
