// Who is told what, and the sending of it. Nothing rests on a moment that could be missed: gather() looks for turns
// that nobody was told of, and send_due() for rows that are due, each as often as it likes.
#pragma once

#include <mutex>
#include <optional>

#include "sync/portal/notices/courier.hpp"
#include "sync/portal/notices/settings.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/routing/library.hpp"
#include "sync/portal/store/notices.hpp"

namespace monter::portal::notices {

inline constexpr std::int64_t lease_ms = 60'000;  // protocol.md, section 5
// After the nth try in vain; the last one goes on.
inline constexpr std::int64_t first_pause_ms = 60'000, longest_pause_ms = std::int64_t{60} * 60 * 1000;
inline constexpr std::int64_t given_up_after_ms = std::int64_t{4} * 24 * 60 * 60 * 1000;  // RFC 5321, 4.5.4.1

class Notices {
public:
    // `settings`: nothing where the portal writes to nobody. Then turns count as told, so that whoever sets it up later
    // does not send a season's letters at once.
    Notices(store::Database& database, const routing::Desk& desk, const routing::Library& library,
            std::optional<Settings> settings)
        : database_(&database), desk_(&desk), library_(&library), settings_(std::move(settings)) {}

    // Rows for every turn nobody was told of, every person who is nearly too late, every visitor without a
    // confirmation. Call it after the turns were swept. Gives how many rows there are more.
    [[nodiscard]] Result<int> gather(std::int64_t now_ms);

    // Sends what is due; several rows for one person on staff go as one message. The database is free while a message
    // is on its way. Gives how many messages were carried or refused; errors of one row never hold up the others.
    [[nodiscard]] Result<int> send_due(Courier& courier, std::int64_t now_ms);

    [[nodiscard]] const std::optional<Settings>& settings() const { return settings_; }
    // A mail of ours came back (RFC 3464): the address is marked. False where no such mail went out.
    [[nodiscard]] Result<bool> came_back(const std::string& message_id, std::int64_t now_ms);

private:
    struct Message;
    [[nodiscard]] Result<std::vector<Message>> due_messages(std::int64_t now_ms);
    [[nodiscard]] Result<std::optional<Message>> to_staff(store::Work& work, std::vector<store::Notice> rows,
                                                          std::int64_t now_ms);
    [[nodiscard]] Result<std::optional<Message>> to_visitor(store::Work& work, const store::Notice& row);
    [[nodiscard]] Result<std::optional<Message>> of_guide(store::Work& work, const store::Notice& row);
    [[nodiscard]] Result<void> note(const Message& message, const Delivery& delivery, std::int64_t now_ms);

    store::Database* database_;
    const routing::Desk* desk_;
    const routing::Library* library_;
    std::optional<Settings> settings_;
    std::mutex gathering_;
};

}  // namespace monter::portal::notices
