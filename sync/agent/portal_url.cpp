#include "sync/agent/portal_url.hpp"

#include <algorithm>
#include <charconv>

namespace monter::agent {
namespace {

bool is_host_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_loopback(const std::string& host) {
    if (host == "localhost" || host == "[::1]") return true;
    // An address, and not a name that begins like one.
    return host.starts_with("127.") && std::count(host.begin(), host.end(), '.') == 3 &&
           std::all_of(host.begin(), host.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool is_host(const std::string& host) {
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        return std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
        });
    }
    return !host.empty() && std::all_of(host.begin(), host.end(), is_host_letter);
}

bool is_port(const std::string& port) {
    int number = 0;
    const auto [end, bad] = std::from_chars(port.data(), port.data() + port.size(), number);
    return bad == std::errc() && end == port.data() + port.size() && number > 0 && number < 65536;
}

}  // namespace

Result<PortalUrl> read_portal_url(const std::string& url) {
    const auto wrong = [&](const std::string& why) {
        return fail(Kind::refused, "The portal's address " + url + " can't be used: " + why + ".",
                    "Ask the office for a card with the right address.");
    };
    std::string rest = url;
    std::transform(rest.begin(), rest.end(), rest.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool tls = rest.starts_with("https://");
    if (!tls && !rest.starts_with("http://")) return wrong("it begins with neither https:// nor http://");
    rest.erase(0, tls ? 8 : 7);
    while (rest.ends_with('/')) rest.pop_back();
    const auto colon = rest.rfind(':');
    const bool has_port = colon != std::string::npos && rest.find(']', colon) == std::string::npos;
    const std::string host = rest.substr(0, has_port ? colon : std::string::npos);
    const std::string port = has_port ? rest.substr(colon + 1) : std::string();
    if (!is_host(host) || (has_port && !is_port(port))) return wrong("it is not a host with a port");
    if (!tls && !is_loopback(host)) return wrong("it would send over the network without encryption");
    PortalUrl out;
    out.tls = tls;
    out.authority = host;
    if (has_port && port != (tls ? "443" : "80")) out.authority += ":" + port;
    out.base = (tls ? "https://" : "http://") + out.authority;
    return out;
}

}  // namespace monter::agent
