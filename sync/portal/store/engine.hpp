// For the files of this room only: what the store asks of a database engine. sqlite_engine.cpp and
// postgresql_engine.cpp are the two there are; database.hpp says what each promises.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sync/base/result.hpp"

namespace soci {
class session;
}

namespace monter::portal::store {

// What a transaction is for (Database::begin, look and begin_leasing).
enum class Aim { write, look, lease };

// A connection within a transaction that has begun; given back when `held` goes.
struct Begun {
    std::shared_ptr<void> held;
    soci::session* sql = nullptr;
};

class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    [[nodiscard]] virtual Result<Begun> begin(Aim aim) = 0;
    [[nodiscard]] virtual Result<void> copy_to(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual Result<void> flush() = 0;
};

[[nodiscard]] Result<std::unique_ptr<Engine>> open_sqlite(const std::filesystem::path& file);
// `url`: postgresql://…, as libpq takes it.
[[nodiscard]] Result<std::unique_ptr<Engine>> open_postgresql(const std::string& url);
// Database::put_back, there.
[[nodiscard]] Result<std::string> put_back_postgresql(const std::string& url, const std::filesystem::path& file);

}  // namespace monter::portal::store
