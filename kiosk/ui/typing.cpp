#include "kiosk/ui/typing.hpp"

namespace monter::kiosk {
namespace {

// The key that writes `character` with the keyboard like this; empty where none does.
std::string key_for(const Keyboard& keyboard, std::string_view character) {
    for (const KeyRow& row : key_rows(keyboard)) {
        for (const KeyCap& cap : row) {
            const auto* press = std::get_if<PressKey>(&cap.says);
            if (press && press->text == character) return cap.id;
        }
    }
    return {};
}

}  // namespace

std::optional<std::vector<std::string>> taps_for(const Keyboard& keyboard, std::string_view character) {
    if (!keyboard.is_up()) return std::nullopt;
    const auto on_page = [&](KeyPage page) -> std::optional<std::vector<std::string>> {
        for (const bool turn : {false, true}) {
            Keyboard tried = keyboard;
            tried.page = page;
            tried.shift = keyboard.shift != turn;
            const std::string id = key_for(tried, character);
            if (id.empty()) continue;
            std::vector<std::string> taps;
            // Shift first: the page with the signs has none, and a character there never needs it.
            if (turn) taps.emplace_back("key.shift");
            if (page != keyboard.page) taps.insert(taps.begin(), key_page_id(page));
            taps.push_back(id);
            return taps;
        }
        return std::nullopt;
    };
    if (auto taps = on_page(keyboard.page)) return taps;
    for (const KeyPage page : key_pages(keyboard)) {
        if (page == keyboard.page) continue;
        if (auto taps = on_page(page)) return taps;
    }
    return std::nullopt;
}

}  // namespace monter::kiosk
