#include "kiosk/app/crew_line.hpp"

#include <utility>

#include "sync/base/log.hpp"
#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {

CrewLine::CrewLine(std::filesystem::path socket, std::function<void()> on_answer)
    : socket_(std::move(socket)), on_answer_(std::move(on_answer)), worker_([this] { work(); }) {}

CrewLine::~CrewLine() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    worker_.join();
}

void CrewLine::ask(local::CrewRequest request) {
    const std::lock_guard lock(mutex_);
    questions_.push_back(std::move(request));
    wake_.notify_all();
}

std::vector<Message> CrewLine::take_answers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

bool CrewLine::busy() const {
    const std::lock_guard lock(mutex_);
    return asks_ || !questions_.empty() || !answers_.empty();
}

void CrewLine::work() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        if (questions_.empty()) {
            wake_.wait(lock);
            continue;
        }
        const local::CrewRequest request = std::move(questions_.front());
        questions_.pop_front();
        asks_ = true;
        lock.unlock();
        Message answer = answer_to(request);
        lock.lock();
        asks_ = false;
        answers_.push_back(std::move(answer));
        if (on_answer_) on_answer_();
    }
}

Message CrewLine::answer_to(const local::CrewRequest& request) const {
    auto connection = local::Connection::open(socket_);
    if (!connection) return CrewFailed{connection.error().kind};
    const auto said = connection->ask(local::to_json(local::Request(request)), patience);
    if (!said) return CrewFailed{said.error().kind};
    auto reply = local::reply_from_json(*said);
    if (!reply) return CrewFailed{reply.error().kind};
    if (const auto* failed = std::get_if<local::Failed>(&*reply)) {
        log_error("what the crew asked for", failed->error);
        return CrewFailed{failed->error.kind};
    }
    if (auto* told = std::get_if<local::CrewReply>(&*reply)) return CrewTold{std::move(*told)};
    return CrewFailed{Kind::bug};
}

}  // namespace monter::kiosk
