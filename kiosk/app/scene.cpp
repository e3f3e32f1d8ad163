#include "kiosk/app/app.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/touch_targets.hpp"

namespace monter::kiosk {
namespace {

// As the driver and the tests name screens; the form's pages are one screen to them.
const char* name_of(const Model& model, const World& world) {
    switch (model.at) {
        case Step::attract:
            return world.crew.paused ? "paused" : "attract";
        case Step::dream:
            return "dream";
        case Step::places:
        case Step::list:
            return "places";
        case Step::showcase:
            return "showcase";
        case Step::contact:
        case Step::details:
        case Step::words:
            return "contact";
        case Step::consent:
            return "consent";
        case Step::thanks:
            return "thanks";
        case Step::young:
            return "young";
        case Step::closed:
            return "closed";
        case Step::waynorth:
            return "waynorth";
        case Step::pulse:
            return "pulse";
        case Step::compare:
            return "compare";
        case Step::note:
            return "note";
        case Step::crew:
            return "crew";
        case Step::takeback:
            return "takeback";
    }
    return "attract";
}

void draw_step(Page& page, const View& view) {
    switch (view.model.at) {
        case Step::attract:
            return view.world.crew.paused ? draw_paused(page, view) : draw_attract(page, view);
        case Step::dream:
            return draw_dream(page, view);
        case Step::places:
            return draw_places(page, view);
        case Step::list:
            return draw_list(page, view);
        case Step::showcase:
            return draw_showcase(page, view);
        case Step::contact:
            return draw_contact(page, view);
        case Step::details:
            return draw_details(page, view);
        case Step::words:
            return draw_words(page, view);
        case Step::consent:
            return draw_consent(page, view);
        case Step::thanks:
            return draw_thanks(page, view);
        case Step::young:
            return draw_young(page, view);
        case Step::closed:
            return draw_closed(page, view);
        case Step::waynorth:
            return view.model.plan_shown ? draw_way_north(page, view) : draw_way_questions(page, view);
        case Step::pulse:
            return draw_pulse(page, view);
        case Step::compare:
            return draw_compare(page, view);
        case Step::note:
            return draw_words(page, view);
        case Step::crew:
            return draw_crew(page, view);
        case Step::takeback:
            return draw_take_back(page, view);
    }
}

void draw_sheet(Page& page, const View& view) {
    switch (view.model.sheet) {
        case Sheet::none:
            return;
        case Sheet::language:
            return draw_language(page, view);
        case Sheet::access:
            return draw_access(page, view);
        case Sheet::why:
            return draw_why(page, view);
        case Sheet::notice:
            return draw_notice(page, view);
        case Sheet::withdraw:
            return draw_withdraw(page, view);
        case Sheet::video:
            return draw_video(page, view);
        case Sheet::step:
            return draw_step_sheet(page, view);
        case Sheet::facts:
            return draw_facts(page, view);
        case Sheet::work:
            return draw_work(page, view);
    }
}

bool is_waiting(const Model& model) {
    return model.at == Step::consent &&
           (model.keeping.state == Keeping::State::waiting || model.keeping.state == Keeping::State::stuck);
}

}  // namespace

Scene scene(const Model& model, const World& world, const Frame& frame) {
    const View view{model, world, Texts(model.language, *world.content)};
    // A dense page for people who know it: it keeps one size, which can be read at arm's length on every panel.
    Frame own = frame;
    if (model.at == Step::crew) own.text_scale = 1;
    Scene made = compose(own, name_of(model, world), [&](Page& page) { draw_step(page, view); });
    const auto lay_over = [&](const std::function<void(Page&)>& draw) {
        Scene over = compose(frame, made.screen, draw);
        made.modal = true;
        // What lies under a dim is seen, not touched nor read: a switch along the attract screen's foot has the same
        // id as in the language sheet.
        std::erase_if(made.elements, [&](const Element& below) { return over.find(below.id) != nullptr; });
        for (Element& element : over.elements) made.elements.push_back(std::move(element));
    };
    if (is_waiting(model)) {
        lay_over([&](Page& page) { draw_saving(page, view); });
    }
    if (model.sheet != Sheet::none) {
        lay_over([&](Page& page) { draw_sheet(page, view); });
    }
    if (model.warned_ms) {
        lay_over([&](Page& page) { draw_idle(page, view); });
    }
    if (world.rehearses() && model.at != Step::crew) {
        Scene ribbon = compose(frame, made.screen, [&](Page& page) { draw_rehearsal(page, view); });
        for (Element& element : ribbon.elements) made.elements.push_back(std::move(element));
    }
    fit_targets(made, frame.px_per_mm);
    if (world.preview) {
        Frame whole = frame;
        whole.size.h += space::preview_strip;
        whole.text_scale = 1;
        Scene strip = compose(whole, made.screen, [&](Page& page) { draw_preview(page, view, frame.size); });
        made.size = whole.size;
        for (Element& element : strip.elements) made.elements.push_back(std::move(element));
    }
    return made;
}

}  // namespace monter::kiosk
