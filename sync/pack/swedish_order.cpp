#include "sync/pack/swedish_order.hpp"

#include <string>

#include "sync/base/utf8.hpp"

namespace monter::pack {
namespace {

// Svenska Akademiens ordlista: æ and ø are sorted as ä and ö; the values behind 'z' make å ä ö the last three letters.
char32_t sorting_letter(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;  // Latin-1 capitals
    switch (c) {
        case U'å':
            return U'z' + 1;
        case U'ä':
        case U'æ':
            return U'z' + 2;
        case U'ö':
        case U'ø':
            return U'z' + 3;
        default:
            break;
    }
    static constexpr std::u32string_view accented = U"áàâãçéèêëíìîïñóòôõúùûüýÿ";
    static constexpr std::u32string_view plain = U"aaaaceeeeiiiinoooouuuyyy";
    static_assert(accented.size() == plain.size());
    const auto at = accented.find(c);
    return at == std::u32string_view::npos ? c : plain[at];
}

std::u32string sorting_key(std::string_view name) {
    std::u32string key;
    std::size_t at = 0;
    while (const auto c = next_character(name, at)) key += sorting_letter(*c);
    return key;
}

}  // namespace

bool before_in_swedish(std::string_view a, std::string_view b) {
    const std::u32string first = sorting_key(a);
    const std::u32string second = sorting_key(b);
    return first == second ? a < b : first < second;
}

}  // namespace monter::pack
