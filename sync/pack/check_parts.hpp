// The parts of monter-pack check, one question each. All of them add to the faults and go on.
#pragma once

#include <unordered_set>

#include "sync/pack/documents.hpp"
#include "sync/pack/folder_files.hpp"
#include "sync/pack/poster_press.hpp"
#include "sync/pack/shape.hpp"

namespace monter::pack {

struct Pack {
    const FolderFiles& files;
    const Source& source;
    const Documents& documents;
    Known known;  // facts empty
};

// Names that fit the grammar, plain files only, none that has no place in a pack, none of the needed ones missing, and
// within the limits of the manifest.
void check_files(const Pack& pack, Faults& faults);
// pack.toml, region.toml, sources.toml: keys, translations, references; a floor that is not above the version.
void check_region(const Pack& pack, Faults& faults);
// dreams.toml holds exactly the twelve dreams.
void check_dreams(const Pack& pack, Faults& faults);
// Each municipality: keys, translations, 3 to 5 facts and 1 to 3 stories with their sources, the profile with its
// facts.
void check_places(const Pack& pack, Faults& faults);
// At least one privacy notice, each whole in every language.
void check_notices(const Pack& pack, Faults& faults);
// UI texts: a file for each language the program does not bring, with its keys and placeholders.
void check_texts(const Pack& pack, Faults& faults);
// An outline for each municipality, and none for others.
void check_map(const Pack& pack, Faults& faults);
// The way north: keys, translations, known authorities and prerequisites, no circle, https, nothing unread.
void check_steps(const Pack& pack, Faults& faults);
// The temperature: keys, translations, known icons.
void check_pulse(const Pack& pack, Faults& faults);
// Work: an https search with the municipality's code in it, known municipalities, numbers that add up.
void check_jobs(const Pack& pack, Faults& faults);
// Every picture is decoded, within the limits.
void check_pictures(const Pack& pack, Faults& faults);
// Every film is opened as the kiosk will, within the limits; every file of captions says something, in UTF-8.
void check_videos(const Pack& pack, Faults& faults);
// Every drawn poster makes its meshes (sync/press): named by the pack or not, so that a draft is checked too. Gives
// them.
[[nodiscard]] std::map<std::string, Bytes> check_posters(const Pack& pack, const PosterPress& press, Faults& faults);
// Every character of every text has a glyph, written as one character where Unicode has one.
void check_glyphs(const Pack& pack, const std::unordered_set<char32_t>& glyphs, Faults& faults);

}  // namespace monter::pack
