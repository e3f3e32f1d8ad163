#include "sync/pack/mpv_library.hpp"

#include <dlfcn.h>

namespace monter::pack::mpv {
namespace {

constexpr const char* remedy = "install the package libmpv2";

template <class Call>
bool find(void* file, const char* name, Call& call) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what dlsym gives is the call
    call = reinterpret_cast<Call>(dlsym(file, name));
    return call != nullptr;
}

bool find_all(void* file, Library& mpv) {
    return find(file, "mpv_client_api_version", mpv.client_api_version) && find(file, "mpv_create", mpv.create) &&
           find(file, "mpv_initialize", mpv.initialize) && find(file, "mpv_terminate_destroy", mpv.terminate_destroy) &&
           find(file, "mpv_set_option_string", mpv.set_option_string) &&
           find(file, "mpv_set_property_async", mpv.set_property_async) &&
           find(file, "mpv_observe_property", mpv.observe_property) &&
           find(file, "mpv_get_property_string", mpv.get_property_string) && find(file, "mpv_free", mpv.free) &&
           find(file, "mpv_command_async", mpv.command_async) && find(file, "mpv_wait_event", mpv.wait_event) &&
           find(file, "mpv_set_wakeup_callback", mpv.set_wakeup_callback) &&
           find(file, "mpv_error_string", mpv.error_string) &&
           find(file, "mpv_stream_cb_add_ro", mpv.stream_cb_add_ro) &&
           find(file, "mpv_render_context_create", mpv.render_context_create) &&
           find(file, "mpv_render_context_free", mpv.render_context_free) &&
           find(file, "mpv_render_context_render", mpv.render_context_render) &&
           find(file, "mpv_render_context_update", mpv.render_context_update) &&
           find(file, "mpv_render_context_set_update_callback", mpv.render_context_set_update_callback);
}

}  // namespace

Result<Library> open(const std::string& file) {
    void* const opened = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (opened == nullptr) {
        const char* const why = dlerror();
        return fail(Kind::refused,
                    "this machine has no program part that shows films (" + std::string(why ? why : file) + ")",
                    remedy);
    }
    Library mpv{};
    if (find_all(opened, mpv) && mpv.client_api_version() >> 16U == api_major) return mpv;
    dlclose(opened);
    return fail(Kind::refused, "the program part that shows films (" + file + ") is of another version than 2", remedy);
}

Result<const Library*> library() {
    static const Result<Library> opened = open(library_file);
    if (!opened) return fail(opened.error());
    return &*opened;
}

}  // namespace monter::pack::mpv
