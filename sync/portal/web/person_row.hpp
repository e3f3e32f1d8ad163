// A person as one line of a list: who, what they want, why here, and until when they wait or what is next.
#pragma once

#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {

// For the part person_row.mustache.
[[nodiscard]] Data person_row(const guides::OpenPerson& person, guides::Content content, const Visit& visit);

}  // namespace monter::portal::web
