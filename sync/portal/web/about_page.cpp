// For everybody, signed in or not, in the visitors' languages: how accessible these pages are and are not, and whom to
// turn to. Every page's foot leads here.
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {

Response about_page(Parts& parts, const Request& request, const Moment& now) {
    const Texts& texts = visitor_texts_for(request);
    Data::Named data{{"title", texts.get("about.title")}};
    Data::List tongues;
    for (const auto& [code, name] : visitor_languages()) {
        tongues.push_back(Data::Named{{"code", code}, {"name", name}, {"current", code == texts.language()}});
    }
    data["tongues"] = std::move(tongues);
    if (const auto content = parts.library.content()) {
        data["controller"] = pack::in(content->controller, texts.language());
    } else {
        auto work = parts.database.begin();
        const auto region = work ? store::read_meta(*work, "region") : Result<std::string>(fail(work.error()));
        if (!region) return error_page(parts, nullptr, web::texts("en"), Wrong::broken, now.wall_ms);
        data["controller"] = *region;
    }
    return page("visitor_wide", "about", std::move(data), texts);
}

}  // namespace monter::portal::web
