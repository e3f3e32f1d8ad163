#include <charconv>

#include "sync/outbox/store.hpp"

namespace monter::outbox {

std::int64_t Outbox::running_ms(const Moment& now) const {
    const auto& looked = store_->looked;
    if (!looked || looked->boot_id != now.boot_id || now.boot_ms < looked->boot_ms) return store_->ran_ms;
    return store_->ran_ms + (now.boot_ms - looked->boot_ms);
}

Result<void> Outbox::note_running(const Moment& now) {
    return store_->attempt("note how long the stand ran", [&]() -> Result<void> {
        const std::int64_t ran_ms = running_ms(now);
        if (ran_ms > store_->ran_ms) write_meta(store_->db, "ran_ms", view(std::to_string(ran_ms)));
        store_->ran_ms = ran_ms;
        store_->looked = now;
        return {};
    });
}

std::int64_t read_ran_ms(SQLite::Database& db) {
    const auto text = read_meta(db, "ran_ms");
    std::int64_t out = 0;
    if (text) {
        const auto view_of = text_of(*text);
        std::from_chars(view_of.data(), view_of.data() + view_of.size(), out);
    }
    return out;
}

}  // namespace monter::outbox
