# The tests mirror the tree: tests/sync/seal proves sync/seal. One program a room, so that a room's tests see only what the
# room sees (and the shared support). Run them with ctest; `packaging/test` does.

find_package(Catch2 REQUIRED)
add_library(test_support STATIC tests/support/catch_main.cpp tests/support/catch_headers.cpp)
set_source_files_properties(tests/support/catch_main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
target_link_libraries(test_support PUBLIC Catch2::Catch2 base)
target_precompile_headers(test_support PRIVATE tests/support/catch.hpp)
# Catch2's own code and the tests' are compiled as they stand: optimising them takes longer than running them.
target_compile_options(test_support PRIVATE -O0)
target_compile_definitions(test_support PUBLIC _REENTRANT)  # SDL's users define it, and one header serves all
add_custom_target(unit-tests)  # all of them and nothing else: what the sanitizers build in a long run
add_custom_target(byte-tests)  # those of rooms that read foreign bytes: what they build in each

# monter_test(<name> <folder> LINKS <rooms>): every *.cpp of the folder in one program, one ctest entry. PLAIN: not built for
# the sanitizers, since it reads nothing but our own sources. UNITED: big enough that MONTER_UNITY compiles its files together.
# SCREEN: reads what people do, not what others sent.
function(monter_test name folder)
  cmake_parse_arguments(TEST "PLAIN;UNITED;SCREEN" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE test_support ${TEST_LINKS})
  target_compile_definitions(${name} PRIVATE MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  if(name STREQUAL test_faults)  # a million simulated disks: there optimising pays
    target_precompile_headers(${name} PRIVATE tests/support/catch.hpp)
  else()
    target_compile_options(${name} PRIVATE -O0)
    target_precompile_headers(${name} REUSE_FROM test_support)
  endif()
  if(TEST_UNITED AND MONTER_UNITY)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600 LABELS "$<IF:$<BOOL:${TEST_PLAIN}>,plain,unit>;$<$<BOOL:${TEST_SCREEN}>:screen>")
  if(NOT TEST_PLAIN)
    add_dependencies(unit-tests ${name})
    if(NOT TEST_SCREEN)
      add_dependencies(byte-tests ${name})
    endif()
  endif()
endfunction()

monter_test(test_base   tests/sync/base   LINKS base)
monter_test(test_lead   tests/sync/lead   LINKS lead seal)
monter_test(test_seal   tests/sync/seal   LINKS seal lead)
monter_test(test_outbox tests/sync/outbox LINKS outbox)
monter_test(test_local  tests/sync/local  LINKS local)
monter_test(test_pack   tests/sync/pack   LINKS pack)
add_dependencies(test_pack monter-pack)  # some of its tests run the program
monter_test(test_press  tests/sync/press  LINKS press)
monter_test(test_agent  tests/sync/agent  LINKS agent PkgConfig::HTTPLIB)
target_sources(test_agent PRIVATE tests/sync/pack/small_pack.cpp tests/faults/crash_disk.cpp)  # content to bring down, and a disk for it
add_dependencies(test_agent monter-inspect)
monter_test(test_portal tests/sync/portal UNITED LINKS portal)
target_sources(test_portal PRIVATE tests/sync/pack/small_pack.cpp)  # a whole pack to publish
# What leans on the engine, once more on PostgreSQL; all of it: packaging/test --long.
add_test(NAME test_portal_on_postgresql COMMAND test_portal -\# "[#intake_test]~[sqlite],[#withdrawal_test]~[sqlite],[#store_test]~[sqlite],[#epoch_test]~[sqlite],[#backup_test]~[sqlite],[#care_test]~[sqlite]")
set_tests_properties(test_portal_on_postgresql PROPERTIES TIMEOUT 600 LABELS portal ENVIRONMENT MONTER_TEST_ENGINE=postgresql)
monter_test(test_faults tests/faults      LINKS outbox)
monter_test(test_tidy   tests/tidy        PLAIN)
if(MONTER_KIOSK)
  monter_test(test_kiosk tests/kiosk UNITED SCREEN LINKS kiosk_app)
  monter_test(test_light tests/kiosk/light SCREEN LINKS kiosk_light)
  monter_test(test_stage tests/kiosk/stage UNITED SCREEN LINKS kiosk_stage press)
  # The graphics driver keeps memory of its own and is unloaded before leaks are counted; all else is looked at.
  set_tests_properties(test_stage PROPERTIES ENVIRONMENT ASAN_OPTIONS=detect_leaks=0)
  # What the painter makes of every screen: the ways there are the layout sweep's.
  target_sources(test_stage PRIVATE tests/sync/press/norrbotten_pack.cpp tests/kiosk/stand_world.cpp tests/kiosk/ways_north.cpp tests/kiosk/ways_of_keepers.cpp tests/kiosk/ways_of_films.cpp tests/kiosk/ways_of_crew.cpp tests/kiosk/every_screen.cpp)
  set_source_files_properties(tests/kiosk/stage/painted.cpp PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
  file(GLOB driver_sources CONFIGURE_DEPENDS tests/driver/*.cpp)
  if(driver_sources)
    add_executable(kiosk-driver ${driver_sources})
    target_link_libraries(kiosk-driver PRIVATE kiosk_stage CLI11::CLI11)
  endif()
endif()
include(tests/faults/portal/portal.cmake OPTIONAL)
include(tests/faults/portals/portals.cmake OPTIONAL)
include(tests/faults/kill/kill.cmake OPTIONAL)
include(tests/faults/ext4/ext4.cmake OPTIONAL)
include(tests/faults/season/season.cmake OPTIONAL)
include(tests/faults/fuzz/fuzz.cmake OPTIONAL)
include(tests/faults/proxy/proxy.cmake OPTIONAL)
include(tests/faults/planted/planted.cmake OPTIONAL)
include(tests/bench/bench.cmake OPTIONAL)
include(tests/journeys/journeys.cmake OPTIONAL)
