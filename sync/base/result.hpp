// Errors as values. A function that can fail returns Result<T>; whoever calls it must look.
//
// Decisions look only at the kind; messages are for people. A message says what happened in plain words, a remedy what
// to do about it; neither ever holds a person's data, a key or a path that tells of a visitor.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace monter {

// Named by what one can do about it, not by where it came from.
enum class Kind {
    disk,     // the disk said no: again later
    full,     // no room left: staff must act
    corrupt,  // bytes that can't be right: set them aside, keep them
    network,  // no answer, or not from who we asked: wait
    refused,  // what was asked or given is not allowed: a person must look
    bug,      // can't happen: stop
};

struct Error {
    Kind kind = Kind::bug;
    std::string message;
    std::string remedy;

    // The same error, told from further out: "publish: the manifest is not signed".
    [[nodiscard]] Error within(const std::string& where) const { return {kind, where + ": " + message, remedy}; }
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

[[nodiscard]] inline tl::unexpected<Error> fail(Kind kind, std::string message, std::string remedy = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(remedy)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

// "network", "disk" …: for logs and status output.
[[nodiscard]] const char* name(Kind kind);

}  // namespace monter
