#include "kiosk/visit/model.hpp"

#include <algorithm>

#include "kiosk/ui/texts.hpp"
#include "kiosk/ui/theme.hpp"

namespace monter::kiosk {

std::vector<std::string> World::languages(const local::CrewSettings& chosen) const {
    std::vector<std::string> out;
    const auto add_spoken = [&](const std::vector<std::string>& wanted) {
        for (const std::string& code : wanted) {
            const auto& has = content->languages;
            if (std::find(has.begin(), has.end(), code) != has.end() && has_texts(code, *content)) out.push_back(code);
        }
    };
    add_spoken(chosen.languages);
    if (out.empty()) add_spoken(event.languages);
    if (out.empty()) add_spoken(content->languages);
    if (out.empty()) out.emplace_back("en");
    return out;
}

const std::vector<std::string>& World::present() const {
    return crew.present ? *crew.present : event.present;
}

const pack::Notice& World::notice(const std::string& language) const {
    static const pack::Notice nothing;
    auto variant = content->notices.find(event.notice);
    if (variant == content->notices.end()) variant = content->notices.find("default");
    if (variant == content->notices.end() || variant->second.empty()) return nothing;
    const auto exact = variant->second.find(language);
    if (exact != variant->second.end()) return exact->second;
    const auto first = variant->second.find(content->languages.empty() ? "en" : content->languages.front());
    return first != variant->second.end() ? first->second : variant->second.begin()->second;
}

bool Model::is_form() const {
    return at == Step::contact || at == Step::details || at == Step::words || at == Step::note || at == Step::consent ||
           at == Step::takeback;
}

Model first_model(const World& world) {
    Model model;
    model.language = world.languages().front();
    model.access.large_stand = is_large(world.text_scale);
    model.matches = lead::match(model.visit.wish, world.content->profiles());
    return model;
}

Model next_model(const World& world, const Model& before) {
    Model model = first_model(world);
    model.now_ms = model.touched_ms = before.now_ms;
    model.wall_ms = before.wall_ms;
    model.opened_ms = before.opened_ms;
    model.crew_talk = before.crew_talk;
    return model;
}

}  // namespace monter::kiosk
