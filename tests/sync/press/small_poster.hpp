// The smallest whole poster: one JSON, one drawing for all seasons and orientations. A test changes one thing in it.
#pragma once

#include <map>

#include "sync/pack/poster.hpp"
#include "sync/press/press.hpp"

namespace monter::press::test {

// Files in memory.
class SmallPoster final : public pack::Source {
public:
    SmallPoster();
    [[nodiscard]] std::vector<std::string> names() const override;
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override;

    // The first `from` of the file becomes `to`; a test that changes nothing throws.
    SmallPoster& replace(const std::string& name, const std::string& from, const std::string& to);
    [[nodiscard]] int line_of(const std::string& name, const std::string& needle) const;
    [[nodiscard]] std::string& text(const std::string& name) { return files_.at(name); }
    void remove(const std::string& name) { files_.erase(name); }
    [[nodiscard]] pack::Pressed press() const { return press_posters(*this, {json}); }
    [[nodiscard]] pack::PosterMesh mesh() const;  // summer's landscape; throws where there is a fault

    static constexpr const char* json = "posters/small.json";
    static constexpr const char* svg = "posters/small.svg";

private:
    std::map<std::string, std::string> files_;
};

}  // namespace monter::press::test
