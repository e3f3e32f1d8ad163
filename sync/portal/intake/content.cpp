#include "sync/portal/intake/content.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

#include "sync/seal/signed_document.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;
using routing::Offered;

constexpr std::string_view root_path = "/v1/root/", packs_path = "/v1/packs/", manifests_path = "/v1/manifests/",
                           blobs_path = "/v1/blobs/", latest_ending = "/latest";

Response nothing_here(const char* type, const char* title) {
    return to_response({404, type, title});
}

Response root(const Parts& parts, std::string_view version) {
    for (const auto& [number, json] : parts.roots) {
        if (version == std::to_string(number)) return {.status = 200, .type = "application/json", .body = json};
    }
    return nothing_here("root-unknown", "There is no root of this version here.");
}

Response latest(const Parts& parts, const Offered& offered, std::int64_t now_ms) {
    const Json body{{"v", 1},
                    {"type", "latest"},
                    {"pack_id", offered.id},
                    {"version", offered.version},
                    {"manifest_sha256", to_hex(offered.manifest_sha256)},
                    {"manifest_size", offered.manifest_bytes},
                    {"issued", to_iso_utc(now_ms)},
                    {"expires", to_iso_utc(now_ms + latest_life_ms)}};
    const std::string text = body.dump();
    const seal::SigningKey* const keys[] = {&parts.receipt};
    const auto document = seal::sign_document(seal::latest_context, {text.begin(), text.end()}, keys);
    Response out{.status = 200, .type = "application/json", .body = seal::to_json(document)};
    out.headers.emplace_back("Cache-Control", "no-store");
    return out;
}

bool number(std::string_view text, std::uint64_t& out) {
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), out);
    return wrong == std::errc() && end == text.data() + text.size() && !text.empty();
}

enum class Asked { whole, part, past_the_end };

// One range of bytes with a beginning, as stands ask for it; any other form is answered with the whole, as RFC 9110
// allows.
Asked read_range(std::string_view range, std::uint64_t size, FilePart& part) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit)) return Asked::whole;
    range.remove_prefix(unit.size());
    const std::size_t dash = range.find('-');
    std::uint64_t first = 0, last = size == 0 ? 0 : size - 1;
    if (dash == std::string_view::npos || !number(range.substr(0, dash), first)) return Asked::whole;
    const std::string_view end = range.substr(dash + 1);
    if (!end.empty() && (!number(end, last) || last < first)) return Asked::whole;
    if (first >= size) return Asked::past_the_end;
    part.offset = first;
    part.bytes = std::min(last, size - 1) - first + 1;
    return Asked::part;
}

Response unchanging(const Request& request, const std::filesystem::path& file, std::int64_t size,
                    const std::string& hash, const char* type) {
    const std::string etag = '"' + hash + '"';
    const std::string& only_if = request.header("if-range");
    const auto whole = static_cast<std::uint64_t>(size);
    FilePart part{file, 0, whole};
    const auto asked =
        only_if.empty() || only_if == etag ? read_range(request.header("range"), whole, part) : Asked::whole;
    const std::string all = std::to_string(size);
    if (asked == Asked::past_the_end) {
        Response out = to_response({416, "range-unknown", "This file is shorter."});
        out.headers.emplace_back("Content-Range", "bytes */" + all);
        return out;
    }
    Response out{.status = asked == Asked::part ? 206 : 200, .type = type};
    out.headers = {
        {"ETag", etag}, {"Accept-Ranges", "bytes"}, {"Cache-Control", "private, max-age=31536000, immutable"}};
    if (asked == Asked::part) {
        out.headers.emplace_back("Content-Range", "bytes " + std::to_string(part.offset) + "-" +
                                                      std::to_string(part.offset + part.bytes - 1) + "/" + all);
    }
    if (whole > 0) out.file = std::move(part);
    return out;
}

}  // namespace

bool is_content(const std::string& path) {
    return path.starts_with(root_path) || path.starts_with(packs_path) || path.starts_with(manifests_path) ||
           path.starts_with(blobs_path);
}

Response offer_content(Parts& parts, const Request& request, const Moment& now) {
    std::string_view path = request.path;
    if (path.starts_with(root_path)) return root(parts, path.substr(root_path.size()));
    if (const auto caller = caller_of(parts, request, now, parts.content); !caller) return to_response(caller.error());
    const auto offered = parts.library.offered();
    if (!offered) return nothing_here("content-unknown", "No content was published here yet.");
    if (path.starts_with(packs_path) && path.ends_with(latest_ending)) {
        path.remove_prefix(packs_path.size());
        path.remove_suffix(std::min(path.size(), latest_ending.size()));
        if (path != offered->id) return nothing_here("pack-unknown", "There is no such pack here.");
        return latest(parts, *offered, now.wall_ms);
    }
    if (path.starts_with(manifests_path)) {
        const std::string hash = to_hex(offered->manifest_sha256);
        if (path.substr(manifests_path.size()) != hash) {
            return nothing_here("manifest-unknown", "This manifest is not, or no longer, offered here.");
        }
        return unchanging(request, offered->manifest, offered->manifest_bytes, hash, "application/json");
    }
    const std::string hash(path.substr(std::min(path.size(), blobs_path.size())));
    const auto size = offered->sizes.find(hash);
    if (!path.starts_with(blobs_path) || size == offered->sizes.end()) {
        return nothing_here("blob-unknown", "This file is not, or no longer, offered here.");
    }
    return unchanging(request, offered->blobs / hash, size->second, hash, "application/octet-stream");
}

}  // namespace monter::portal::intake
