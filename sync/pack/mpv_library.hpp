// libmpv, opened when the first film is shown (the kiosk) or checked (monter-pack): linked, its 229 shared libraries
// would cost every start 70 ms of processor time and 34 MiB of memory (Debian 12, measured), also where no pack has a
// film; and without the package everything but films goes on.
//
// What is declared here is the part of libmpv's client API 2 that films need, as its documentation (client.h, render.h,
// stream_cb.h of mpv 0.35) lays it down; the major number stands for its binary form. The header package itself would
// bring 58 more packages with it to every machine that builds. tests/sync/pack/mpv_library_test.cpp holds the table
// against the headers where they are installed.
//
// Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "sync/base/result.hpp"

namespace monter::pack::mpv {

inline constexpr const char* library_file = "libmpv.so.2";  // Debian 12 and 13
inline constexpr unsigned long api_major = 2;

struct Handle;         // mpv_handle
struct RenderContext;  // mpv_render_context

// mpv_event_id
inline constexpr int event_none = 0, event_end_file = 7, event_file_loaded = 8, event_video_reconfig = 17,
                     event_property_change = 22;
inline constexpr int end_file_error = 4;  // mpv_end_file_reason
// mpv_format
inline constexpr int format_none = 0, format_string = 1, format_int64 = 4, format_double = 5;
// mpv_render_param_type
inline constexpr int render_api_type = 1, render_block_for_target_time = 12, render_sw_size = 17, render_sw_format = 18,
                     render_sw_stride = 19, render_sw_pointer = 20;
inline constexpr char render_in_software[] = "sw";
inline constexpr std::uint64_t update_frame = 1;                       // mpv_render_update_flag
inline constexpr int error_loading_failed = -13, error_generic = -20;  // mpv_error

struct Event {  // mpv_event
    int event_id;
    int error;
    std::uint64_t reply_userdata;
    void* data;
};
struct EventEndFile {  // the beginning of mpv_event_end_file
    int reason;
    int error;
};
struct EventProperty {  // mpv_event_property
    const char* name;
    int format;
    void* data;
};
struct RenderParam {  // mpv_render_param; a list of them ends with type 0
    int type;
    void* data;
};
struct StreamInfo {  // mpv_stream_cb_info
    void* cookie;
    std::int64_t (*read)(void* cookie, char* to, std::uint64_t most);
    std::int64_t (*seek)(void* cookie, std::int64_t offset);
    std::int64_t (*size)(void* cookie);
    void (*close)(void* cookie);
    void (*cancel)(void* cookie);
};

// The calls, under the library's own names without "mpv_".
struct Library {
    unsigned long (*client_api_version)();
    Handle* (*create)();
    int (*initialize)(Handle*);
    void (*terminate_destroy)(Handle*);
    int (*set_option_string)(Handle*, const char* name, const char* value);
    int (*set_property_async)(Handle*, std::uint64_t reply, const char* name, int format, void* value);
    int (*observe_property)(Handle*, std::uint64_t reply, const char* name, int format);
    char* (*get_property_string)(Handle*, const char* name);
    void (*free)(void*);
    int (*command_async)(Handle*, std::uint64_t reply, const char** words);
    Event* (*wait_event)(Handle*, double seconds);
    void (*set_wakeup_callback)(Handle*, void (*wake)(void*), void* data);
    const char* (*error_string)(int);
    int (*stream_cb_add_ro)(Handle*, const char* protocol, void* data,
                            int (*open)(void* data, char* uri, StreamInfo* info));
    int (*render_context_create)(RenderContext**, Handle*, RenderParam*);
    void (*render_context_free)(RenderContext*);
    int (*render_context_render)(RenderContext*, RenderParam*);
    std::uint64_t (*render_context_update)(RenderContext*);
    void (*render_context_set_update_callback)(RenderContext*, void (*wake)(void*), void* data);
};

// Kind::refused, with a remedy, where this machine has none, or one whose calls are others. Tenths of a second.
[[nodiscard]] Result<Library> open(const std::string& file);
// library_file, opened at the first call and kept for good.
[[nodiscard]] Result<const Library*> library();

}  // namespace monter::pack::mpv
