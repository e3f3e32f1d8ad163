#include "kiosk/visit/waiting.hpp"

namespace monter::kiosk {

std::int64_t idle_limit(const Model& model) {
    const std::int64_t limit = model.at == Step::thanks ? idle_thanks_ms : model.is_form() ? idle_form_ms : idle_ms;
    return model.access.large_text ? limit * idle_large_factor : limit;
}

}  // namespace monter::kiosk
