// A request and its answer as plain values, so that everything behind the socket can be tried without one.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::portal {

// 50 leads at most, and as much again as JSON and base64 need for ordinary ones (protocol.md, section 4).
inline constexpr std::size_t body_bytes_max = std::size_t{256} * 1024;

struct Request {
    std::string method;                          // "GET"
    std::string path;                            // as sent, not decoded: "/v1/leads"
    std::string query;                           // as sent, without the '?'
    std::string client;                          // the address it came from, or the one the proxy in front of us names
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;

    [[nodiscard]] const std::string& header(const std::string& name) const;  // empty where it was not sent
};

// A part of a file, to be read while it is sent: it may be 64 MiB.
struct FilePart {
    std::filesystem::path file;
    std::uint64_t offset = 0, bytes = 0;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<FilePart> file;  // in place of a body
};

using Fields = std::map<std::string, std::string>;

// "a=1&b=%C3%A5" read into names and values; the first of a name counts, broken escapes stay as they are.
[[nodiscard]] Fields form_fields(std::string_view encoded);
// What was typed, without the white space around it.
[[nodiscard]] std::string without_edges(std::string_view text);
// The cookie's value; empty where it was not sent.
[[nodiscard]] std::string cookie(const Request& request, std::string_view name);

}  // namespace monter::portal
