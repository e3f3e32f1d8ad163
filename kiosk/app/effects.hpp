// Carries effects out, away from the screen's thread, and answers with messages.
//
// A lead is sealed at once, in the caller's thread; only sealed bytes cross to the worker. The worker puts them to
// monter-sync and repeats the very same bytes under the same id until they are on disk, however often the socket
// breaks, also after the visitor has gone. Nothing of a visitor's is written anywhere.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "kiosk/app/app.hpp"
#include "sync/seal/keys.hpp"

namespace monter::kiosk {

class CrewLine;
class Post;

using Luck =
    std::function<void(std::span<std::uint8_t>)>;  // fills with random bytes; seal::random_bytes in the product

class Hands {
public:
    struct Reach {
        std::filesystem::path socket;                              // of monter-sync (local::stand_socket)
        std::function<std::vector<seal::PublicKey>()> recipients;  // who can open a lead; asked before each is sealed
        Luck luck;
        std::function<void()> on_answer;  // called from the worker when take_answers() has something: wake the screen
    };
    explicit Hands(Reach reach);
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;
    ~Hands();  // stops the worker; sealed bytes not yet on disk go with it, as they would with the power

    // Messages that are known at once come back at once.
    [[nodiscard]] std::vector<Message> carry_out(Effect&& effect);
    [[nodiscard]] std::vector<Message> take_answers();
    // Something is on its way and has not been answered for good.
    [[nodiscard]] bool busy() const;

private:
    Reach reach_;
    std::unique_ptr<Post> post_;
    std::unique_ptr<CrewLine> crew_;  // from the first question on
};

}  // namespace monter::kiosk
