// What counts for how much when the region chooses among the places a visitor named. Data: the coordinator's, in
// versions that never change; version 0 is what the program came with.
//
// The visitor's own choice comes before all of it: the place written from, then hearts in their order. Among the rest,
// a place where nobody is at work comes after those where somebody is. Then the points; a hundred in all.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "sync/base/result.hpp"

namespace monter::portal::routing {

enum class Points { dreams, work, language, guide, room, fair };
inline constexpr std::size_t kinds = 6;
// As forms, texts and JSON name them: dreams that fit; a sourced answer for the visitor's work; a language of the
// place; a guide who writes the visitor's language; room this month; a fair chance for small places.
inline constexpr std::array<std::string_view, kinds> kind_names = {"dreams", "work", "language",
                                                                   "guide",  "room", "fair"};
inline constexpr int points_in_all = 100;

struct Weights {
    std::int64_t version = 0;
    std::array<int, kinds> points = {60, 8, 6, 10, 8, 8};

    [[nodiscard]] bool whole() const;  // a hundred in all, none below 0
};

[[nodiscard]] std::string to_json(const Weights& weights);  // without the version: its row has that
[[nodiscard]] Result<Weights> weights_from_json(std::string_view json, std::int64_t version);

}  // namespace monter::portal::routing
