# The outbox once more for each planted bug (sync/outbox/planted.hpp says which), in a program that passes only where
# the crash runs find a loss.
file(GLOB outbox_sources CONFIGURE_DEPENDS sync/outbox/*.cpp)
set(crash_sources tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp tests/faults/crash_medium.cpp tests/faults/checker.cpp
    tests/faults/inspect.cpp tests/faults/fair_day.cpp)
foreach(plant 1 2 3 4 5 6)
  add_executable(crash_plant_${plant} tests/faults/planted/find_loss.cpp ${crash_sources} ${outbox_sources})
  target_link_libraries(crash_plant_${plant} PRIVATE lead seal SQLiteCpp SQLite::SQLite3)
  target_compile_definitions(crash_plant_${plant} PRIVATE MONTER_PLANT=${plant})
  add_test(NAME crash_plant_${plant} COMMAND crash_plant_${plant})
  set_tests_properties(crash_plant_${plant} PROPERTIES TIMEOUT 600 LABELS planted)
endforeach()
