# What things cost, as ratios taken in one run (tests/bench/bench.sh).
add_executable(bench-keep ${CMAKE_SOURCE_DIR}/tests/bench/keep.cpp)
target_link_libraries(bench-keep PRIVATE local seal lead SQLiteCpp SQLite::SQLite3)
add_executable(bench-store ${CMAKE_SOURCE_DIR}/tests/bench/store.cpp)
target_link_libraries(bench-store PRIVATE agent)
if(MONTER_KIOSK)
  add_executable(bench-scene ${CMAKE_SOURCE_DIR}/tests/bench/scene.cpp ${CMAKE_SOURCE_DIR}/tests/bench/allocations.cpp)
  target_link_libraries(bench-scene PRIVATE kiosk_stage)
endif()
