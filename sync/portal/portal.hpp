// The running portal: its parts, made from one data folder, and one answer to every request. No socket here; server.hpp
// has the network, admin.hpp the local commands.
#pragma once

#include <functional>
#include <memory>

#include "sync/base/clock.hpp"
#include "sync/portal/backups/guard.hpp"
#include "sync/portal/duty.hpp"
#include "sync/portal/folder.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/intake/carried.hpp"
#include "sync/portal/notices/notices.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/routing/library.hpp"

namespace monter::portal {

class Portal {
public:
    // The caller holds the folder's lock while it lives. `leads_arrived` is called from a request's thread after a
    // batch was kept: wake what sweeps.
    [[nodiscard]] static Result<std::unique_ptr<Portal>> open(
        const Folder& folder, std::int64_t now_ms, std::function<void()> leads_arrived = [] {}, Duty duty = Duty::all);
    ~Portal();
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    // Any thread.
    [[nodiscard]] Response answer(const Request& request, const Moment& now);
    // Routes what waits, passes on whose turn is over, gathers what there is to tell, and once a night erases what was
    // kept long enough; gives how many were decided. Nothing where another portal of the database does it just now, or
    // where this one has no desk.
    [[nodiscard]] Result<int> sweep(std::int64_t now_ms, bool again = false);

    // A file of leads that a stand exported (intake/carried.hpp).
    [[nodiscard]] Result<intake::CarriedIn> import_leads(const std::string& file, std::int64_t now_ms,
                                                         bool blocked_too = false);

    // True where a sweep would find something new: asked often where other portals take leads in.
    [[nodiscard]] Result<bool> has_news();

    // False for an intake portal: it has no desk(), letters() and desk_key().
    [[nodiscard]] bool has_desk() const;
    [[nodiscard]] store::Database& database();
    [[nodiscard]] backups::Guard& guard();
    [[nodiscard]] const Folder& folder() const;
    [[nodiscard]] routing::Library& library();
    [[nodiscard]] notices::Notices& letters();
    [[nodiscard]] routing::Desk& desk();
    [[nodiscard]] const seal::Root& root() const;
    // What is kept for the desk alone is sealed to it.
    [[nodiscard]] const seal::PublicKey& desk_key() const;

private:
    struct Inside;
    explicit Portal(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace monter::portal
