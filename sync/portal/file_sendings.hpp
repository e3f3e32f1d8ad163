// How many files are being sent at once. A stand in a hall may take minutes for one (answer_time_max), and holds a
// thread as long; leads, health and pages keep the other half of them, however many ask for content. Any thread.
#pragma once

#include <atomic>
#include <memory>

namespace monter::portal {

class FileSendings {
public:
    explicit FileSendings(int at_once) : left_(std::make_shared<std::atomic<int>>(at_once)) {}

    // One more, which ends with the last copy of what is returned; null where there are enough.
    [[nodiscard]] std::shared_ptr<void> begin() {
        if (left_->fetch_sub(1) <= 0) {
            left_->fetch_add(1);
            return nullptr;
        }
        return {left_.get(), [left = left_](void*) { left->fetch_add(1); }};
    }

private:
    std::shared_ptr<std::atomic<int>> left_;  // outlives a server that stops while a file is sent
};

}  // namespace monter::portal
