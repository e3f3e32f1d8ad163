#include "kiosk/stage/frames.hpp"

#include "kiosk/stage/gl_renderer.hpp"

namespace monter::kiosk {

Frames::Frames() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;  // the lines' texture is made for a scale of one
    style.CircleTessellationMaxError = 0.12F;

    // Surfaces are drawn with the white corner of this texture; its letters are never used.
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    glGenTextures(1, &white_);
    glBindTexture(GL_TEXTURE_2D, white_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    io.Fonts->SetTexID(texture_id(white_));
}

Frames::~Frames() {
    glDeleteTextures(1, &white_);
    ImGui::DestroyContext();
}

ImDrawList& Frames::begin(Size design, float scale) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {design.w, design.h};
    io.DisplayFramebufferScale = {scale, scale};
    ImGui::NewFrame();
    return *ImGui::GetBackgroundDrawList();
}

const ImDrawData& Frames::end() {
    ImGui::Render();
    last_ = ImGui::GetDrawData();
    return *last_;
}

}  // namespace monter::kiosk
