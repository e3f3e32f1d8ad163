# The portal on a disk that fails, and in a rush; and the same once more with bugs built in (sync/portal/store/planted.hpp),
# where each must be found and called by its name.
file(GLOB portal_fault_sources CONFIGURE_DEPENDS tests/faults/portal/*_test.cpp)
add_library(portal_crash STATIC tests/faults/portal/crash_region.cpp tests/faults/portal/default_vfs.cpp tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp
            tests/sync/portal/region.cpp)
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

add_executable(portal_plants $<TARGET_OBJECTS:portal_faults> tests/faults/planted/portal_planted.cpp
               sync/portal/intake/leads.cpp sync/portal/store/leads.cpp sync/portal/store/routing.cpp
               sync/portal/store/database.cpp)
target_link_libraries(portal_plants PRIVATE portal_faults)
target_compile_definitions(portal_plants PRIVATE MONTER_PORTAL_PLANTS)
function(portal_plant number test found)
  add_test(NAME portal_plant_${number} COMMAND portal_plants ${test})
  set_tests_properties(portal_plant_${number} PROPERTIES TIMEOUT 600 LABELS planted
    ENVIRONMENT "TMPDIR=/dev/shm;MONTER_PORTAL_PLANT=${number}" PASS_REGULAR_EXPRESSION "${found}: ")
endfunction()
portal_plant(11 "a disk call that fails once*" "lost")
portal_plant(12 "a rush of stands*" "doubled")
portal_plant(13 "a person who could not be placed*" "doubled")
portal_plant(14 "a disk call that fails once*" "gap")
