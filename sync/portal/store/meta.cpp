#include "sync/portal/store/meta.hpp"

#include <charconv>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<std::string> read_meta(Work& work, std::string_view key) {
    return guarded("reading a setting", [&]() -> Result<std::string> {
        const std::string k(key);
        std::string value;
        work.sql() << "SELECT v FROM meta WHERE k=:k", soci::use(k), soci::into(value);
        return value;
    });
}

Result<void> write_meta(Work& work, std::string_view key, const std::string& value) {
    return guarded("writing a setting", [&]() -> Result<void> {
        const std::string k(key);
        work.sql() << "INSERT INTO meta(k,v) VALUES(:k,:v) ON CONFLICT(k) DO UPDATE SET v=excluded.v", soci::use(k),
            soci::use(value);
        return {};
    });
}

Result<std::int64_t> read_number(Work& work, std::string_view key) {
    auto text = read_meta(work, key);
    if (!text) return fail(text.error());
    if (text->empty()) return 0;
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (wrong != std::errc() || end != text->data() + text->size()) {
        return fail(Kind::corrupt, "the setting " + std::string(key) + " is no number");
    }
    return number;
}

Result<void> write_number(Work& work, std::string_view key, std::int64_t value) {
    return write_meta(work, key, std::to_string(value));
}

}  // namespace monter::portal::store
