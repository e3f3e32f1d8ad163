// What the crew's menu says to monter-sync, and what it hears: {"v":1,"verb":"CREW","do":…} and {"answer":"CREW",
// "told":…} on the stand's socket (sync/local/stand.hpp). Nothing in it is about a person.
//
//   "open","pin":"123456"            -> "pin","word":"right"|"wrong"|"wait"|"unset","wait_s":30
//   "look"                           -> "facts",… as CrewFacts
//   "send"                           -> "facts" of now; everything due is tried meanwhile, so look again
//   "export"                         -> "exported","leads":12,"file":"…" or FAILED
//   "import"                         -> "facts" with "import":"runs", or FAILED (refused: no stick); look again for its
//                                       end
//   "set","settings":{…}             -> "facts"
//   "report"                         -> "report","hours":[{"hour":14,"leads":3,"visits":{"nl":5}}]
//
// What day it is, and when it ends, monter-sync alone says: by the clock it has put right, in Sweden
// (sync/agent/crew_day.hpp). The screen's machine may believe another one.
//
// The PIN guards the touch screen, where anybody stands. The socket is the user's own, and asks for none.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sync/base/result.hpp"

namespace monter::local {

// What the crew has chosen at this stand. Kept in DATA/public/crew.json by monter-sync; the kiosk reads it.
struct CrewSettings {
    bool paused = false;     // the kiosk shows "back soon"
    bool rehearsal = false;  // leads carry the mark and reach nobody; until that day ends
    // Municipalities that stand here, until that day ends; nothing: as the portal's event says.
    std::optional<std::vector<std::string>> present;
    std::vector<std::string> languages;  // offered, the first is the one it starts in; empty: the event's
    // When rehearsal and present end, by the stand's clock; set and kept to by monter-sync, whoever asks.
    std::int64_t day_ends_ms = 0;
    friend bool operator==(const CrewSettings&, const CrewSettings&) = default;
};
[[nodiscard]] std::string to_json(const CrewSettings& settings);
// What is missing or can't be understood is as at first.
[[nodiscard]] CrewSettings settings_from_json(const std::string& json);

// What is wrong at this stand, as a word the menu has a sentence with a remedy for ("crew.problem.<word>").
inline constexpr const char* crew_problems[] = {
    "not_enrolled", "unreachable", "login",   "blocked",   "version", "disk",  "aside",   "elsewhere",   "twin",
    "lost",         "copy",        "strange", "set_aside", "memory",  "clock", "content", "fair_unknown"};

struct CrewFacts {
    std::int64_t wall_ms = 0;     // the stand's clock, put right
    std::int64_t captured = 0;    // leads since the day began, rehearsals too
    std::int64_t pending = 0;     // wait to be sent
    std::int64_t sent = 0;        // the portal has signed for them
    std::int64_t aside = 0;       // the portal refused them
    std::int64_t withdrawn = 0;   // taken back by their visitors
    std::int64_t unexported = 0;  // neither sent nor on a stick
    std::string copies = "1";     // "1", "2" or "portal"
    std::optional<std::int64_t> last_contact_ms;
    std::vector<std::string> problems;  // of crew_problems, the most pressing first
    std::string content;                // "norrbotten 3", shown or at the next attract screen; empty: not known
    std::string content_waits;          // "norrbotten 4", to be shown after that one; empty: none
    std::int64_t disk_free_bytes = 0;
    std::optional<int> battery_percent;  // where the machine has one
    bool on_mains = true;
    std::optional<int> celsius;  // where it tells
    std::string clock = "none";  // "portal", "ntp", "rtc" or "none"
    bool sends = false;          // a "send" is still under way
    // How the last import from a stick does: "", "runs", "fresh" (to be shown next), "same" (it was here already),
    // "full" (no room on the disk) or "refused" (the result file on the stick says why).
    std::string import;
    CrewSettings settings;
};

struct CrewPin {
    std::string pin;
};
struct CrewLook {};
struct CrewSend {};
struct CrewExport {};
struct CrewImport {};
struct CrewSet {
    CrewSettings settings;
};
struct CrewReport {};
using CrewRequest = std::variant<CrewPin, CrewLook, CrewSend, CrewExport, CrewImport, CrewSet, CrewReport>;

struct PinWord {
    enum class Word { right, wrong, wait, unset };
    Word word = Word::wrong;
    std::int64_t wait_s = 0;  // until the next try, of wait
};
struct CrewExported {
    std::int64_t leads = 0;
    std::string file;  // its name on the stick
};
struct HourOfDay {
    int hour = 0;  // since the day began
    std::int64_t leads = 0;
    std::map<std::string, std::int64_t> visits;  // begun, by language
};
struct DayReport {
    std::vector<HourOfDay> hours;  // those with something in them, in order
};
using CrewReply = std::variant<PinWord, CrewFacts, CrewExported, DayReport>;

[[nodiscard]] std::string to_json(const CrewRequest& request);
[[nodiscard]] Result<CrewRequest> crew_request_from_json(const std::string& json);
[[nodiscard]] std::string to_json(const CrewReply& reply);
[[nodiscard]] Result<CrewReply> crew_reply_from_json(const std::string& json);

}  // namespace monter::local
