// The posters of the real pack, pressed once for all tests of a program: sixty meshes take seconds, and minutes under
// the sanitizers. One thread.
#pragma once

#include "sync/press/press.hpp"
#include "sync/press/press_memory.hpp"

namespace monter::press::test {

// A pack::PosterPress.
[[nodiscard]] inline pack::Pressed pressed_once(const pack::Source& source, const std::vector<std::string>& documents) {
    static PressMemory memory{press_posters};
    return memory.press(source, documents);
}

}  // namespace monter::press::test
