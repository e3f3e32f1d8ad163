# Four stands, the portal and a guide in one process: the only program that sees both sides of the wire. Optimised, for
# it lives through months.
file(GLOB season_sources CONFIGURE_DEPENDS tests/faults/season/*.cpp)
add_library(seasons OBJECT ${season_sources} tests/faults/portal/default_vfs.cpp tests/faults/crash_medium.cpp
            tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp tests/sync/portal/region.cpp tests/sync/portal/postgresql_server.cpp)
target_link_libraries(seasons PUBLIC test_support portal agent PkgConfig::SODIUM)
target_compile_definitions(seasons PRIVATE MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
target_precompile_headers(seasons PRIVATE tests/support/catch.hpp)
add_executable(test_seasons $<TARGET_OBJECTS:seasons>)
target_link_libraries(test_seasons PRIVATE seasons)
add_test(NAME test_seasons COMMAND test_seasons)
set_tests_properties(test_seasons PROPERTIES TIMEOUT 600 LABELS faults ENVIRONMENT TMPDIR=/dev/shm)
