# Every planted bug (sync/base/planted.hpp has the list) must be found by the very runs that find nothing in the product, and
# be called by its name. Four in the gate; `ctest -C Long -L planted` looks for all. What asks is_planted() is compiled once
# more, and the environment says which bug it is this time.
file(GLOB outbox_sources CONFIGURE_DEPENDS sync/outbox/*.cpp)
set(planted_portal sync/portal/portal.cpp sync/portal/intake/keep_leads.cpp sync/portal/store/leads.cpp sync/portal/store/routing.cpp
    sync/portal/store/schema.cpp)
set(planted_agent sync/agent/content/part.cpp sync/agent/agent.cpp sync/agent/answer.cpp sync/agent/epoch.cpp sync/agent/lead_batches.cpp
    sync/agent/reconciling.cpp)
# Objects of their own in their rooms, too, so that the planted ones can stand in their place.
set_source_files_properties(${planted_portal} ${planted_agent} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
foreach(side outbox agent portal)
  add_library(planted_${side} OBJECT)
  target_compile_definitions(planted_${side} PUBLIC MONTER_PLANTS)
endforeach()
target_sources(planted_outbox PRIVATE ${outbox_sources} tests/faults/planted/planted.cpp)
target_link_libraries(planted_outbox PRIVATE lead seal SQLiteCpp SQLite::SQLite3)
target_sources(planted_agent PRIVATE ${planted_agent})
target_link_libraries(planted_agent PRIVATE agent)
target_sources(planted_portal PRIVATE ${planted_portal})
target_link_libraries(planted_portal PRIVATE portal)

add_executable(outbox_plants tests/faults/planted/find_loss.cpp tests/faults/crash_disk.cpp tests/faults/crash_vfs.cpp
               tests/faults/crash_medium.cpp tests/faults/checker.cpp tests/faults/inspect.cpp tests/faults/fair_day.cpp
               $<TARGET_OBJECTS:planted_outbox>)
target_link_libraries(outbox_plants PRIVATE lead seal SQLiteCpp SQLite::SQLite3)
target_compile_definitions(outbox_plants PRIVATE MONTER_PLANTS)
add_executable(portal_plants $<TARGET_OBJECTS:portal_faults> $<TARGET_OBJECTS:planted_portal> tests/faults/planted/planted.cpp)
target_link_libraries(portal_plants PRIVATE portal_faults)
target_compile_definitions(portal_plants PRIVATE MONTER_PLANTS)
add_executable(season_plants $<TARGET_OBJECTS:seasons> $<TARGET_OBJECTS:planted_outbox> $<TARGET_OBJECTS:planted_agent>
               $<TARGET_OBJECTS:planted_portal>)
target_link_libraries(season_plants PRIVATE seasons)

# What the stand's agent is shown by one test alone, and by no season: nobody is harmed before its clock or portal goes wrong.
add_executable(agent_plants tests/sync/agent/letting_go_test.cpp tests/sync/agent/answer_test.cpp
               tests/sync/agent/content_cuts_test.cpp tests/sync/pack/small_pack.cpp tests/faults/crash_disk.cpp $<TARGET_OBJECTS:planted_outbox>
               $<TARGET_OBJECTS:planted_agent>)
target_link_libraries(agent_plants PRIVATE test_support agent)
target_precompile_headers(agent_plants REUSE_FROM test_support)
target_compile_options(agent_plants PRIVATE -O0)
if(MONTER_KIOSK)
  set_source_files_properties(kiosk/app/effects.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_library(planted_kiosk OBJECT kiosk/app/effects.cpp)
  target_compile_definitions(planted_kiosk PUBLIC MONTER_PLANTS)
  target_link_libraries(planted_kiosk PRIVATE kiosk_app)
  add_executable(kiosk_plants tests/kiosk/hands_test.cpp tests/kiosk/stand_world.cpp tests/faults/planted/planted.cpp
                 $<TARGET_OBJECTS:planted_kiosk>)
  target_link_libraries(kiosk_plants PRIVATE test_support kiosk_app)
  target_compile_definitions(kiosk_plants PRIVATE MONTER_PLANTS MONTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_precompile_headers(kiosk_plants REUSE_FROM test_support)
  target_compile_options(kiosk_plants PRIVATE -O0)
endif()

# plant(<number> <program> <test> <what the run must say> [GATE])
function(plant number program test found)
  if(NOT "GATE" IN_LIST ARGN)
    set(when CONFIGURATIONS Long)
  endif()
  add_test(NAME plant_${number} ${when} COMMAND ${program} ${test})
  set_tests_properties(plant_${number} PROPERTIES TIMEOUT 1800 LABELS planted PASS_REGULAR_EXPRESSION "${found}"
    ENVIRONMENT "TMPDIR=/dev/shm;MONTER_SEASONS=2000;MONTER_SEASONS_FAILED=1;MONTER_PLANT=${number}")
endfunction()
plant(1 outbox_plants "" "lost [1-9]" GATE)
plant(2 outbox_plants "" "lost [1-9]")
plant(3 outbox_plants "" "lost [1-9]")
plant(4 outbox_plants "" "lost [1-9]")
plant(5 outbox_plants "" "unproven purges [1-9]")
plant(6 outbox_plants "" "unproven purges [1-9]" GATE)
plant(7 season_plants "whatever*" "stuck [1-9]" GATE)
plant(8 season_plants "whatever*" "lost [1-9]")
plant(9 season_plants "whatever*" "stuck [1-9]")
plant(10 season_plants "whatever*" "lost [1-9]")
plant(11 portal_plants "a disk call that fails once*" "lost: " GATE)
plant(12 portal_plants "a rush of stands*" "doubled: ")
plant(13 portal_plants "a person who could not be placed*" "doubled: ")
plant(14 portal_plants "a disk call that fails once*" "gap: ")
plant(15 season_plants "whatever*" "undone [1-9]")
plant(16 season_plants "whatever*" "undone [1-9]")
plant(17 outbox_plants "" "(lost|doubled|unreadable|unproven purges) [1-9]")
plant(18 agent_plants "no jump of the wall clock*" "purged == 0")
plant(19 agent_plants "an acknowledgement counts for*" "[1-9] failed")
plant(20 season_plants "whatever*" "lost [1-9]")
plant(21 agent_plants "wherever the power goes on content*" "[1-9] failed")
if(TARGET kiosk_plants)
  plant(22 kiosk_plants "a full stand is told*" "envelope == ")
endif()
