// Whose turn it is to accept a person, as the last sweep or step left it. Who has it by now is computed from here
// (guides/turns.hpp).
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

enum class Holder { guide, deputy, region };
enum class Because { given, late, absent };  // late: the one before took too long; absent: nobody there was at work
[[nodiscard]] const char* name(Holder holder);
[[nodiscard]] const char* name(Because because);              // empty for given
[[nodiscard]] Holder holder_from(const std::string& text);    // throws at any other text: inside guarded() only
[[nodiscard]] Because because_from(const std::string& text);  // as above

struct Turn {
    Holder holder = Holder::guide;
    Because because = Because::given;
    std::int64_t from_ms = 0;

    friend bool operator==(const Turn&, const Turn&) = default;
};

struct Waiting {
    Id lead_id{};
    std::int64_t portal_seq = 0;
    std::string municipality;
    std::int64_t routed_ms = 0, due_ms = 0;  // due_ms 0: not computed yet
    Turn turn;
};
// Who waits to be accepted, oldest first; without those whose turn can't change any more. `fresh_only`: those whose
// deadline was never computed.
[[nodiscard]] Result<std::vector<Waiting>> waiting(Work& work, std::int64_t after_portal_seq, int limit,
                                                   bool fresh_only);
[[nodiscard]] Result<void> keep_turn(Work& work, const Id& lead_id, const Turn& turn, std::int64_t due_ms);

}  // namespace monter::portal::store
