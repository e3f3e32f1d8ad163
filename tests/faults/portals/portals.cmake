# Real portals, several on one real PostgreSQL server, killed at random under load.
add_executable(test_several_portals tests/faults/portals/several_portals_test.cpp tests/faults/portals/portal_process.cpp
               tests/sync/portal/region.cpp tests/sync/portal/postgresql_server.cpp tests/sync/portal/smtp_sink.cpp
               tests/sync/pack/small_pack.cpp)
target_link_libraries(test_several_portals PRIVATE test_support portal)
target_compile_definitions(test_several_portals PRIVATE MONTER_BIN_DIR="${CMAKE_BINARY_DIR}/bin" MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_precompile_headers(test_several_portals REUSE_FROM test_support)
target_compile_options(test_several_portals PRIVATE -O0)
add_dependencies(test_several_portals monter-portal)
add_test(NAME test_several_portals COMMAND test_several_portals)
set_tests_properties(test_several_portals PROPERTIES TIMEOUT 600 LABELS faults)
