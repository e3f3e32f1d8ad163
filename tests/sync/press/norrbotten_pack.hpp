// The pack we ship, as source folder, and its posters.
#pragma once

#include <filesystem>

#include "sync/press/poster_document.hpp"

namespace monter::press::test {

[[nodiscard]] std::filesystem::path norrbotten();

// "kiruna": the palette and the views of its JSON. Throws where it has a fault.
[[nodiscard]] PosterDocument document_of(const std::string& poster);

// The faults, one a line, for the message of a failed test.
[[nodiscard]] std::string told(const pack::Faults& faults);

}  // namespace monter::press::test
