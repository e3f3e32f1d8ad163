#include "sync/outbox/outbox.hpp"

#include "sync/outbox/store.hpp"

namespace monter::outbox {

Outbox::Outbox(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Outbox::Outbox(Outbox&&) noexcept = default;
Outbox& Outbox::operator=(Outbox&&) noexcept = default;
Outbox::~Outbox() = default;

}  // namespace monter::outbox
