# Every reader of foreign bytes; the only tests but the seasons that see both sides of the wire.
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/faults/fuzz/*.cpp)
add_executable(test_fuzz ${fuzz_sources} tests/sync/pack/small_pack.cpp tests/sync/press/small_poster.cpp
  tests/sync/press/norrbotten_pack.cpp)
target_link_libraries(test_fuzz PRIVATE test_support portal press agent)
target_compile_definitions(test_fuzz PRIVATE MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
target_compile_options(test_fuzz PRIVATE -O0)
target_precompile_headers(test_fuzz REUSE_FROM test_support)
add_test(NAME test_fuzz COMMAND test_fuzz)
set_tests_properties(test_fuzz PROPERTIES TIMEOUT 3600 LABELS fuzz)
