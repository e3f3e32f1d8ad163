#include "sync/lead/reach.hpp"

#include "sync/lead/codes.hpp"
#include "sync/lead/limits.hpp"
#include "tests/support/catch.hpp"

using namespace monter::lead;

TEST_CASE("an address that could work is accepted, whatever it looks like") {
    for (const char* email : {"a@b.se", "eva.de-vries+fair@mail.example.co.uk", "åsa@exämple.se", "x_y@sub.domain.nl",
                              "\"odd\"@example.org", "user@xn--bcher-kva.example"}) {
        INFO(email);
        CHECK(check_email(email) == FieldFault::none);
    }
}

TEST_CASE("each fault of an address has its own name, so that the visitor gets its remedy") {
    CHECK(check_email("") == FieldFault::missing);
    CHECK(check_email("   ") == FieldFault::missing);
    CHECK(check_email("eva.example.org") == FieldFault::no_at_sign);
    CHECK(check_email("@example.org") == FieldFault::no_at_sign);
    CHECK(check_email("eva@") == FieldFault::no_domain);
    CHECK(check_email("eva@example") == FieldFault::no_domain);
    CHECK(check_email("eva@.org") == FieldFault::no_domain);
    CHECK(check_email("eva@example.") == FieldFault::no_domain);
    CHECK(check_email("eva@example.o") == FieldFault::no_domain);
    CHECK(check_email("eva@exa..mple.org") == FieldFault::no_domain);
    CHECK(check_email("eva@de@example.org") == FieldFault::no_domain);
    CHECK(check_email("eva de vries@example.org") == FieldFault::has_space);
    CHECK(check_email(std::string(250, 'a') + "@b.se") == FieldFault::too_long);
    CHECK(check_email(std::string(10'000, 'a')) == FieldFault::too_long);
    CHECK(check_email("eva\n@example.org") == FieldFault::not_text);
}

TEST_CASE("a telephone number is digits, as people group them") {
    for (const char* phone : {"+31 6 12345678", "(0961) 123-45", "112358", "+46.70.123.45.67"}) {
        INFO(phone);
        CHECK(check_phone(phone) == FieldFault::none);
    }
    CHECK(check_phone("") == FieldFault::missing);
    CHECK(check_phone("12345") == FieldFault::too_few_digits);
    CHECK(check_phone("+") == FieldFault::too_few_digits);
    CHECK(check_phone("06+12345678") == FieldFault::not_a_number);
    CHECK(check_phone("after six 061234") == FieldFault::not_a_number);
    CHECK(check_phone(std::string(25, '1')) == FieldFault::too_long);
}

TEST_CASE("a name is anything a person is called") {
    for (const char* name : {"Bo", "Ædna de Vries-Öst", "Юлія", "O'Brien", "雪"})
        CHECK(check_name(name) == FieldFault::none);
    CHECK(check_name(" ") == FieldFault::missing);
    CHECK(check_name("\xFF") == FieldFault::not_text);
    CHECK(check_name(std::string(name_characters_max, 'a')) == FieldFault::none);
    CHECK(check_name(std::string(name_characters_max + 1, 'a')) == FieldFault::too_long);
}

TEST_CASE("free words may be many lines, or none") {
    CHECK(check_words("") == FieldFault::none);
    CHECK(check_words("one\ntwo") == FieldFault::none);
    CHECK(check_words("one\ttwo") == FieldFault::not_text);
    CHECK(check_words(std::string(words_characters_max + 1, 'a')) == FieldFault::too_long);
}

TEST_CASE("codes and ids are of one plain form") {
    CHECK(index_of(dream_codes, "forest") == 0U);
    CHECK_FALSE(index_of(dream_codes, "Forest"));
    CHECK(is_id("arjeplog-2_a"));
    for (const std::string& text :
         {std::string(), std::string("Ä"), std::string("a b"), std::string("a/b"), std::string(65, 'a')}) {
        CHECK_FALSE(is_id(text));
    }
    CHECK(is_language("nl"));
    CHECK(is_language("fkv"));
    for (const char* text : {"", "n", "NL", "nl-NL", "dutch"}) CHECK_FALSE(is_language(text));
}
