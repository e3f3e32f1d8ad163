#include "sync/portal/intake/packed.hpp"

#include "sync/pack/deflate.hpp"

namespace monter::portal::intake {
namespace {

constexpr std::string_view zlib = "deflate";  // its name in HTTP (RFC 9110, section 8.4.1.2)

}  // namespace

bool may_be_packed(std::string_view method, std::string_view target, std::string_view coding) {
    return method == "POST" && target == "/v1/leads" && coding == zlib;
}

Answered<std::string> unpacked(const Request& request) {
    const std::string& coding = request.header("content-encoding");
    if (coding.empty()) return request.body;
    if (coding != zlib) {
        return tl::unexpected(Problem{415, "not-plain", "Bodies packed like this are not read here."});
    }
    const auto body = pack::inflated(view(request.body), body_bytes_max);
    if (!body) {
        return tl::unexpected(
            Problem{400, "request-invalid", "The request is not packed whole, or is larger than 256 KiB unpacked."});
    }
    return std::string(text_of(*body));
}

}  // namespace monter::portal::intake
