// The verbs of `monter-sync`, as its command line calls them. What they say goes to standard output, what went wrong
// with its remedy to standard error; the return value is the program's exit status.
#pragma once

#include <filesystem>
#include <functional>

#include "sync/base/clock.hpp"

namespace monter::agent {

// Told how to stop the service that has just started, so that a signal can; and told nothing when it has ended.
using Stopper = std::function<void(std::function<void()> stop)>;
using Clock = std::function<Moment()>;  // asked from the verb's own thread and the network's

[[nodiscard]] int provision_verb(const std::filesystem::path& data, const std::filesystem::path& card,
                                 const Clock& now);
[[nodiscard]] int run_verb(const std::filesystem::path& data, const Stopper& stopper, const Clock& now);
// Until nothing is due, whatever the back-off says. 1, with the reason, where leads remain.
[[nodiscard]] int once_verb(const std::filesystem::path& data, const Clock& now);
// Where the second copy of every lead lies; an empty folder: beside the store. `take_in`: what another stand wrote
// there is taken in, as after the loss of a disk. A running monter-sync follows within a minute.
[[nodiscard]] int second_copy_verb(const std::filesystem::path& data, const std::filesystem::path& folder,
                                   bool take_in);
// The crew's PIN, from one line of standard input: an argument would stand in the list of processes.
[[nodiscard]] int crew_pin_verb(const std::filesystem::path& data);
// Under which folder USB sticks appear, for the crew's export and import.
[[nodiscard]] int sticks_verb(const std::filesystem::path& data, const std::filesystem::path& folder);
// Lets go of what may be let go now, and says how much; `fair_closed`: the operator's word that the fair is over, and
// no delay is needed.
[[nodiscard]] int purge_verb(const std::filesystem::path& data, bool fair_closed, const Clock& now);
// Asks the portal for newer content now and fetches it, whatever the back-off says; or takes what lies on a stick
// (sync/agent/content/stick.hpp). What comes is shown at the kiosk's next attract screen.
[[nodiscard]] int content_verb(const std::filesystem::path& data, const Clock& now);
[[nodiscard]] int import_verb(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& now);
[[nodiscard]] int status_verb(const std::filesystem::path& data, bool json, const Clock& now);

}  // namespace monter::agent
