#include "kiosk/app/post.hpp"

#include <algorithm>

#include "kiosk/app/for_good.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {
namespace {

using namespace std::chrono_literals;

// How long to wait before the same again, by what can be done about it.
std::chrono::milliseconds pause_after(Kind kind) {
    switch (kind) {
        case Kind::network:
            return 500ms;  // monter-sync is starting again
        case Kind::disk:
        case Kind::full:
            return 2000ms;
        case Kind::corrupt:
        case Kind::refused:
        case Kind::bug:
            break;
    }
    return 30s;  // a person must look first
}

}  // namespace

Post::Post(std::filesystem::path socket, std::function<void()> on_answer)
    : socket_(std::move(socket)), on_answer_(std::move(on_answer)), worker_([this] { work(); }) {}

Post::~Post() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    worker_.join();
}

void Post::keep(lead::Sealed sealed) {
    local::Put put{sealed.lead_id, sealed.event_id, sealed.flags, sealed.code_hash, std::move(sealed.envelope)};
    Letter letter;
    letter.lead_id = put.lead_id;
    letter.request = local::to_json(local::Request(std::move(put)));
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(letter));
    wake_.notify_all();
}

bool Post::hurry(const Id& lead_id) {
    const std::lock_guard lock(mutex_);
    bool here = false;
    for (Letter& letter : letters_) {
        if (letter.lead_id != lead_id || letter.withdraws || letter.counts || letter.looks || letter.leaves ||
            letter.dropped)
            continue;
        letter.due = Clock::time_point::min();
        letter.told.reset();
        letter.for_good = false;
        here = true;
    }
    wake_.notify_all();
    return here;
}

void Post::withdraw(const Id& lead_id, const Hash& key) {
    Letter letter;
    letter.lead_id = lead_id;
    letter.withdraws = true;
    letter.request = local::to_json(local::Request(local::Withdraw{key}));
    const std::lock_guard lock(mutex_);
    for (Letter& other : letters_) {
        if (other.lead_id == lead_id && !other.withdraws && !other.counts && !other.looks && !other.leaves)
            other.dropped = true;
    }
    letters_.push_back(std::move(letter));
    wake_.notify_all();
}

void Post::count(const local::Tap& tap) {
    Letter letter;
    letter.counts = true;
    letter.request = local::to_json(local::Request(tap));
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(letter));
    wake_.notify_all();
}

void Post::look() {
    Letter letter;
    letter.looks = true;
    letter.request = local::to_json(local::Request(local::Form{true}));
    const std::lock_guard lock(mutex_);
    // Unless one is under way; not where a visitor left after it.
    const auto last = std::find_if(letters_.rbegin(), letters_.rend(),
                                   [](const Letter& other) { return other.looks || other.leaves; });
    if (last != letters_.rend() && last->looks) return;
    letters_.push_back(std::move(letter));
    wake_.notify_all();
}

void Post::leave() {
    Letter letter;
    letter.leaves = true;
    letter.request = local::to_json(local::Request(local::Form{false}));
    const std::lock_guard lock(mutex_);
    letters_.push_back(std::move(letter));
    wake_.notify_all();
}

std::vector<Message> Post::take_answers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

bool Post::busy() const {
    const std::lock_guard lock(mutex_);
    return !answers_.empty() ||
           std::any_of(letters_.begin(), letters_.end(), [](const Letter& letter) { return !letter.for_good; });
}

void Post::answer(Message message) {
    answers_.push_back(std::move(message));
    if (on_answer_) on_answer_();
}

void Post::work() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        letters_.remove_if([](const Letter& letter) { return letter.dropped; });
        const auto first = std::min_element(letters_.begin(), letters_.end(),
                                            [](const Letter& a, const Letter& b) { return a.due < b.due; });
        if (first == letters_.end()) {
            wake_.wait(lock);
        } else if (first->due > Clock::now()) {
            wake_.wait_until(lock, first->due);
        } else {
            post(lock, first);
        }
    }
}

// The lock is open while the question is on its way. Letters are only ever taken out by this thread.
void Post::post(std::unique_lock<std::mutex>& lock, std::list<Letter>::iterator letter) {
    lock.unlock();
    const auto done = ask(*letter);
    lock.lock();
    if (letter->looks || letter->leaves) {
        if (letter->looks) answer(StoreTold{done.has_value()});
        letters_.erase(letter);
        return;
    }
    if (letter->counts) {
        if (done || is_for_good(done.error().kind)) {
            letters_.erase(letter);
        } else {
            letter->due = Clock::now() + pause_after(done.error().kind);
        }
        return;
    }
    if (done) {
        if (letter->withdraws) {
            answer(Withdrawn{letter->lead_id, last_known_});
        } else if (!letter->dropped) {
            answer(LeadKept{letter->lead_id, last_seq_});
        }
        letters_.erase(letter);
        return;
    }
    const Kind kind = done.error().kind;
    letter->due = Clock::now() + pause_after(kind);
    letter->for_good = is_for_good(kind);
    if (letter->told != kind && !letter->dropped) {
        letter->told = kind;
        answer(letter->withdraws ? Message(NotWithdrawn{letter->lead_id, kind})
                                 : Message(LeadNotKept{letter->lead_id, kind}));
    }
    // A withdrawal that is refused stays refused; the visitor has been told what to do instead.
    if (letter->withdraws && letter->for_good) letters_.erase(letter);
}

Result<void> Post::ask(const Letter& letter) {
    if (!connection_) {
        auto opened = local::Connection::open(socket_);
        if (!opened) return fail(opened.error());
        connection_.emplace(std::move(*opened));
    }
    auto said = connection_->ask(letter.request, patience);
    if (!said) {
        connection_.reset();
        return fail(said.error());
    }
    const auto reply = local::reply_from_json(*said);
    if (!reply) return fail(reply.error());
    if (const auto* failed = std::get_if<local::Failed>(&*reply)) return fail(failed->error);
    if (letter.looks && std::holds_alternative<local::StatusAnswer>(*reply)) return {};
    const bool keeps = !letter.withdraws && !letter.counts && !letter.looks && !letter.leaves;
    if (const auto* committed = std::get_if<local::Committed>(&*reply); committed && keeps) {
        if (committed->lead_id != letter.lead_id) return fail(Kind::bug, "monter-sync answered about another lead");
        last_seq_ = committed->seq;
        return {};
    }
    if (const auto* done = std::get_if<local::Done>(&*reply);
        done && (letter.withdraws || letter.counts || letter.leaves)) {
        last_known_ = done->known;
        return {};
    }
    return fail(Kind::bug, "monter-sync answered something else than was asked");
}

}  // namespace monter::kiosk
