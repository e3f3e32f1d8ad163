// The smallest whole pack there can be, in a folder of its own: two municipalities, two languages. A test breaks one
// thing in it and asks what is said.
#pragma once

#include <filesystem>
#include <string>

#include "sync/pack/check.hpp"
#include "sync/pack/content.hpp"
#include "sync/seal/keys.hpp"
#include "sync/seal/root.hpp"
#include "tests/support/scratch_folder.hpp"

namespace monter::pack::test {

// 3 × 2 pixels of one red, as PNG, JPEG and WebP (lossless, lossy).
[[nodiscard]] Bytes red_png();
[[nodiscard]] Bytes red_jpeg();
[[nodiscard]] Bytes red_webp();
[[nodiscard]] Bytes red_lossy_webp();

class SmallPack {
public:
    SmallPack();
    [[nodiscard]] std::filesystem::path folder() const { return scratch_ / "source"; }
    [[nodiscard]] std::filesystem::path out() const { return scratch_ / "built"; }
    [[nodiscard]] std::filesystem::path beside(const std::string& name) const { return scratch_ / name; }

    void write(const std::string& name, const std::string& text) const;
    void write(const std::string& name, const Bytes& bytes) const;
    void remove(const std::string& name) const;
    [[nodiscard]] std::string text(const std::string& name) const;
    // The first `from` becomes `to`; a test that breaks nothing fails.
    void replace(const std::string& name, const std::string& from, const std::string& to) const;
    [[nodiscard]] int line_of(const std::string& name, const std::string& needle) const;

    [[nodiscard]] Faults faults() const;
    [[nodiscard]] Content content() const;

private:
    monter::test::ScratchFolder scratch_;
};

// The faults, one a line, for the message of a failed test.
[[nodiscard]] std::string told(const Faults& faults);

// Exactly one fault, at that place, whose text holds `what`, with a remedy.
void check_only_fault(const SmallPack& pack, const std::string& file, int line, const std::string& what);
// Among others, a fault of `file` that says `what`.
[[nodiscard]] bool tells(const Faults& faults, const std::string& file, const std::string& what);

// A region that trusts this content key.
[[nodiscard]] seal::Root root_of(const seal::SigningKey& content_key);

inline constexpr std::int64_t november = 1795413000000;  // 2026-11-23, when the tests' packs are made

}  // namespace monter::pack::test
