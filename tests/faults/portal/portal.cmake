# The portal on a disk that fails, and in a rush.
file(GLOB portal_fault_sources CONFIGURE_DEPENDS tests/faults/portal/*_test.cpp)
add_library(portal_crash STATIC tests/faults/portal/crash_region.cpp tests/faults/portal/default_vfs.cpp tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp
            tests/sync/portal/region.cpp tests/sync/portal/postgresql_server.cpp)
target_link_libraries(portal_crash PUBLIC test_support portal)
target_compile_options(portal_crash PRIVATE -O0)
target_compile_definitions(portal_crash PUBLIC MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
target_precompile_headers(portal_crash REUSE_FROM test_support)
add_library(portal_faults OBJECT ${portal_fault_sources})
target_link_libraries(portal_faults PUBLIC portal_crash)
target_compile_options(portal_faults PRIVATE -O0)
target_precompile_headers(portal_faults REUSE_FROM test_support)
# In memory: only the database lies on the simulated disk, and waiting for a real one proves nothing here.
add_executable(test_portal_faults $<TARGET_OBJECTS:portal_faults>)
target_link_libraries(test_portal_faults PRIVATE portal_faults)
add_test(NAME test_portal_faults COMMAND test_portal_faults)
set_tests_properties(test_portal_faults PROPERTIES TIMEOUT 600 LABELS faults ENVIRONMENT TMPDIR=/dev/shm)
