# A real stand and a real portal with a bad line between them.
file(GLOB proxy_sources CONFIGURE_DEPENDS tests/faults/proxy/*.cpp)
add_executable(test_lines ${proxy_sources} tests/sync/agent/scripted_server.cpp)
target_link_libraries(test_lines PRIVATE test_support portal agent PkgConfig::HTTPLIB)
target_compile_options(test_lines PRIVATE -O0)
target_precompile_headers(test_lines REUSE_FROM test_support)
add_test(NAME test_lines COMMAND test_lines)
set_tests_properties(test_lines PROPERTIES TIMEOUT 600 LABELS faults ENVIRONMENT TMPDIR=/dev/shm)
