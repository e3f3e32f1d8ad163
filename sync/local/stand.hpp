// What the kiosk and the command line say to monter-sync, and what it answers; and where it listens.
//
//   {"v":1,"verb":"PUT","lead_id":"b64u","event_id":"b64u","flags":0,"code_hash":"b64u","envelope":"b64u"}
//       -> {"answer":"COMMITTED","lead_id":"b64u","seq":7} or
//       {"answer":"FAILED","kind":"full","message":"…","remedy":"…"}
//   {"v":1,"verb":"WITHDRAW","key":"b64u32"} -> {"answer":"DONE"} or FAILED; with "known":false where no lead of that
//       code is or was here. The withdrawal is kept all the same: its lead may be at the portal, or come later.
//   {"v":1,"verb":"STATUS"} -> {"answer":"STATUS",…as `monter-sync status --json`…}
//   {"v":1,"verb":"FORM","does":"opens"} -> as STATUS; FAILED: it must not. Until "closes" (-> DONE), for an hour at
//   most,
//       nothing is let go of: a kiosk that came down can't say it any more.
//   {"v":1,"verb":"SEND_NOW"} -> as STATUS, after everything due was tried, ignoring back-off
//   {"v":1,"verb":"PURGE","fair_closed":false} -> as STATUS, after what may be let go was; fair_closed: without the
//   delay. FAILED (refused) while a form may be open
//   {"v":1,"verb":"ANSWER","id":"b64u16","event_id":"b64u","kind":"pulse","question":"move","value":"job"} -> DONE or
//       FAILED. One anonymous tap: the id is drawn for it alone and lets it be asked again without being counted twice.
//       `kind` "visit" with question "language" counts a visit begun in that language; "match" with "shown" or
//       "opened" a municipality that a visit was shown or opened, with "visit" and "opened" a visit that opened any.
//   {"v":1,"verb":"CREW",…} -> {"answer":"CREW",…} or FAILED: sync/local/crew.hpp
//   {"v":1,"verb":"CONTENT","do":"import","folder":"/media/stick"} ->
//   {"answer":"CONTENT","pack":"norrbotten","version":4,
//       "fresh":true,"text":"…"} or FAILED, when the stick's pack was copied, verified and activated, or not; that may
//       take minutes. `text` is a sentence for staff, in English as all of status; the same is written on the stick.
//       `fresh` false: the stand had this very pack already.
//   {"v":1,"verb":"CONTENT","do":"fetch"} -> the same, after the portal was asked for newer content and it came
//   {"v":1,"verb":"SCREEN","does":"opens"|"shown"|"failed"|"ended","manifest":"hex"} -> DONE or FAILED. What the kiosk
//       says of itself: that it opens (before it reads DATA/public/active), that it shows this pack, that it can't,
//       that it ends by itself. A kiosk that opens again without having ended came down: so new content stands its
//       trial. After DONE, `active` may name the pack before.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "sync/base/bytes.hpp"
#include "sync/local/crew.hpp"

namespace monter::local {

// Inside a stand's DATA folder.
[[nodiscard]] std::filesystem::path stand_socket(const std::filesystem::path& data);   // DATA/sync.sock
[[nodiscard]] std::filesystem::path stand_lock(const std::filesystem::path& data);     // DATA/sync.lock
[[nodiscard]] std::filesystem::path public_folder(const std::filesystem::path& data);  // DATA/public
[[nodiscard]] std::filesystem::path kiosk_lock(const std::filesystem::path& data);     // DATA/kiosk.lock

struct Put {
    Id lead_id{}, event_id{};
    std::uint8_t flags = 0;
    Hash code_hash{};
    Bytes envelope;
};
struct Withdraw {
    Hash key{};
};
struct Tap {
    Id id{}, event_id{};
    std::string question, value;
    std::string kind = "pulse";  // or "visit", "match"
};
struct Purge {
    bool fair_closed = false;
};
struct Import {
    std::string folder;  // of the stick
};
struct FetchContent {};
struct Screen {
    enum class Does { opens, shown, failed, ended };
    Does does = Does::opens;
    std::optional<Hash> manifest_sha256;  // of shown and failed
};
struct Form {
    bool opens = true;
};
struct Status {};
struct Once {};
using Request = std::variant<Put, Withdraw, Tap, Purge, Import, FetchContent, Screen, Form, Status, Once, CrewRequest>;

struct Committed {
    Id lead_id{};
    std::uint64_t seq = 0;
};
struct Done {
    bool known = true;
};
struct Failed {
    Error error;
};
struct StatusAnswer {
    std::string json;  // the object, as it is
};
struct ContentAnswer {
    std::string pack;
    std::int64_t version = 0;
    bool fresh = false;
    std::string text;
};
using Reply = std::variant<Committed, Done, Failed, StatusAnswer, ContentAnswer, CrewReply>;

[[nodiscard]] std::string to_json(const Request& request);
[[nodiscard]] Result<Request> request_from_json(const std::string& json);
[[nodiscard]] std::string to_json(const Reply& reply);
[[nodiscard]] Result<Reply> reply_from_json(const std::string& json);

}  // namespace monter::local
