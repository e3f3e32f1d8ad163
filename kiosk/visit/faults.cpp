#include "kiosk/visit/faults.hpp"

#include "sync/lead/limits.hpp"

namespace monter::kiosk {

using lead::FieldFault;

bool FormFaults::any() const {
    return age || first() != Field::none;
}

Field FormFaults::first() const {
    if (name != FieldFault::none) return Field::name;
    if (no_way || email != FieldFault::none) return Field::email;
    if (phone != FieldFault::none) return Field::phone;
    return Field::none;
}

FormFaults faults_of(const Visit& visit) {
    FormFaults faults;
    faults.age = !visit.sixteen.value_or(false);
    faults.name = lead::check_name(visit.name.view());
    faults.no_way = visit.email.empty() && visit.phone.empty();
    if (!visit.email.empty()) faults.email = lead::check_email(visit.email.view());
    if (!visit.phone.empty()) faults.phone = lead::check_phone(visit.phone.view());
    return faults;
}

namespace {

// With a hyphen or a space between every two, as some write it.
constexpr std::size_t code_characters_max = 26 + 13;

}  // namespace

std::size_t characters_max(Field field) {
    switch (field) {
        case Field::name:
            return lead::name_characters_max;
        case Field::email:
            return lead::email_characters_max;
        case Field::phone:
            return lead::phone_characters_max;
        case Field::words:
        case Field::note:
            return lead::words_characters_max;
        case Field::code:
            return code_characters_max;
        case Field::none:
            break;
    }
    return 0;
}

}  // namespace monter::kiosk
