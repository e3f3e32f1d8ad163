#include "sync/press/poster_document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "sync/pack/names.hpp"
#include "sync/press/term_read.hpp"

namespace monter::press {
namespace {

using Json = nlohmann::json;

constexpr float pixels_max = 3276;  // what a corner of the mesh can hold

class DocumentReader {
public:
    DocumentReader(const std::string& file, View json, pack::Faults& faults)
        : file_(file), json_(text_of(json)), faults_(faults) {}

    PosterDocument read() {
        if (json_.size() > json_bytes_max) return give_up(0, "the file is larger than 4 MiB", "Take some of it out");
        Json json;
        try {
            json = Json::parse(json_);
        } catch (const Json::parse_error& why) {
            return give_up(why.byte, "this is no JSON from here on", "Mend it: a comma, a quotation mark or a bracket");
        } catch (const Json::exception& why) {
            // Its words name the number, as "number overflow parsing '1e309'", and not where it stands.
            const std::string_view words = why.what();
            const std::size_t end = words.rfind('\''), begin = words.rfind('\'', end - 1);
            const bool named = begin != std::string_view::npos && end != std::string_view::npos;
            const std::size_t at = named ? json_.find(words.substr(begin + 1, end - begin - 1)) : 0;
            return give_up(at == std::string_view::npos ? 0 : at, "a number is larger than any number can be",
                           "Write every length in tenths of a design pixel");
        }
        if (!json.is_object() || json.value("scale", Json()) != 10) {
            return give_up(0, "this is no poster: \"scale\": 10 is missing", "Copy one that works, then change it");
        }
        only(json, {"municipality", "name", "scale", "posters", "palette"}, "the poster", "\"");
        read_palette(json.value("palette", Json()));
        read_views(json.value("posters", Json()));
        return std::move(document_);
    }

private:
    PosterDocument give_up(std::size_t offset, const std::string& what, const std::string& remedy) {
        faults_.push_back({file_, line_of(offset), what, remedy});
        return {};
    }
    [[nodiscard]] int line_of(std::size_t offset) const {
        const std::size_t end = std::min(offset, json_.size());
        return 1 + static_cast<int>(std::count(json_.begin(), json_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    }
    void fault(std::size_t offset, const std::string& what, const std::string& remedy) {
        faults_.push_back({file_, line_of(offset), what, remedy});
    }
    // Where `needle` stands first; the head of the file where it doesn't. JSON keeps no places, and the names are their
    // own.
    [[nodiscard]] std::size_t place_of(const std::string& needle) const {
        const std::size_t at = json_.find(needle);
        return at == std::string_view::npos ? 0 : at;
    }

    void only(const Json& object, const std::vector<std::string>& keys, const std::string& of,
              const std::string& near) {
        for (const auto& [key, value] : object.items()) {
            if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
            fault(place_of(near), "unknown key '" + key + "' in " + of, "Take it out");
        }
    }

    void read_palette(const Json& palette) {
        if (!palette.is_array() || palette.empty() || palette.size() > 2000) {
            return fault(place_of("\"palette\""), "'palette' must be a list of 1 to 2000 colours",
                         "Write {\"c\": …} for each");
        }
        const std::vector<std::size_t> places = places_of_entries(json_, palette.size());
        for (std::size_t i = 0; i < palette.size(); ++i) {
            const std::string what = "palette entry " + std::to_string(i);
            const auto wrong = [&](const TermFault& why) { fault(places[i], what + ": " + why.what, why.remedy); };
            const Json& one = palette[i];
            document_.palette.emplace_back();
            if (!one.is_object() || !one.contains("c")) {
                wrong({"it has no colour", "Write {\"c\": \"#RRGGBB\"}, or an expression"});
                continue;
            }
            for (const auto& [key, value] : one.items()) {
                if (key != "c" && key != "o") wrong({"unknown key '" + key + "'", "An entry has c and o only"});
            }
            TermFault why;
            if (auto colour = read_term(one.at("c").dump(), true, why)) {
                document_.palette.back().colour = std::move(*colour);
            } else {
                wrong(why);
            }
            if (!one.contains("o")) continue;
            if (auto opacity = read_term(one.at("o").dump(), false, why)) {
                document_.palette.back().opacity = std::move(*opacity);
            } else {
                wrong(why);
            }
        }
    }

    void read_views(const Json& posters) {
        if (!posters.is_object()) return fault(place_of("\"posters\""), "'posters' is missing", "Add it");
        std::set<std::string> known;
        for (const char* orientation : {"landscape", "portrait"}) {
            for (const char* season : {"summer", "winter", "autumn"}) {
                const std::string name = std::string(season) + "-" + orientation;
                known.insert(name);
                if (posters.contains(name)) {
                    read_view(name, season, orientation, posters.at(name));
                } else if (season != std::string("autumn")) {
                    fault(place_of("\"posters\""), "the poster '" + name + "' is missing", "Add it, with its drawing");
                }
            }
        }
        for (const auto& [name, value] : posters.items()) {
            if (known.contains(name)) continue;
            fault(place_of("\"" + name + "\""), "unknown poster '" + name + "'",
                  "Name it summer-, autumn- or winter-, then landscape or portrait");
        }
    }

    void read_view(const std::string& name, const std::string& season, const std::string& orientation,
                   const Json& json) {
        const std::size_t place = place_of("\"" + name + "\"");
        const auto wrong = [&](const std::string& what, const std::string& remedy) {
            fault(place, "poster '" + name + "': " + what, remedy);
        };
        if (!json.is_object()) return wrong("it must be a table", "Copy one that works, then change it");
        only(json, {"season", "orientation", "view", "drawn", "motif", "sun", "view_azimuth", "svg", "counts"},
             "poster '" + name + "'", "\"" + name + "\"");
        PosterView view{season, orientation};
        const std::string svg =
            json.contains("svg") && json.at("svg").is_string() ? json.at("svg").get<std::string>() : "";
        view.svg = file_.substr(0, file_.rfind('/') + 1) + svg;
        if (!svg.ends_with(".svg") || !pack::is_pack_name(view.svg) || svg.find('/') != std::string::npos) {
            return wrong("'svg' names no drawing", "Write the name of an .svg file in the same folder");
        }
        if (season == "autumn") {
            const auto is_summer = [&](const PosterView& v) {
                return v.season == "summer" && v.orientation == orientation;
            };
            const auto summer = std::find_if(document_.views.begin(), document_.views.end(), is_summer);
            if (summer == document_.views.end() || summer->svg == view.svg) return;
            return wrong("autumn's drawing is not summer's",
                         "Name the same: autumn differs by the colours of the ground");
        }
        constexpr const char* remedy = "Write [left, top, width, height] in design pixels";
        const auto frame = read_frame(json.value("view", Json()));
        if (!frame) return wrong("'view' is no frame", remedy);
        view.x = frame->x;
        view.y = frame->y;
        view.w = frame->w;
        view.h = frame->h;
        for (const auto& [key, box] : {std::pair{"drawn", &view.drawn}, {"motif", &view.motif}}) {
            if (!json.contains(key)) continue;
            *box = read_frame(json.at(key));
            if (!*box) return wrong(std::string("'") + key + "' is no frame", remedy);
        }
        if (view.drawn && !holds(*view.drawn, *frame)) return wrong("'drawn' does not hold the view", "Make it wider");
        if (view.motif && !holds(view.drawn.value_or(*frame), *view.motif))
            return wrong("'motif' lies outside of what is drawn", "Give the box of what must be seen whole");
        if (json.contains("view_azimuth")) {
            if (!json.at("view_azimuth").is_number())
                return wrong("'view_azimuth' is no number", "Write degrees, 0 is north");
            view.azimuth = json.at("view_azimuth").get<float>();
            if (!(*view.azimuth >= 0 && *view.azimuth <= 360))
                wrong("'view_azimuth' is no direction", "Write 0 to 360");
        }
        TermFault why;
        if (json.contains("sun") && !read_sun(json.at("sun"), view, why))
            return wrong("'sun': " + why.what, why.remedy);
        document_.views.push_back(std::move(view));
    }

    static std::optional<pack::PosterBox> read_frame(const Json& json) {
        if (!json.is_array() || json.size() != 4) return {};
        pack::PosterBox box;
        std::size_t i = 0;
        for (float* side : {&box.x, &box.y, &box.w, &box.h}) {
            if (!json[i].is_number()) return {};
            *side = json[i++].get<float>();
            if (!(std::abs(*side) <= pixels_max)) return {};
        }
        if (box.w <= 0 || box.h <= 0) return {};
        return box;
    }
    static bool holds(const pack::PosterBox& outer, const pack::PosterBox& inner) {
        return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
               inner.y + inner.h <= outer.y + outer.h;
    }

    static bool read_sun(const Json& json, PosterView& view, TermFault& why) {
        why = {"x, y and r are needed", "Write \"x\": pixels, and y and r as expressions"};
        if (!json.is_object() || !json.contains("x") || !json.contains("y") || !json.contains("r")) return false;
        if (!json.at("x").is_number() || !(std::abs(json.at("x").get<float>()) <= pixels_max)) return false;
        auto y = read_term(json.at("y").dump(), false, why), r = read_term(json.at("r").dump(), false, why);
        if (!y || !r) return false;
        view.sun = SunTerms{json.at("x").get<float>(), std::move(*y), std::move(*r)};
        return true;
    }

    const std::string& file_;
    std::string_view json_;
    pack::Faults& faults_;
    PosterDocument document_;
};

}  // namespace

PosterDocument read_poster_document(const std::string& file, View json, pack::Faults& faults) {
    return DocumentReader(file, json, faults).read();
}

}  // namespace monter::press
