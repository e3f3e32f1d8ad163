# Power cuts on a real ext4 in a file, where there is root; the writer is the one that the kill sweep kills.
add_executable(test_ext4 tests/faults/ext4/ext4_cut_test.cpp tests/faults/ext4/mount_faults_test.cpp tests/faults/inspect.cpp tests/faults/crash_disk.cpp
               tests/faults/crash_vfs.cpp)
target_link_libraries(test_ext4 PRIVATE kill_life)
target_compile_definitions(test_ext4 PRIVATE MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
target_precompile_headers(test_ext4 REUSE_FROM test_support)
target_compile_options(test_ext4 PRIVATE -O0)
add_dependencies(test_ext4 kill-victim)
add_test(NAME test_ext4 COMMAND test_ext4)
set_tests_properties(test_ext4 PROPERTIES TIMEOUT 600 LABELS faults ENVIRONMENT TMPDIR=/dev/shm)
