// The file of a mesh: "MONP3", then a zlib stream of the mesh in the order of poster.hpp. In it whole numbers are
// LEB128 varints, signed ones zigzag first, fractions IEEE 754 single, little-endian. Corners are written column by
// column, so that neighbours that are alike cost next to nothing: places and indices as differences, the rest as runs.
// (A tenth of what the graphics card gets.)
#include <algorithm>
#include <bit>

#include "sync/pack/deflate.hpp"
#include "sync/pack/poster_soundness.hpp"

namespace monter::pack {
namespace {

constexpr std::string_view magic = "MONP3";
constexpr std::size_t layer_name_max = 64;
constexpr std::size_t inflated_bytes_max = 64UL * 1024 * 1024;  // the largest of the Norrbotten pack has 2 MB
constexpr std::uint8_t has_azimuth = 1, has_sun = 2, has_drawn = 4, has_motif = 8;

std::uint32_t zigzag(std::int32_t value) {
    return (static_cast<std::uint32_t>(value) << 1U) ^ static_cast<std::uint32_t>(value >> 31);
}
std::int32_t from_zigzag(std::uint32_t value) {
    return static_cast<std::int32_t>((value >> 1U) ^ (0U - (value & 1U)));
}

class Writer {
public:
    void byte(std::uint8_t value) { bytes_.push_back(value); }
    void whole(std::size_t value) {
        for (; value > 0x7F; value >>= 7U) byte(static_cast<std::uint8_t>(value | 0x80U));
        byte(static_cast<std::uint8_t>(value));
    }
    void real(float value) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (unsigned shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
    }
    void text(std::string_view value) { append(bytes_, view(value)); }
    void expression(const PosterExpression& value) {
        whole(value.first);
        whole(value.count);
    }
    template <class Of>
    void steps_of(std::size_t n, Of of) {  // differences
        std::int32_t before = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto now = static_cast<std::int32_t>(of(i));
            whole(zigzag(now - before));
            before = now;
        }
    }
    template <class Of>
    void runs_of(std::size_t n, Of of) {
        for (std::size_t i = 0; i < n;) {
            std::size_t end = i;
            while (end < n && of(end) == of(i)) ++end;
            whole(end - i);
            whole(zigzag(static_cast<std::int32_t>(of(i))));
            i = end;
        }
    }
    [[nodiscard]] Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

// After the first thing that can't be right, everything reads as zero and good() says so.
class Reader {
public:
    explicit Reader(View bytes) : bytes_(bytes) {}

    std::uint8_t byte() {
        if (at_ >= bytes_.size()) {
            good_ = false;
            return 0;
        }
        return bytes_[at_++];
    }
    std::uint32_t whole() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if (next < 0x80) return within(value, 0xFFFFFFFFU);
        }
        good_ = false;
        return 0;
    }
    std::uint32_t whole_up_to(std::uint32_t most) { return within(whole(), most); }
    // How many of something follow, each of at least `least` bytes: nothing is reserved for what can't be there.
    std::size_t count(std::size_t most, std::size_t least) {
        const std::size_t n = whole();
        if (n > most || n * least > bytes_.size() - at_) good_ = false;
        return good_ ? n : 0;
    }
    float real() {
        std::uint32_t bits = 0;
        for (unsigned shift = 0; shift < 32; shift += 8) bits |= static_cast<std::uint32_t>(byte()) << shift;
        return std::bit_cast<float>(bits);
    }
    std::string text(std::size_t n) {
        if (n > bytes_.size() - at_) {
            good_ = false;
            return {};
        }
        std::string value(text_of(bytes_.subspan(at_, n)));
        at_ += n;
        return value;
    }
    PosterExpression expression() {
        PosterExpression value;
        value.first = whole();
        value.count = whole();
        return value;
    }
    template <class Put>
    void steps_of(std::size_t n, std::int64_t least, std::int64_t most, Put put) {
        std::int64_t now = 0;
        for (std::size_t i = 0; i < n && good_; ++i) {
            now += from_zigzag(whole());
            if (now < least || now > most) good_ = false;
            if (good_) put(i, now);
        }
    }
    template <class Put>
    void runs_of(std::size_t n, std::int32_t least, std::int32_t most, Put put) {
        for (std::size_t i = 0; i < n && good_;) {
            const std::size_t run = whole();
            const std::int32_t value = from_zigzag(whole());
            if (run < 1 || run > n - i || value < least || value > most) good_ = false;
            if (!good_) return;
            for (const std::size_t end = i + run; i < end; ++i) put(i, value);
        }
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

private:
    std::uint32_t within(std::uint64_t value, std::uint64_t most) {
        if (value > most) good_ = false;
        return good_ ? static_cast<std::uint32_t>(value) : 0;
    }
    View bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

void write_palette(const PosterPalette& palette, Writer& out) {
    out.whole(palette.steps.size());
    for (const PosterStep& step : palette.steps) {
        out.byte(static_cast<std::uint8_t>(step.op));
        out.byte(step.n);
        out.whole(step.index);
    }
    out.whole(palette.colours.size());
    for (const PosterColour& c : palette.colours) {
        for (const float channel : {c.r, c.g, c.b, c.a}) out.real(channel);
    }
    out.whole(palette.numbers.size());
    for (const float number : palette.numbers) out.real(number);
    out.whole(palette.entries.size());
    for (const PosterEntry& entry : palette.entries) {
        out.expression(entry.colour);
        out.expression(entry.opacity);
    }
    out.whole(palette.gradients.size());
    for (const auto& stops : palette.gradients) {
        out.whole(stops.size());
        for (const PosterStop& stop : stops) {
            out.real(stop.offset);
            out.real(stop.opacity);
            out.whole(stop.entry);
        }
    }
}

void read_palette(Reader& in, PosterPalette& palette) {
    palette.steps.resize(in.count(poster_steps_max, 3));
    for (PosterStep& step : palette.steps) {
        step.op = static_cast<PosterOp>(in.byte());
        step.n = in.byte();
        step.index = static_cast<std::uint16_t>(in.whole_up_to(0xFFFF));
    }
    palette.colours.resize(in.count(0x10000, 16));
    for (PosterColour& c : palette.colours) {
        for (float* channel : {&c.r, &c.g, &c.b, &c.a}) *channel = in.real();
    }
    palette.numbers.resize(in.count(0x10000, 4));
    for (float& number : palette.numbers) number = in.real();
    palette.entries.resize(in.count(poster_rows_max, 4));
    for (PosterEntry& entry : palette.entries) {
        entry.colour = in.expression();
        entry.opacity = in.expression();
    }
    palette.gradients.resize(in.count(poster_rows_max, 1));
    for (auto& stops : palette.gradients) {
        stops.resize(in.count(poster_stops_max, 9));
        for (PosterStop& stop : stops) {
            stop.offset = in.real();
            stop.opacity = in.real();
            stop.entry = static_cast<std::uint16_t>(in.whole_up_to(0xFFFF));
        }
    }
}

void write_vertices(const std::vector<PosterVertex>& all, Writer& out) {
    const std::size_t n = all.size();
    out.whole(n);
    out.steps_of(n, [&](std::size_t i) { return all[i].x; });
    out.steps_of(n, [&](std::size_t i) { return all[i].y; });
    out.runs_of(n, [&](std::size_t i) { return all[i].nx; });
    out.runs_of(n, [&](std::size_t i) { return all[i].ny; });
    out.runs_of(n, [&](std::size_t i) { return all[i].t; });
    out.runs_of(n, [&](std::size_t i) { return all[i].alpha; });
    out.runs_of(n, [&](std::size_t i) { return all[i].row; });
}

void read_vertices(Reader& in, std::vector<PosterVertex>& all) {
    const std::size_t n = in.count(poster_vertices_max, 2);
    all.resize(n);
    in.steps_of(n, INT16_MIN, INT16_MAX, [&](auto i, auto v) { all[i].x = static_cast<std::int16_t>(v); });
    in.steps_of(n, INT16_MIN, INT16_MAX, [&](auto i, auto v) { all[i].y = static_cast<std::int16_t>(v); });
    in.runs_of(n, INT8_MIN, INT8_MAX, [&](auto i, auto v) { all[i].nx = static_cast<std::int8_t>(v); });
    in.runs_of(n, INT8_MIN, INT8_MAX, [&](auto i, auto v) { all[i].ny = static_cast<std::int8_t>(v); });
    in.runs_of(n, 0, UINT8_MAX, [&](auto i, auto v) { all[i].t = static_cast<std::uint8_t>(v); });
    in.runs_of(n, 0, UINT8_MAX, [&](auto i, auto v) { all[i].alpha = static_cast<std::uint8_t>(v); });
    in.runs_of(n, 0, UINT16_MAX, [&](auto i, auto v) { all[i].row = static_cast<std::uint16_t>(v); });
}

void read_head(Reader& in, PosterMesh& mesh) {
    const std::uint8_t flags = in.byte();
    for (float* part : {&mesh.view_x, &mesh.view_y, &mesh.view_w, &mesh.view_h}) *part = in.real();
    const auto read_box = [&](std::optional<PosterBox>& box) {
        box.emplace();
        for (float* part : {&box->x, &box->y, &box->w, &box->h}) *part = in.real();
    };
    if ((flags & has_drawn) != 0) read_box(mesh.drawn);
    if ((flags & has_motif) != 0) read_box(mesh.motif);
    if ((flags & has_azimuth) != 0) mesh.view_azimuth = in.real();
    if ((flags & has_sun) != 0) {
        mesh.sun.emplace();
        mesh.sun->x = in.real();
        mesh.sun->y = in.expression();
        mesh.sun->r = in.expression();
    }
    mesh.layers.resize(in.count(poster_layers_max, 5));
    for (PosterLayer& layer : mesh.layers) {
        layer.name = in.text(in.whole_up_to(layer_name_max));
        layer.parallax = in.real();
    }
}

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(Kind::corrupt, "the poster can't be drawn: " + what, "build and publish the pack again");
}

}  // namespace

Bytes to_bytes(const PosterMesh& mesh) {
    Writer out;
    out.byte(static_cast<std::uint8_t>((mesh.view_azimuth ? has_azimuth : 0U) | (mesh.sun ? has_sun : 0U) |
                                       (mesh.drawn ? has_drawn : 0U) | (mesh.motif ? has_motif : 0U)));
    for (const float part : {mesh.view_x, mesh.view_y, mesh.view_w, mesh.view_h}) out.real(part);
    for (const auto& box : {mesh.drawn, mesh.motif}) {
        if (!box) continue;
        for (const float part : {box->x, box->y, box->w, box->h}) out.real(part);
    }
    if (mesh.view_azimuth) out.real(*mesh.view_azimuth);
    if (mesh.sun) {
        out.real(mesh.sun->x);
        out.expression(mesh.sun->y);
        out.expression(mesh.sun->r);
    }
    out.whole(mesh.layers.size());
    for (const PosterLayer& layer : mesh.layers) {
        out.whole(layer.name.size());
        out.text(layer.name);
        out.real(layer.parallax);
    }
    write_palette(mesh.palette, out);
    write_vertices(mesh.vertices, out);
    out.whole(mesh.indices.size());
    out.steps_of(mesh.indices.size(), [&](std::size_t i) { return mesh.indices[i]; });
    out.whole(mesh.ranges.size());
    for (const PosterRange& range : mesh.ranges) {
        out.byte(static_cast<std::uint8_t>(range.kind));
        out.byte(range.layer);
        out.whole(range.first);
        out.whole(range.count);
    }
    Bytes file(magic.begin(), magic.end());
    append(file, deflated(out.take()));
    return file;
}

Result<PosterMesh> poster_mesh_from(View file) {
    if (!text_of(file).starts_with(magic)) return damaged("it is no mesh of version 3");
    const auto bytes = inflated(file.subspan(magic.size()), inflated_bytes_max);
    if (!bytes) return damaged(bytes.error().message);
    Reader in(*bytes);
    PosterMesh mesh;
    read_head(in, mesh);
    read_palette(in, mesh.palette);
    read_vertices(in, mesh.vertices);
    mesh.indices.resize(in.count(poster_indices_max, 1));
    in.steps_of(mesh.indices.size(), 0, UINT32_MAX,
                [&](std::size_t i, std::int64_t v) { mesh.indices[i] = static_cast<std::uint32_t>(v); });
    mesh.ranges.resize(in.count(poster_ranges_max, 4));
    for (PosterRange& range : mesh.ranges) {
        range.kind = static_cast<PosterRange::Kind>(in.byte());
        range.layer = in.byte();
        range.first = in.whole();
        range.count = in.whole();
    }
    if (!in.good() || !in.at_end()) return damaged("its bytes end too early, too late, or say what can't be");
    if (const std::string what = unsound(mesh); !what.empty()) return damaged(what);
    return mesh;
}

}  // namespace monter::pack
