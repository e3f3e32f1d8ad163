// What monter-portal's commands do: each asks the running portal over its local socket, or opens the data folder where
// none runs, and gives the exit status. Answers go to standard output, words for people to standard error.
#pragma once

#include <optional>
#include <string>

#include "sync/portal/event_verb.hpp"
#include "sync/portal/folder.hpp"
#include "sync/portal/rotation.hpp"
#include "sync/portal/stands/cards.hpp"

namespace monter::portal::verbs {

[[nodiscard]] int said(const Error& error);

[[nodiscard]] int init(const NewPortal& wanted);
// Until SIGINT or SIGTERM.
[[nodiscard]] int serve_until_told(const std::string& data, const std::string& listen);
[[nodiscard]] int publish(const std::string& data, const std::string& pack);
[[nodiscard]] int enrol_card(const std::string& data, const stands::NewCard& card, const std::string& file);
[[nodiscard]] int rotate(const std::string& data, const Rotation& what);
[[nodiscard]] int revoke(const std::string& data, const std::string& stand);

struct User {
    std::string role, municipality, name;
    bool with_key = false;
};
// Says the password, and the key of one-time codes where asked for, once.
[[nodiscard]] int user_add(const std::string& data, const User& user);
[[nodiscard]] int user_reset(const std::string& data, const std::string& login);
[[nodiscard]] int user_close(const std::string& data, const std::string& login);
[[nodiscard]] int user_list(const std::string& data);
// What a code app on a telephone shows for this key now. The key comes on standard input, so that it stands in no list
// of processes.
[[nodiscard]] int code(int later);

// Keys of municipalities' own case systems; each is said once.
[[nodiscard]] int key_add(const std::string& data, const std::string& municipality, const std::string& name);
[[nodiscard]] int key_close(const std::string& data, const std::string& name);
[[nodiscard]] int key_list(const std::string& data);

[[nodiscard]] int event(const std::string& data, const EventWish& wish);
[[nodiscard]] int leads(const std::string& data, bool open);
[[nodiscard]] int import_leads(const std::string& data, const std::string& file, bool blocked_stand);
[[nodiscard]] int answers(const std::string& data);
// Without `hours` the promises are only told: of one municipality, with the one for all, or of all.
[[nodiscard]] int promise(const std::string& data, const std::string& municipality, const std::optional<int>& hours);
[[nodiscard]] int retain(const std::string& data);
// A mail that came back, on standard input: its address is marked. A mail server's alias can end here.
[[nodiscard]] int bounced(const std::string& data);

[[nodiscard]] int backup(const std::string& data, const std::string& file);
[[nodiscard]] int drill(const std::string& data, const std::string& file);
[[nodiscard]] int restore(const std::string& data, const std::string& file, bool accept_loss);
[[nodiscard]] int status(const std::string& data);

}  // namespace monter::portal::verbs
