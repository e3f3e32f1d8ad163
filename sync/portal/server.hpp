// The portal on the network and on its local socket, until it is told to stop. The only place that knows cpp-httplib.
#pragma once

#include <functional>
#include <string>

#include "sync/base/clock.hpp"
#include "sync/portal/duty.hpp"

namespace monter::portal {

// Holds the folder's lock and serves until stop_requested, told through `until_stopped`: it is called once with the
// address people reach the portal at, and returns when the server shall end. `listen` is ADDR:PORT; port 0 takes a free
// one. `now` is asked from several threads.
[[nodiscard]] Result<void> serve(const Folder& folder, const std::string& listen, const std::function<Moment()>& now,
                                 const std::function<void(const std::string& address)>& until_stopped,
                                 Duty duty = Duty::all);

}  // namespace monter::portal
