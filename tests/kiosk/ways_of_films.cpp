#include "tests/kiosk/ways_of_films.hpp"

#include <memory>

namespace monter::kiosk::testing {
namespace {

// As long as monter-pack check lets a caption be, in wide letters and long words.
const char* const longest_caption =
    "Мандрівники відзначають щонайширші\nможливості спостерігати полярне сяйво взимку тут.";

// A film that is under way.
FilmTold told(const std::string& place) {
    FilmTold told;
    told.film = "videos/" + place + ".webm";
    told.caption = longest_caption;
    told.at_s = 59.5;
    told.length_s = 179;
    return told;
}

void open_film(Visitor& visitor, const std::vector<Message>& to_places, const std::string& place) {
    give_films(visitor.world);
    for (const Message& message : to_places) visitor.say(message);
    visitor.say(OpenPlace{place});
    visitor.say(OpenVideo{});
}

}  // namespace

void give_films(World& world) {
    const auto content = std::make_shared<pack::Content>(*world.content);
    for (pack::Place& place : content->places) {
        place.video = pack::Video{"videos/" + place.id + ".webm", "", {}};
        for (const std::string& language : content->languages) {
            place.video->captions[language] = "videos/" + place.id + "." + language + ".vtt";
        }
    }
    world.content = content;
}

void add_ways_of_films(std::map<std::string, Way>& all, const std::vector<Message>& to_places) {
    for (const char* place : {"overtornea", "arvidsjaur"}) {
        for (const bool kept : {false, true}) {
            all[std::string("film, showcase of ") + place + (kept ? ", kept" : "")] = [=](Visitor& v) {
                give_films(v.world);
                for (const Message& message : to_places) v.say(message);
                for (const char* one : {"lulea", place}) {
                    v.say(OpenPlace{one});
                    if (kept) v.say(ToggleHeart{});
                }
            };
        }
    }
    all["film, not there yet"] = [=](Visitor& v) { open_film(v, to_places, "overtornea"); };
    all["film, under way"] = [=](Visitor& v) {
        open_film(v, to_places, "overtornea");
        v.say(told("overtornea"));
    };
    all["film, without sound, stopped"] = [=](Visitor& v) {
        open_film(v, to_places, "arvidsjaur");
        v.say(ToggleVideo{});
        FilmTold silent = told("arvidsjaur");
        silent.has_sound = false;
        v.say(silent);
        v.say(ToggleCaptions{});
    };
    all["film, broken"] = [=](Visitor& v) {
        open_film(v, to_places, "overtornea");
        FilmTold broken = told("overtornea");
        broken.is_broken = true;
        v.say(broken);
    };
}

}  // namespace monter::kiosk::testing
