// Whether this program was built with the address sanitizer, under which code runs ten to twenty times slower. Sweeps
// that judge results, not memory, take fewer steps there; the plain build takes them all.
#pragma once

namespace monter::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace monter::test
