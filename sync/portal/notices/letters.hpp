// What the messages say. To people on staff: how many wait and where to look, and nothing about anybody. To the
// visitor: who has their wish, its reference, and how it is taken back.
#pragma once

#include <cstdint>
#include <string>

#include "sync/pack/content.hpp"
#include "sync/portal/notices/courier.hpp"
#include "sync/portal/store/notices.hpp"

namespace monter::portal::notices {

struct Words {
    std::string subject, text;
};
// `language`: "sv" or "en".
[[nodiscard]] Words to_staff(store::Subject subject, std::int64_t people, const std::string& language,
                             const std::string& portal);
// One line, for an SMS.
[[nodiscard]] std::string short_to_staff(store::Subject subject, std::int64_t people, const std::string& language,
                                         const std::string& portal);
// `language` as the visitor's screen was; English where the portal has none of it.
[[nodiscard]] Words to_visitor(const std::string& municipality, const std::string& reference,
                               const std::string& language, const pack::Content* content, const std::string& portal);
// The language to_visitor writes in.
[[nodiscard]] std::string visitors_language(const std::string& language);

}  // namespace monter::portal::notices
