// What a content pack says, read into plain values. The kiosk shows it, the portal's desk reads profiles, names and
// guides from it, monter-pack checks it. Source folders and built packs hold the same files; only how a name is found
// differs (sync/pack/source.hpp).
//
//   pack.toml              id, version, title, languages = ["en","nl","sv"], min_app, floor
//                          attract = "posters/attract.json", or photographs:
//                          [attract] landscape = {summer="pictures/…", winter="…"}, portrait = {…}
//   region.toml            the region's own name, guide (the fallback), controller
//   sources.toml           [[source]] id, title, short.<lang>, url, grade ("A" official, "B" press or company,
//                          "C" encyclopedia)
//   dreams.toml            [[dream]] id, picture, name.<lang>, alt.<lang>   exactly the twelve of lead::dream_codes
//   places/<id>.toml       one municipality, all of it (below)
//   steps.toml             optional, the way north: read = the day its pages were read
//                          [[authority]] id, name.<lang> (as it is officially called), called.<lang> (what it is)
//                          [[step]] id, tracks = ["eu","non_eu","nordic"], when = "before_move", "first_week" or
//                          "first_months", authority, title.<lang>, what.<lang>, bring.<lang> (optional), status =
//                          "sourced" or "secondary" (read, but not on the authority's page), source; optional: url
//                          (https), as_of ("2026-03-05", "2022-2024", "older"; absent = the page has no date), with and
//                          work (codes: only for those), after, after_eu, after_non_eu, after_nordic, easier_after
//                          (ids). In the order suggested; sync/lead/plan.hpp makes a person's list of them.
//   pulse.toml             optional, the temperature: [[question]] id, text.<lang>; [[question.answer]] id,
//                          text.<lang>, icon (optional): options to tap, no statements
//   jobs.toml              optional, work: search = the official search's https address with {jobs_concept} in it,
//                          source; optional [snapshot] date = "2026-11-20", [[snapshot.place]] id, adverts,
//                          [[snapshot.place.field]] name.<lang>, adverts: what that search said on that day
//   notices/<variant>.toml the privacy notice: [<lang>] plain, contact, share, recipients_note, full (Markdown)
//   texts/<lang>.toml      optional: UI texts for a language the program does not bring
//   map.geojson            one feature a municipality, property "id"
//   pictures/*.webp|png|jpg
//   videos/*.webm|mp4|mkv  films, and their captions videos/*.vtt|srt
//   posters/*.json, *.svg  drawn posters (assets/packs/reference.md); the build makes posters/*.mesh of them and ships
//   those
//
//   places/<id>.toml, in TOML's order: what stands at the top level comes before the first [table].
//     id, name, code (SCB), jobs_concept (JobTech), lat, lon, population, population_date, population_source, website
//     tagline.<lang>, alt.<lang>
//     poster = "posters/<id>.json", or photographs: { landscape = {summer="pictures/…", winter="…"}, portrait = {…} },
//     card = "pictures/…" languages = ["fi", …]   optional: confirmed minority language areas a visitor can be at home
//     in capacity                optional: people the guide can welcome a month
//     [[names]]    language = "se", label.<lang>, text, source      only where that language area is confirmed
//     [[fact]]     3 to 5: id, text.<lang>, source = "id" or ["id","id"], year = "2025",
//                  kind = "nature", "culture", "work", "housing" …
//     [[story]]    1 to 3: id, title.<lang>, text.<lang>, source, picture (optional)
//     [profile]    <dream> = { value = 0..3, fact = "<fact id>" }   a dream that is not here is unknown
//     [work]       <work code> = "<fact id>"                        what the place has a sourced answer for
//     [video]      film = "videos/…", still = "pictures/…" (optional: stands there until the film does),
//                  captions.<lang> = "videos/….vtt"               absent: no film
//     [guide]      title.<lang>, url, source, year (optional)       absent: the region's
//   region.toml: name.<lang>, controller.<lang>, [guide] as above.
//   A figure needs a source: a digit in a text whose table has no `source` is a fault (controller and notices apart).
//   Top-level *.md files are notes for staff and travel along; any other file is a fault.
// Every text table holds each language of pack.toml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/profile.hpp"
#include "sync/pack/jobs.hpp"
#include "sync/pack/source.hpp"
#include "sync/pack/steps.hpp"

namespace monter::pack {

struct Reference {
    std::string id, title, url, grade;
    Text short_name;  // as a visitor reads it under a fact: "SCB", "own calculation"
};
struct Dream {
    std::string id, picture;
    Text name, alt;
};
struct MinorityName {
    std::string language, text;
    Text label;  // "in Pite Sámi"
};
struct Fact {
    std::string id, year, kind;
    Text text;
    std::vector<std::string> sources;
};
struct Story {
    std::string id, picture;
    Text title, text;
    std::vector<std::string> sources;
};
struct Guide {
    Text title;  // "Relocation guide, Arjeplog"
    std::string url, year;
    std::vector<std::string> sources;
};
struct Poster {
    std::string summer, winter;            // names of pictures; empty where the poster is drawn
    std::string summer_mesh, winter_mesh;  // names of meshes (sync/pack/poster.hpp); empty where it is photographs.
                                           // Autumn has summer's mesh and the ground's autumn colours.
};
struct Video {
    std::string film, still;  // names of its file, and of the picture that stands for it; no still = empty
    Text captions;            // language -> the name of the file
};
struct Place {
    std::string id, name, code, jobs_concept, website, population_date, population_source, card;
    double lat = 0, lon = 0;
    std::int64_t population = 0;
    Text tagline, alt;
    Poster landscape, portrait;
    std::vector<MinorityName> names;
    std::vector<Fact> facts;
    std::vector<Story> stories;
    std::optional<Guide> guide;
    std::optional<Video> video;
    lead::Profile profile;
    std::map<std::string, std::string> work_facts;  // work code -> fact id
};
struct Notice {
    std::string plain;    // the one layer before the first field
    std::string contact;  // the sentence of the contact box
    std::string share;
    std::string recipients_note;
    std::string full;  // Markdown
};
struct Ring {
    std::vector<std::pair<double, double>> points;  // lon, lat; closed: the last is the first
};
struct Outline {
    std::string place;
    std::vector<std::vector<Ring>> polygons;  // each: outer ring, then holes
};

struct Content {
    std::string id, title;
    std::int64_t version = 0;
    std::vector<std::string> languages;
    Text region_name, controller;
    Guide region_guide;
    std::map<std::string, Reference> references;
    Poster attract_landscape, attract_portrait;
    std::vector<Dream> dreams;
    std::vector<Place> places;                                        // by name, as Swedish sorts them (å ä ö last)
    std::map<std::string, std::map<std::string, Notice>> notices;     // variant -> language -> notice
    std::map<std::string, std::map<std::string, std::string>> texts;  // language -> UI text key -> text
    std::vector<Outline> map;
    Steps steps;                       // none: no way north is offered
    std::vector<PulseQuestion> pulse;  // none: no temperature is asked
    Jobs jobs;                         // no search: the work card tells facts only

    [[nodiscard]] const Place* place(std::string_view place_id) const;
    [[nodiscard]] const Guide& guide_of(const Place& place) const;  // its own, or the region's
    // Where to read more about a step: its own page; where a municipality answers, that of `place`'s guide, or of the
    // region's without a place; empty where there is none.
    [[nodiscard]] const std::string& page_of(const Step& step, const Place* place) const;
    [[nodiscard]] std::vector<lead::Profile> profiles() const;
};

// The text in `language`, else in English, else in any; empty only where the table is. A checked pack has them all.
[[nodiscard]] const std::string& in(const Text& text, const std::string& language);

// Reads all of it. Stops at the first thing that can't be read; monter-pack check (sync/pack/check.hpp) is what names
// every fault with its remedy.
[[nodiscard]] Result<Content> read_content(const Source& source);

}  // namespace monter::pack
