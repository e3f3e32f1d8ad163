# What things cost, as ratios taken in one run (tests/bench/bench.sh).
add_executable(bench-keep ${CMAKE_SOURCE_DIR}/tests/bench/keep.cpp)
target_link_libraries(bench-keep PRIVATE local seal lead SQLiteCpp SQLite::SQLite3)
