// The way north as a person takes it home: plain lines that a QR code holds itself, so that no network and no server of
// ours is needed to read them; in several codes where one would be too dense for a telephone.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/texts.hpp"
#include "kiosk/visit/model.hpp"
#include "sync/lead/plan.hpp"

namespace monter::kiosk {

// What version 16 (81 modules) holds as bytes at error correction M, 450 (ISO/IEC 18004, table 7), less a margin. With
// its quiet zone it takes 87 modules: at 5 px each, 435 px a side.
inline constexpr std::size_t take_home_bytes_max = 440;
inline constexpr float take_home_side = 440;

// The list of the visitor's answers, in order.
[[nodiscard]] std::vector<lead::Planned> way_of(const Visit& visit, const pack::Content& content);

// "Your way to Arjeplog" and a line a step: its number, title, and the official page's host. Each text fits one code;
// where there are several, each says which it is. No place: the way north.
[[nodiscard]] std::vector<std::string> take_home_list(const std::vector<lead::Planned>& way, const pack::Place* place,
                                                      const pack::Content& content, const Texts& texts);

// "arbetsformedlingen.se" of an address; empty of an empty one.
[[nodiscard]] std::string host_of(const std::string& url);

}  // namespace monter::kiosk
