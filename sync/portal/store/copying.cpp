#include "sync/portal/store/copying.hpp"

#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

#include "sync/portal/store/schema.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr int rows_at_once = 500;  // of the server's, in memory; the largest have 40 KB

struct Table {
    std::string name;
    std::vector<std::string> columns;
};

std::vector<Table> tables_of(soci::session& sqlite) {
    std::vector<Table> out;
    std::string name;
    soci::statement tables =
        (sqlite.prepare << "SELECT name FROM sqlite_master WHERE type='table' ORDER BY rowid", soci::into(name));
    tables.execute();
    while (tables.fetch()) out.push_back({name, {}});
    for (Table& table : out) {
        std::string column;
        soci::statement columns =
            (sqlite.prepare << "SELECT name FROM pragma_table_info(:t)", soci::use(table.name), soci::into(column));
        columns.execute();
        while (columns.fetch()) table.columns.push_back(column);
    }
    return out;
}

// Each after those its rows point at: a server looks at once whether they are there.
std::vector<Table> by_reference(soci::session& sqlite, std::vector<Table> tables) {
    std::vector<Table> out;
    const auto is_placed = [&](const std::string& name) {
        return std::any_of(out.begin(), out.end(), [&](const Table& table) { return table.name == name; });
    };
    const auto is_ready = [&](const Table& table) {
        std::string other;
        bool ready = true;
        soci::statement keys = (sqlite.prepare << "SELECT \"table\" FROM pragma_foreign_key_list(:t)",
                                soci::use(table.name), soci::into(other));
        keys.execute();
        while (keys.fetch()) ready = ready && (other == table.name || is_placed(other));
        return ready;
    };
    while (!tables.empty()) {
        const auto next = std::find_if(tables.begin(), tables.end(), is_ready);
        if (next == tables.end()) throw std::runtime_error("tables point at each other in a circle");
        out.push_back(std::move(*next));
        tables.erase(next);
    }
    return out;
}

// One row on its way.
struct Row {
    explicit Row(std::size_t columns) : values(columns), there(columns, soci::i_ok) {}
    std::vector<std::string> values;
    std::vector<soci::indicator> there;
};

std::string list(const Table& table, const std::function<std::string(const std::string&)>& each) {
    std::string out;
    for (const std::string& column : table.columns) out += (out.empty() ? "" : ",") + each(column);
    return out;
}

std::string as_text(const Table& table) {
    return list(table, [](const std::string& column) { return "CAST(" + column + " AS TEXT)"; });
}

// How many rows the query gave; each was written before the next is read.
int pass_on_rows(soci::session& from, const std::string& query, Row& row, soci::statement& write) {
    soci::statement read(from);
    for (std::size_t i = 0; i < row.values.size(); ++i) read.exchange(soci::into(row.values[i], row.there[i]));
    read.alloc();
    read.prepare(query);
    read.define_and_bind();
    read.execute(false);
    int rows = 0;
    while (read.fetch()) {
        write.execute(true);
        ++rows;
    }
    return rows;
}

void prepare_writing(const Table& table, Row& row, soci::statement& write) {
    for (std::size_t i = 0; i < row.values.size(); ++i) write.exchange(soci::use(row.values[i], row.there[i]));
    write.alloc();
    write.prepare("INSERT INTO " + table.name + "(" + list(table, [](const std::string& column) { return column; }) +
                  ") VALUES(" + list(table, [](const std::string& column) { return ":" + column; }) + ")");
    write.define_and_bind();
}

void copy_from_server(soci::session& server, soci::session& file, const Table& table) {
    file << "DELETE FROM " + table.name;  // what the schema itself put there
    Row row(table.columns.size());
    soci::statement write(file);
    prepare_writing(table, row, write);
    run_script(server, "DECLARE copied NO SCROLL CURSOR FOR SELECT " + as_text(table) + " FROM " + table.name);
    const std::string some = "FETCH " + std::to_string(rows_at_once) + " FROM copied";
    while (pass_on_rows(server, some, row, write) > 0) {
    }
    run_script(server, "CLOSE copied");
}

}  // namespace

Result<void> copy_into_file(soci::session& server, const std::filesystem::path& file) {
    return guarded("copying the database", [&]() -> Result<void> {
        std::error_code none;
        std::filesystem::remove(file, none);
        soci::session copy(soci::sqlite3, "dbname=\"" + file.string() + "\"");
        chmod(file.c_str(), 0600);
        if (auto made = migrate_sqlite(copy); !made) return made;
        copy << "BEGIN";
        for (const Table& table : tables_of(copy)) copy_from_server(server, copy, table);
        copy << "COMMIT";
        return {};
    });
}

void copy_from_file(const std::filesystem::path& file, soci::session& server) {
    soci::session from(soci::sqlite3, "dbname=\"" + file.string() + "\"");
    for (const Table& table : by_reference(from, tables_of(from))) {
        server << "DELETE FROM " + table.name;
        Row row(table.columns.size());
        soci::statement write(server);
        prepare_writing(table, row, write);
        (void)pass_on_rows(from, "SELECT " + as_text(table) + " FROM " + table.name, row, write);
    }
    raise_identities(server);
}

}  // namespace monter::portal::store
