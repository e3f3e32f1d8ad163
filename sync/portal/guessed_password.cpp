#include "sync/portal/guessed_password.hpp"

#include <zxcvbn.h>

namespace monter::portal {
namespace {

// Its time grows with the square of the length; what begins so is long enough to judge.
constexpr std::size_t judged_bytes_max = 100;

}  // namespace

bool is_soon_guessed(const std::string& password, const std::vector<std::string>& own) {
    std::vector<const char*> words;
    for (const std::string& word : own) {
        if (!word.empty()) words.push_back(word.c_str());
    }
    words.push_back(nullptr);
    return ZxcvbnMatch(password.substr(0, judged_bytes_max).c_str(), words.data(), nullptr) < guesses_log2_min;
}

}  // namespace monter::portal
