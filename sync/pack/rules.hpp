// What may stand in the files of a pack, as data: which keys, in which form, how many. sync/pack/content.hpp tells the
// same to people. The reader and monter-pack check go by these tables, so that they can't differ.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace monter::pack {

enum class Form {
    line,              // text on one line
    lines,             // text; line breaks are allowed
    translated,        // a table: each language of pack.toml with a text on one line
    translated_lines,  // the same with line breaks
    id,                // lead::is_id
    language,          // a language code
    languages,         // a list of them
    whole,             // a whole number from 0
    degree,            // 0 to 3
    number,            // with or without a fraction
    url,               // https:// or http://
    date,              // 2025-12-31
    year,              // begins with four digits: 2025, 2025-06, 2024/25
    version,           // 1.2.3
    picture,           // the name of a picture in the pack
    video,             // the name of a film in the pack
    captions,          // a table: each language of pack.toml with the name of a file of captions in the pack
    poster,            // the name of a drawn poster's JSON in the pack, or else a table of `inside`: photographs
    sources,           // an id of sources.toml, or a list of them
    fact,              // the id of a fact of the same place
    ids,               // a list of ids, none empty
    table,             // a table of `inside`
    list,              // a list of tables of `inside`
};

struct Rule {
    std::string key;
    Form form = Form::line;
    bool required = true;
    std::vector<Rule> inside;
    std::size_t least = 0, most = std::numeric_limits<std::size_t>::max();  // of a list
    bool own_figures = false;  // may hold figures without a source: an address, not a statement
};
using Rules = std::vector<Rule>;

[[nodiscard]] const Rules& pack_rules();
[[nodiscard]] const Rules& region_rules();
[[nodiscard]] const Rules& sources_rules();
[[nodiscard]] const Rules& dreams_rules();
[[nodiscard]] const Rules& place_rules();
[[nodiscard]] const Rules& steps_rules();
[[nodiscard]] const Rules& pulse_rules();
[[nodiscard]] const Rules& jobs_rules();
[[nodiscard]] Rules notice_rules(const std::vector<std::string>& languages);

}  // namespace monter::pack
