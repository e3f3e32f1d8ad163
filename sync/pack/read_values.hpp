// From parsed values to the plain ones of content.hpp. For documents whose shape was checked (sync/pack/shape.hpp):
// what is not there comes out empty.
#pragma once

#include "sync/pack/content.hpp"
#include "sync/pack/document.hpp"

namespace monter::pack {

[[nodiscard]] Text read_text(const Value& value);
[[nodiscard]] std::string read_word(const Value& value);                // a text, or a whole number as text
[[nodiscard]] std::vector<std::string> read_words(const Value& value);  // one word, or a list of them
[[nodiscard]] Guide read_guide(const Value& value);
struct Posters {
    Poster landscape, portrait;
};
[[nodiscard]] Posters read_posters(const Value& value);  // the name of a drawn poster, or a table of photographs
[[nodiscard]] Place read_place(const Value& document);
[[nodiscard]] Steps read_steps(const Value& document);
[[nodiscard]] Jobs read_jobs(const Value& document);
[[nodiscard]] std::vector<PulseQuestion> read_pulse(const Value& document);

}  // namespace monter::pack
