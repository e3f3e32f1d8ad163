// What a person's page shows of the work with them: next step, log, way north, letters, sharing and handing over.
#pragma once

#include "sync/portal/guides/care.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/routing/library.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {

struct CareShown {
    const guides::OpenPerson& person;
    const guides::Care& care;
    guides::Content content;
    const Visit& visit;
    const Kept& kept;
    std::string first;  // how the person is spoken of
};
void add_care(Data::Named& data, const CareShown& shown);

// EURES: what was said yes to, or the form for a yes; and what it does. Unclear: no yes to exactly the words shown.
void add_eures(Data::Named& data, const CareShown& shown);
[[nodiscard]] Result<guides::Answer> write_down_eures(const Parts& parts, const guides::Act& act, Fields& fields);

// The log and the letters, each in a file of its own.
[[nodiscard]] Data::List log_rows(const CareShown& shown);
[[nodiscard]] Data::List letters(const CareShown& shown);

}  // namespace monter::portal::web
