#include "sync/agent/content/content.hpp"

#include "sync/agent/public_folder.hpp"
#include "sync/base/log.hpp"
#include "sync/local/stand.hpp"

namespace monter::agent {
namespace {

std::string name_of(const pack::ActivePack& pack) {
    return pack.id + " " + std::to_string(pack.version);
}

std::string sentence(const Error& error) {
    return error.remedy.empty() ? error.message : error.message + "\n" + error.remedy;
}

}  // namespace

Content::Content(outbox::Outbox& outbox, const std::filesystem::path& data, ContentFiles& files, Inspect inspect,
                 CalledOff called_off)
    : outbox_(outbox),
      data_(data),
      files_(files),
      inspect_(std::move(inspect)),
      called_off_(std::move(called_off)),
      download_(local::public_folder(data), files, inspect_),
      activation_(outbox, local::public_folder(data), files) {}

// What the fair's description names; before it does, what is shown.
std::string Content::wanted_pack() const {
    const auto event = PublicFolder(data_).event();
    if (event && !event->pack.empty()) return event->pack;
    const auto active = activation_.active();
    return active ? active->id : std::string();
}

Result<ContentJob> Content::turn_job(const std::string& pack_id) {
    auto known = activation_.known(pack_id);
    if (!known) return fail(known.error());
    auto keep = activation_.keep();
    if (!keep) return fail(keep.error());
    if (candidate_) keep->push_back(candidate_->manifest_sha256);  // it waits for the screen, and is to be there then
    if (stick_) {
        download_.begin();  // here, since no job of its is out now; its files stay, as far as there is room
        StickWish wish{*stick_, pack_id, std::move(*known), std::move(*keep), called_off_};
        return ContentJob(StickTurn{local::public_folder(data_), &files_, &inspect_, std::move(wish)});
    }
    return ContentJob(ContentTurn{&download_, {pack_id, std::move(*known), std::move(*keep)}});
}

std::optional<ContentJob> Content::next(bool connected, const Moment& now) {
    if (!due_boot_ms_) due_boot_ms_ = now.boot_ms + content_settle_ms;
    if (stick_ && stick_taken_) return ContentJob(StickResult{*stick_, last_ ? last_->text : sentence(last_.error())});
    const bool portal = connected && (hurry_ || now.boot_ms >= *due_boot_ms_) && !candidate_;
    if (!stick_ && !portal) {
        if (!connected || candidate_) hurry_ = false;
        return std::nullopt;
    }
    const std::string pack_id = wanted_pack();
    if (!stick_ && pack_id.empty()) {
        tell(
            fail(Kind::refused, "the portal has no content for this fair yet", "Publish some: monter-portal publish."));
        due_boot_ms_ = now.boot_ms + content_every_ms;
        return std::nullopt;
    }
    auto job = turn_job(pack_id);
    if (job) return std::move(*job);
    tell(fail(job.error()));
    if (stick_) last_import_ = last_;
    stick_.reset();
    due_boot_ms_ = now.boot_ms + content_retry_ms;
    return std::nullopt;
}

Answered<void> Content::conclude(const ContentJob& job, const ContentOutcome& outcome, const Moment& now) {
    if (std::holds_alternative<StickResult>(job)) {
        if (outcome && outcome->refused) {
            log_error("writing the result on the stick", *outcome->refused);
            if (last_) last_->text += " The result could not be written on the stick.";
        }
        stick_.reset();
        stick_taken_ = false;
        return {};
    }
    if (std::holds_alternative<StickTurn>(job)) {
        conclude_stick(*outcome, now);
        return {};
    }
    if (!outcome) {
        if (hurry_) tell(fail(Kind::network, outcome.error().text, outcome.error().remedy));
        return tl::unexpected<Problem>(outcome.error());
    }
    const auto taken = take_in(*outcome, now, false);
    const std::optional<Error> refused = taken ? outcome->refused : std::optional<Error>(taken.error());
    if (outcome->more && taken) return {};
    download_.begin();
    due_boot_ms_ = now.boot_ms + (refused ? content_retry_ms : content_every_ms);
    if (auto set = outbox_.set_fact("content_problem", refused ? sentence(*refused) : ""); !set) {
        log_error("noting how content does", set.error());
    }
    if (refused) {
        log_error("content from the portal", *refused);
        tell(fail(*refused));
        return {};
    }
    if (outcome->candidate) return {};  // take_in() told
    const auto active = activation_.active();
    if (active) tell(Told{*active, false, "The stand has the newest content: " + name_of(*active) + "."});
    if (!active) tell(fail(Kind::refused, "the portal has no content for this stand yet", "Publish some there."));
    return {};
}

Result<void> Content::take_in(const ContentNews& news, const Moment& now, bool from_stick) {
    if (news.root) {
        if (auto reset = activation_.reset_floors(); !reset) return reset;
    }
    if (news.latest) {
        if (auto set = outbox_.set_fact("content_issued_ms", std::to_string(news.latest->issued_ms)); !set) return set;
        if (auto set = outbox_.set_fact("content_expires_ms", std::to_string(news.latest->expires_ms)); !set) {
            return set;
        }
    }
    if (news.unfit) {
        if (auto marked = activation_.mark_bad(*news.unfit); !marked) return marked;
    }
    if (!news.candidate || news.candidate == activation_.active()) return {};
    if (candidate_ && candidate_->id == news.candidate->id && candidate_->version > news.candidate->version) {
        return fail(Kind::refused,
                    name_of(*news.candidate) + " is older than " + name_of(*candidate_) +
                        ", which waits for the next attract screen",
                    "Nothing to do.");
    }
    candidate_ = news.candidate;
    if (auto taken = take_turn(now); !taken && from_stick) {
        candidate_.reset();  // whoever holds the stick is told, and can try again
        return taken;
    } else if (!taken) {
        log_error("new content", taken.error());
    }
    tell(Told{*news.candidate, true, name_of(*news.candidate) + " is here and is shown at the next attract screen."});
    return {};
}

void Content::conclude_stick(const ContentNews& news, const Moment& now) {
    const auto before = activation_.active();
    const auto taken = take_in(news, now, true);
    stick_taken_ = true;
    if (!taken) {
        tell(fail(taken.error()));
    } else if (news.refused) {
        log_error("content from a stick", *news.refused);
        tell(fail(*news.refused));
    } else if (news.candidate == before) {
        tell(Told{*news.candidate, false, "The stand has this content already: " + name_of(*news.candidate) + "."});
    } else {
        tell(Told{*news.candidate, true,
                  name_of(*news.candidate) + " was imported and is shown at the next attract screen."});
    }
    last_import_ = last_;
}

Result<void> Content::activate(const pack::ActivePack& next) {
    if (auto done = activation_.activate(next); !done) return done;
    candidate_.reset();
    return {};
}

void Content::tell(Result<Told> what) {
    last_ = std::move(what);
    hurry_ = false;
}

void Content::hurry() {
    hurry_ = true;
    due_boot_ms_ = 0;
}

Result<void> Content::import(std::filesystem::path stick) {
    if (stick_) return fail(Kind::refused, "another import is on its way", "Wait until it is done.");
    if (!stick.is_absolute())
        return fail(Kind::refused, "the stick's folder must be told from the root on",
                    "Name it by its whole path, as in /media/stick.");
    stick_ = std::move(stick);
    stick_taken_ = false;
    return {};
}

std::int64_t Content::due_boot_ms(bool connected, const Moment& now) const {
    if (stick_) return now.boot_ms;
    if (!connected || candidate_) return now.boot_ms + content_every_ms;
    return hurry_ ? now.boot_ms : due_boot_ms_.value_or(now.boot_ms + content_settle_ms);
}

// The candidate is active unless a screen has not taken up yet what is.
Result<void> Content::take_turn(const Moment& now) {
    const auto held = activation_.is_awaited(now);
    if (!held) return fail(held.error());
    if (!candidate_ || *held) return {};
    const auto next = *candidate_;
    return activate(next);
}

void Content::keep_house(const Moment& now) {
    if (auto taken = take_turn(now); !taken) log_error("new content", taken.error());
}

Result<void> Content::screen(Activation::Screen what, const std::optional<Hash>& manifest, const Moment& now) {
    const auto back = activation_.screen(what, manifest, now);
    if (!back) return fail(back.error());
    return {};
}

}  // namespace monter::agent
