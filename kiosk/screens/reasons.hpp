// The match's reasons in a visitor's words.
#pragma once

#include <span>
#include <string>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

// Long: the fact behind it ("8,727 lakes in one municipality"). For the cards and the why sheet.
[[nodiscard]] std::string words_of(const lead::Reason& reason, const pack::Place& place, const View& view);
// Short: what of the visitor's it answers ("Hunting and fishing").
[[nodiscard]] std::string short_words_of(const lead::Reason& reason, const View& view);
// The picture the visitor tapped; empty where the reason is no dream (then the icon speaks).
[[nodiscard]] std::string picture_of(const lead::Reason& reason, const View& view);
[[nodiscard]] Icon icon_of(const lead::Reason& reason);

// Long, and where it holds a figure its source behind it: "2,578 people on 12,557 km² (SCB, 2025)".
[[nodiscard]] std::string sourced_words_of(const lead::Reason& reason, const pack::Place& place, const View& view);
// How much it counts among all of that place: "Weighs most", "Only where dreams are equal".
[[nodiscard]] std::string weight_words(const lead::Reason& reason, std::span<const lead::Reason> all, const View& view);

// As a visitor reads them under a fact, each once: "SCB, own calculation".
[[nodiscard]] std::string short_names(const std::vector<std::string>& sources, const View& view);
// "Source: Regionfakta, 2025"; empty without a source.
[[nodiscard]] std::string source_line(const std::vector<std::string>& sources, const std::string& year,
                                      const View& view);

}  // namespace monter::kiosk
