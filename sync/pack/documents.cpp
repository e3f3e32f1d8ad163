#include "sync/pack/documents.hpp"

namespace monter::pack {

Documents read_documents(const Source& source, Faults& faults) {
    Documents documents;
    for (const std::string& name : source.names()) {
        if (!name.ends_with(".toml")) continue;
        const auto bytes = source.read(name);
        if (!bytes) {
            faults.push_back({name, 1, bytes.error().message, bytes.error().remedy});
        } else if (auto value = parse_toml(name, *bytes, faults)) {
            documents.emplace(name, std::move(*value));
        }
    }
    return documents;
}

const Value& document(const Documents& documents, const std::string& name) {
    static const Value nothing;
    const auto there = documents.find(name);
    return there == documents.end() ? nothing : there->second;
}

std::vector<std::string> languages_of(const Documents& documents) {
    std::vector<std::string> languages;
    for (const Value& one : document(documents, "pack.toml").at("languages").list) {
        if (one.is == Value::Is::text) languages.push_back(one.text);
    }
    return languages;
}

std::vector<std::string> ids_in(const Value& document, std::string_view key) {
    std::vector<std::string> ids;
    for (const Value& one : document.at(key).list) {
        const Value& id = one.at("id");
        if (id.is == Value::Is::text) ids.push_back(id.text);
    }
    return ids;
}

}  // namespace monter::pack
