#include <algorithm>

#include "sync/pack/content.hpp"
#include "sync/pack/documents.hpp"
#include "sync/pack/map_read.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/read_values.hpp"
#include "sync/pack/shape.hpp"
#include "sync/pack/swedish_order.hpp"

namespace monter::pack {
namespace {

// What a reader can't do without, in every file, before any of it is read.
Faults missing_parts(const Documents& documents) {
    Faults faults;
    const Known nothing;
    const auto check = [&](const std::string& name, const Rules& rules) {
        if (documents.contains(name))
            return check_shape(name, documents.at(name), rules, nothing, Care::readable, faults);
        faults.push_back({name, 1, "the file is missing", "Add it"});
    };
    check("pack.toml", pack_rules());
    check("region.toml", region_rules());
    check("sources.toml", sources_rules());
    check("dreams.toml", dreams_rules());
    for (const auto& [name, rules] :
         {std::pair{"steps.toml", &steps_rules()}, {"pulse.toml", &pulse_rules()}, {"jobs.toml", &jobs_rules()}}) {
        if (documents.contains(name)) check(name, *rules);
    }
    const Rules notice = notice_rules(languages_of(documents));
    for (const auto& [name, value] : documents) {
        if (toml_in("places", name)) check(name, place_rules());
        if (toml_in("notices", name)) check(name, notice);
    }
    return faults;
}

void read_pack(const Value& pack, Content& content) {
    content.id = pack.at("id").text;
    content.title = pack.at("title").text;
    content.version = pack.at("version").integer;
    content.languages = read_words(pack.at("languages"));
    const Posters attract = read_posters(pack.at("attract"));
    content.attract_landscape = attract.landscape;
    content.attract_portrait = attract.portrait;
}

void read_references(const Value& sources, Content& content) {
    for (const Value& one : sources.at("source").list) {
        const std::string& id = one.at("id").text;
        content.references[id] = {id, one.at("title").text, one.at("url").text, one.at("grade").text,
                                  read_text(one.at("short"))};
    }
}

// In the order of dream_codes, which is the order visitors see.
void read_dreams(const Value& dreams, Content& content) {
    for (const auto code : lead::dream_codes) {
        for (const Value& one : dreams.at("dream").list) {
            if (one.at("id").text != code) continue;
            content.dreams.push_back(
                {std::string(code), one.at("picture").text, read_text(one.at("name")), read_text(one.at("alt"))});
        }
    }
}

std::map<std::string, Notice> read_notice(const Value& notice) {
    std::map<std::string, Notice> languages;
    for (const auto& [language, one] : notice.table) {
        languages[language] = {one.at("plain").text, one.at("contact").text, one.at("share").text,
                               one.at("recipients_note").text, one.at("full").text};
    }
    return languages;
}

// Nested tables are joined with '.', as assets/texts does.
void read_ui_texts(const Value& value, const std::string& prefix, std::map<std::string, std::string>& texts) {
    for (const auto& [key, one] : value.table) {
        std::string path = prefix;
        if (!path.empty()) path += '.';
        path += key;
        if (one.is == Value::Is::table) read_ui_texts(one, path, texts);
        if (one.is == Value::Is::text) texts[path] = one.text;
    }
}

Content read_documents_into_content(const Documents& documents) {
    Content content;
    read_pack(document(documents, "pack.toml"), content);
    const Value& region = document(documents, "region.toml");
    content.region_name = read_text(region.at("name"));
    content.controller = read_text(region.at("controller"));
    content.region_guide = read_guide(region.at("guide"));
    read_references(document(documents, "sources.toml"), content);
    read_dreams(document(documents, "dreams.toml"), content);
    content.steps = read_steps(document(documents, "steps.toml"));
    content.pulse = read_pulse(document(documents, "pulse.toml"));
    content.jobs = read_jobs(document(documents, "jobs.toml"));
    for (const auto& [name, value] : documents) {
        if (toml_in("places", name)) content.places.push_back(read_place(value));
        if (const auto variant = toml_in("notices", name)) content.notices[std::string(*variant)] = read_notice(value);
        if (const auto language = toml_in("texts", name))
            read_ui_texts(value, "", content.texts[std::string(*language)]);
    }
    std::sort(content.places.begin(), content.places.end(),
              [](const Place& a, const Place& b) { return before_in_swedish(a.name, b.name); });
    return content;
}

}  // namespace

Result<Content> read_content(const Source& source) {
    Faults faults;
    const Documents documents = read_documents(source, faults);
    if (faults.empty()) faults = missing_parts(documents);
    if (!faults.empty()) return fail(to_error(faults.front()));
    Content content = read_documents_into_content(documents);
    auto map = source.read("map.geojson");
    if (!map) return fail(map.error());
    content.map = read_map(*map, faults);
    if (!faults.empty()) return fail(to_error(faults.front()));
    return content;
}

}  // namespace monter::pack
