// Where this machine has no libmpv, or another one, that is said with what to do. And the table of its calls is that of
// its own headers, where those are installed.
#include "sync/pack/mpv_library.hpp"

#if __has_include(<mpv/client.h>) && __has_include(<mpv/render.h>) && __has_include(<mpv/stream_cb.h>)
#include <mpv/client.h>
#include <mpv/render.h>
#include <mpv/stream_cb.h>
#define MONTER_HAS_MPV_HEADERS
#endif

#include <cstddef>

#include "tests/support/catch.hpp"

using namespace monter;
namespace mpv = monter::pack::mpv;

TEST_CASE("a machine without the library says which package to install") {
    for (const char* file : {"libmpv.so.none", "libz.so.1"}) {
        const auto library = mpv::open(file);
        REQUIRE_FALSE(library);
        CHECK(library.error().kind == Kind::refused);
        CHECK(library.error().message.find("films") != std::string::npos);
        CHECK(library.error().remedy == "install the package libmpv2");
    }
}

#ifdef MONTER_HAS_MPV_HEADERS

static_assert(MPV_CLIENT_API_VERSION >> 16U == mpv::api_major);
static_assert(sizeof(mpv_event) == sizeof(mpv::Event) && offsetof(mpv_event, data) == offsetof(mpv::Event, data) &&
              offsetof(mpv_event, reply_userdata) == offsetof(mpv::Event, reply_userdata));
static_assert(offsetof(mpv_event_end_file, error) == offsetof(mpv::EventEndFile, error));
static_assert(sizeof(mpv_event_property) == sizeof(mpv::EventProperty) &&
              offsetof(mpv_event_property, format) == offsetof(mpv::EventProperty, format) &&
              offsetof(mpv_event_property, data) == offsetof(mpv::EventProperty, data));
static_assert(sizeof(mpv_render_param) == sizeof(mpv::RenderParam) &&
              offsetof(mpv_render_param, data) == offsetof(mpv::RenderParam, data));
static_assert(sizeof(mpv_stream_cb_info) == sizeof(mpv::StreamInfo) &&
              offsetof(mpv_stream_cb_info, seek_fn) == offsetof(mpv::StreamInfo, seek) &&
              offsetof(mpv_stream_cb_info, size_fn) == offsetof(mpv::StreamInfo, size) &&
              offsetof(mpv_stream_cb_info, close_fn) == offsetof(mpv::StreamInfo, close));
static_assert(MPV_EVENT_NONE == mpv::event_none && MPV_EVENT_END_FILE == mpv::event_end_file &&
              MPV_EVENT_FILE_LOADED == mpv::event_file_loaded &&
              MPV_EVENT_VIDEO_RECONFIG == mpv::event_video_reconfig &&
              MPV_EVENT_PROPERTY_CHANGE == mpv::event_property_change);
static_assert(MPV_END_FILE_REASON_ERROR == mpv::end_file_error);
static_assert(MPV_FORMAT_NONE == mpv::format_none && MPV_FORMAT_STRING == mpv::format_string &&
              MPV_FORMAT_INT64 == mpv::format_int64 && MPV_FORMAT_DOUBLE == mpv::format_double);
static_assert(MPV_RENDER_PARAM_API_TYPE == mpv::render_api_type && MPV_RENDER_PARAM_SW_SIZE == mpv::render_sw_size &&
              MPV_RENDER_PARAM_SW_FORMAT == mpv::render_sw_format &&
              MPV_RENDER_PARAM_SW_STRIDE == mpv::render_sw_stride &&
              MPV_RENDER_PARAM_SW_POINTER == mpv::render_sw_pointer &&
              MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME == mpv::render_block_for_target_time);
static_assert(MPV_RENDER_UPDATE_FRAME == mpv::update_frame);
static_assert(MPV_ERROR_LOADING_FAILED == mpv::error_loading_failed && MPV_ERROR_GENERIC == mpv::error_generic);

#endif
