// All of a stand's content, for the agent: when the portal is asked, what becomes of what comes, what staff read of it.
// The work itself is done in the courier's thread (job.hpp): on one pack at a time, from the portal or from a stick.
// One thread otherwise, the outbox's.
#pragma once

#include "sync/agent/content/activation.hpp"
#include "sync/agent/content/download.hpp"
#include "sync/agent/content/job.hpp"

namespace monter::agent {

inline constexpr std::int64_t content_every_ms = std::int64_t{60} * 60 * 1000;
inline constexpr std::int64_t content_settle_ms = std::int64_t{2} * 60 * 1000;  // leads and visitors come first
inline constexpr std::int64_t content_retry_ms = std::int64_t{10} * 60 * 1000;  // after a refusal

class Content {
public:
    // `data`: the stand's folder, with its public folder. All of them outlive it. `called_off` ends an import.
    Content(outbox::Outbox& outbox, const std::filesystem::path& data, ContentFiles& files, Inspect inspect,
            CalledOff called_off = {});

    // A stick first, then what the portal has; nothing before it is due. `connected`: there is a portal to ask.
    [[nodiscard]] std::optional<ContentJob> next(bool connected, const Moment& now);
    // A Problem is the network's: the caller backs off.
    [[nodiscard]] Answered<void> conclude(const ContentJob& job, const ContentOutcome& outcome, const Moment& now);
    [[nodiscard]] std::int64_t due_boot_ms(bool connected, const Moment& now) const;

    // Asks the portal at once; over when in_a_hurry() is false, and last() tells how it went.
    void hurry();
    [[nodiscard]] bool in_a_hurry() const { return hurry_; }
    // Takes what lies on this stick next; over when importing() is false, and last() tells how it went.
    [[nodiscard]] Result<void> import(std::filesystem::path stick);
    [[nodiscard]] bool importing() const { return stick_.has_value(); }

    struct Told {
        pack::ActivePack pack;  // shown, or to be shown at the next attract screen
        bool fresh = false;     // it was not here before
        std::string text;       // for staff
    };
    [[nodiscard]] const Result<Told>& last() const { return last_; }
    // How the last import went, whatever the portal has said since.
    [[nodiscard]] const Result<Told>& last_import() const { return last_import_; }

    // Here and whole, but not active yet: the one before stands its trial.
    [[nodiscard]] const std::optional<pack::ActivePack>& waiting() const { return candidate_; }

    // Housekeeping: a candidate that waited for its turn, the end of a trial.
    void keep_house(const Moment& now);
    [[nodiscard]] Result<void> screen(Activation::Screen what, const std::optional<Hash>& manifest, const Moment& now);

private:
    [[nodiscard]] std::string wanted_pack() const;
    [[nodiscard]] Result<ContentJob> turn_job(const std::string& pack_id);
    [[nodiscard]] Result<void> take_in(const ContentNews& news, const Moment& now, bool from_stick);
    [[nodiscard]] Result<void> take_turn(const Moment& now);
    void conclude_stick(const ContentNews& news, const Moment& now);
    [[nodiscard]] Result<void> activate(const pack::ActivePack& next);
    void tell(Result<Told> what);

    outbox::Outbox& outbox_;
    std::filesystem::path data_;
    ContentFiles& files_;
    Inspect inspect_;
    CalledOff called_off_;
    ContentDownload download_;
    Activation activation_;
    std::optional<std::int64_t> due_boot_ms_;
    std::optional<pack::ActivePack> candidate_;
    std::optional<std::filesystem::path> stick_;
    bool stick_taken_ = false;  // only the result is to be written yet
    bool hurry_ = false;
    Result<Told> last_ = fail(Kind::refused, "no content was asked for yet");
    Result<Told> last_import_ = last_;
};

}  // namespace monter::agent
