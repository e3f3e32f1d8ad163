# Four stands, the portal and a guide in one process: the only program that sees both sides of the wire. Optimised, for
# it lives through months.
add_executable(test_seasons tests/faults/season/season_test.cpp tests/faults/season/season.cpp tests/faults/season/season_plan.cpp tests/faults/season/fair_stand.cpp
               tests/faults/season/line.cpp tests/faults/season/portal_host.cpp tests/faults/portal/default_vfs.cpp
               tests/faults/crash_medium.cpp tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp tests/sync/portal/region.cpp)
target_link_libraries(test_seasons PRIVATE test_support portal agent PkgConfig::SODIUM)
target_compile_definitions(test_seasons PRIVATE MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
target_precompile_headers(test_seasons PRIVATE tests/support/catch.hpp)
add_test(NAME test_seasons COMMAND test_seasons)
set_tests_properties(test_seasons PROPERTIES TIMEOUT 600 LABELS faults ENVIRONMENT TMPDIR=/dev/shm)
