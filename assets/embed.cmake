# Assets compiled into the programs: no file to lose at a fair, no path to mistype.

# monter_embed(<target> <folder> <name>): every file under <folder> as bytes, found by its path inside the folder through
# `const monter::assets::File* <name>_file(std::string_view)`, declared in assets/embedded.hpp. The assembler's .incbin
# does the copying, so that a megabyte of fonts costs no compile time.
function(monter_embed target folder name)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${folder} ${folder}/*)
  list(SORT files)
  set(blobs "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS files)
    set(path ${CMAKE_SOURCE_DIR}/${folder}/${file})
    set(symbol monter_${name}_${index})
    string(APPEND blobs "__asm__(\".section .rodata\\n.balign 16\\n${symbol}:\\n.incbin \\\"${path}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n")
    string(APPEND blobs "extern \"C\" const unsigned char ${symbol}[];\nextern \"C\" const unsigned char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    list(APPEND paths ${path})
    math(EXPR index "${index} + 1")
  endforeach()
  set(out ${CMAKE_BINARY_DIR}/generated/${name}_assets.cpp)
  file(CONFIGURE OUTPUT ${out} CONTENT "#include \"assets/embedded.hpp\"
@blobs@
namespace monter::assets {
const File* ${name}_file(std::string_view path) {
    static const File files[] = {
@rows@        {\"\", {}}};
    for (const File& file : files) {
        if (file.path == path && !path.empty()) return &file;
    }
    return nullptr;
}
}
" @ONLY)
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${paths}" COMPILE_OPTIONS "-Wno-pedantic")
  add_library(${target} STATIC ${out})
endfunction()

monter_embed(portal_assets assets/portal portal)
monter_embed(portal_schema_assets sync/portal/store/schema portal_schema)

# UI texts: assets/texts/<language>.toml become one enum and one table; a missing text or a differing placeholder stops
# the build (assets/texts/compile.cpp says how).
file(GLOB text_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/texts/*.toml)
add_executable(compile-texts assets/texts/compile.cpp sync/base/plural.cpp)
set(texts_hpp ${CMAKE_BINARY_DIR}/generated/assets/ui_texts.hpp)
set(texts_cpp ${CMAKE_BINARY_DIR}/generated/assets/ui_texts.cpp)
add_custom_command(OUTPUT ${texts_hpp} ${texts_cpp}
  COMMAND compile-texts ${CMAKE_SOURCE_DIR}/assets/texts ${texts_hpp} ${texts_cpp}
  DEPENDS compile-texts ${text_files} COMMENT "UI texts")
add_library(ui_texts STATIC ${texts_cpp})
target_include_directories(ui_texts PUBLIC ${CMAKE_BINARY_DIR}/generated)
