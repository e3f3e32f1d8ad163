#include "tests/faults/fuzz/mutation.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>

namespace monter::fuzz {
namespace {

using test::Luck;

constexpr std::size_t input_bytes_max = std::size_t{1} << 20U;  // as long as an answer may be
constexpr std::array<std::uint8_t, 12> telling_bytes = {0x00, 0x01, 0x7F, 0x80, 0xFF, '"',
                                                        '\\', '{',  '[',  '=',  '.',  '-'};
constexpr std::array<std::string_view, 16> telling_words = {"9223372036854775808",
                                                            "-9223372036854775809",
                                                            "18446744073709551616",
                                                            "-1",
                                                            "0",
                                                            "1e309",
                                                            "nan",
                                                            "null",
                                                            "true",
                                                            "[]",
                                                            "{}",
                                                            "\"\"",
                                                            "\xED\xA0\x80",
                                                            "\xE2\x80\xAE",
                                                            "\n",
                                                            "\\u0000"};

std::ptrdiff_t at(std::size_t where) {
    return static_cast<std::ptrdiff_t>(where);
}

struct Run {
    std::size_t begin = 0, length = 0;
};
Run some_run(const Bytes& of, Luck& luck) {
    const std::size_t begin = luck.below(of.size());
    return {begin, 1 + luck.below(std::min<std::size_t>(of.size() - begin, 64))};
}

void change_bytes(Bytes& bytes, Luck& luck) {
    std::uint8_t& byte = bytes[luck.below(bytes.size())];
    switch (luck.below(3)) {
        case 0:
            byte = static_cast<std::uint8_t>(byte ^ (1U << luck.below(8)));
            break;
        case 1:
            byte = telling_bytes[luck.below(telling_bytes.size())];
            break;
        default:
            byte = static_cast<std::uint8_t>(luck.next());
    }
}

// A number in text becomes one at an edge.
void change_number(Bytes& bytes, Luck& luck) {
    const auto is_digit = [](std::uint8_t byte) { return byte >= '0' && byte <= '9'; };
    const auto from = bytes.begin() + at(luck.below(bytes.size()));
    const auto begin = std::find_if(from, bytes.end(), is_digit);
    if (begin == bytes.end()) return;
    const auto end = std::find_if_not(begin, bytes.end(), is_digit);
    const std::string_view word = telling_words[luck.below(6)];
    const auto where = bytes.erase(begin, end);
    bytes.insert(where, word.begin(), word.end());
}

void nest(Bytes& bytes, Luck& luck) {
    const std::size_t depth = 1 + luck.below(3000);
    const bool list = luck.percent(50);
    const auto where = bytes.begin() + at(luck.below(bytes.size() + 1));
    std::string in;
    for (std::size_t i = 0; i < depth; ++i) in += list ? "[" : "{\"a\":";
    if (luck.percent(50)) in.append(depth, list ? ']' : '}');
    bytes.insert(where, in.begin(), in.end());
}

void change(Bytes& bytes, const Bytes& other, Luck& luck) {
    if (bytes.empty()) bytes.push_back(0);
    const Run run = some_run(bytes, luck);
    const auto begin = bytes.begin() + at(run.begin), end = begin + at(run.length);
    switch (luck.below(9)) {
        case 0:
            bytes.resize(luck.below(bytes.size() + 1));
            break;
        case 1:
            bytes.erase(begin, end);
            break;
        case 2: {  // the same again, sometimes many times
            const Bytes again(begin, end);
            const std::size_t times = luck.percent(10) ? luck.below(2000) : 1;
            Bytes all;
            for (std::size_t i = 0; i < times; ++i) append(all, again);
            bytes.insert(bytes.begin() + at(run.begin), all.begin(), all.end());
            break;
        }
        case 3: {
            const std::string_view word = telling_words[luck.below(telling_words.size())];
            bytes.insert(begin, word.begin(), word.end());
            break;
        }
        case 4:
            change_number(bytes, luck);
            break;
        case 5:
            if (luck.percent(20)) nest(bytes, luck);
            break;
        case 6: {  // a piece of another one
            if (other.empty()) break;
            const Run piece = some_run(other, luck);
            bytes.insert(begin, other.begin() + at(piece.begin), other.begin() + at(piece.begin + piece.length));
            break;
        }
        default:
            change_bytes(bytes, luck);
    }
}

}  // namespace

Bytes mutate(const std::vector<Bytes>& corpus, Luck& luck) {
    Bytes out = corpus[luck.below(corpus.size())];
    const std::uint64_t changes = 1 + luck.below(8);
    for (std::uint64_t i = 0; i < changes; ++i) change(out, corpus[luck.below(corpus.size())], luck);
    if (out.size() > input_bytes_max) out.resize(input_bytes_max);
    return out;
}

Outcome fuzz(const Reader& reader, int runs, std::uint64_t seed) {
    using Clock = std::chrono::steady_clock;
    Luck luck(seed);
    Outcome out;
    for (; out.runs < runs && !out.found; ++out.runs) {
        const Bytes input = mutate(reader.corpus, luck);
        // Again where it was slow: the machine may have been busy elsewhere.
        for (int tries = 0; tries < 3; ++tries) {
            const auto begun = Clock::now();
            try {
                out.accepted += reader.accepts(input) && tries == 0 ? 1 : 0;
            } catch (const std::exception& why) {
                out.found = Found{why.what(), input};
            }
            if (out.found || Clock::now() - begun < std::chrono::seconds(1)) break;
            if (tries == 2) out.found = Found{"slow", input};
        }
    }
    return out;
}

}  // namespace monter::fuzz
