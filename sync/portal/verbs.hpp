// What monter-portal's commands do: each asks the running portal over its local socket, or opens the data folder where
// none runs, and gives the exit status. Answers go to standard output, words for people to standard error.
#pragma once

#include <optional>
#include <string>

#include "sync/portal/duty.hpp"
#include "sync/portal/event_verb.hpp"
#include "sync/portal/rotation.hpp"
#include "sync/portal/stands/cards.hpp"

namespace monter::portal::verbs {

[[nodiscard]] int said(const Error& error);

[[nodiscard]] int init(const NewPortal& wanted);
// Until SIGINT or SIGTERM.
[[nodiscard]] int serve_until_told(const Folder& folder, const std::string& listen, const std::string& role);
// A data folder for one more portal of a database that several share (duty.hpp).
[[nodiscard]] int share(const Folder& folder, const std::string& to, const std::string& role);
[[nodiscard]] int publish(const Folder& folder, const std::string& pack);
[[nodiscard]] int enrol_card(const Folder& folder, const stands::NewCard& card, const std::string& file);
[[nodiscard]] int rotate(const Folder& folder, const Rotation& what);
[[nodiscard]] int revoke(const Folder& folder, const std::string& stand);

struct User {
    std::string role, municipality, name;
    bool with_key = false;
};
// Says the password, and the key of one-time codes where asked for, once.
[[nodiscard]] int user_add(const Folder& folder, const User& user);
[[nodiscard]] int user_reset(const Folder& folder, const std::string& login);
[[nodiscard]] int user_close(const Folder& folder, const std::string& login);
[[nodiscard]] int user_list(const Folder& folder);
// What a code app on a telephone shows for this key now. The key comes on standard input, so that it stands in no list
// of processes.
[[nodiscard]] int code(int later);

// Keys of municipalities' own case systems; each is said once.
[[nodiscard]] int key_add(const Folder& folder, const std::string& municipality, const std::string& name);
[[nodiscard]] int key_close(const Folder& folder, const std::string& name);
[[nodiscard]] int key_list(const Folder& folder);

[[nodiscard]] int event(const Folder& folder, const EventWish& wish);
[[nodiscard]] int leads(const Folder& folder, bool open);
[[nodiscard]] int import_leads(const Folder& folder, const std::string& file, bool blocked_stand);
[[nodiscard]] int answers(const Folder& folder);
// Without `hours` the promises are only told: of one municipality, with the one for all, or of all.
[[nodiscard]] int promise(const Folder& folder, const std::string& municipality, const std::optional<int>& hours);
[[nodiscard]] int retain(const Folder& folder);
// A mail that came back, on standard input: its address is marked. A mail server's alias can end here.
[[nodiscard]] int bounced(const Folder& folder);

[[nodiscard]] int backup(const Folder& folder, const std::string& file);
[[nodiscard]] int drill(const Folder& folder, const std::string& file);
[[nodiscard]] int restore(const Folder& folder, const std::string& file, bool accept_loss);
[[nodiscard]] int status(const Folder& folder);

}  // namespace monter::portal::verbs
