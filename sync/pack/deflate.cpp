#include "sync/pack/deflate.hpp"

#include <zlib.h>

#include <algorithm>

namespace monter::pack {

Bytes deflated(View bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    Bytes out(size);
    if (compress2(out.data(), &size, bytes.data(), static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION) != Z_OK)
        size = 0;
    out.resize(size);
    return out;
}

Result<Bytes> inflated(View bytes, std::size_t bytes_max) {
    static constexpr std::size_t step = 256UL * 1024;
    const auto corrupt = [] {
        return fail(Kind::corrupt, "the compressed bytes are not whole", "copy or publish it again");
    };
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return corrupt();
    stream.next_in = const_cast<Bytef*>(bytes.data());  // zlib's old signature: it only reads
    stream.avail_in = static_cast<uInt>(bytes.size());
    Bytes out;
    int state = Z_OK;
    while (state == Z_OK && out.size() < bytes_max) {
        const std::size_t had = out.size();
        out.resize(std::min(had + step, bytes_max));
        stream.next_out = out.data() + had;
        stream.avail_out = static_cast<uInt>(out.size() - had);
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    const bool whole = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!whole) return corrupt();
    return out;
}

}  // namespace monter::pack
