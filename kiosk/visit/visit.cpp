#include "kiosk/visit/visit.hpp"

#include <algorithm>

namespace monter::kiosk {

Secret* Visit::field(Field which) {
    switch (which) {
        case Field::name:
            return &name;
        case Field::email:
            return &email;
        case Field::phone:
            return &phone;
        case Field::words:
            return &words;
        case Field::note:
            return &note;
        case Field::code:
            return &code;
        case Field::none:
            break;
    }
    return nullptr;
}

const Secret* Visit::field(Field which) const {
    return const_cast<Visit*>(this)->field(which);
}

bool Visit::is_hearted(const std::string& place) const {
    return std::find(wish.hearts.begin(), wish.hearts.end(), place) != wish.hearts.end();
}

bool Visit::is_empty() const {
    return wish == lead::Wish{} && when.empty() && citizen.empty() && with.empty() && name.empty() && email.empty() &&
           phone.empty() && words.empty() && code.empty() && !assisted && !sixteen && !take_home;
}

}  // namespace monter::kiosk
