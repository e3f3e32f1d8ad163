// A TCP server on loopback that answers each request with exactly the bytes its script says: also half an answer, none
// at all, or one that no HTTP library would send.
#pragma once

#include <functional>
#include <string>

namespace monter::test {

struct RawRequest {
    std::string head;  // request line and headers, lower-case names
    std::string body;
    [[nodiscard]] std::string header(const std::string& lower_case_name) const;
    [[nodiscard]] std::string line() const { return head.substr(0, head.find("\r\n")); }
    // What the stand's signature repeats: Signature-Input's nonce.
    [[nodiscard]] std::string nonce() const;
};

class ScriptedServer {
public:
    // The bytes to send before closing. The script runs in the server's thread.
    using Script = std::function<std::string(const RawRequest&)>;
    // A script's answer that means: say nothing and keep the connection until the server ends.
    static const std::string hang;
    // … and: send this without end, until the other side leaves.
    static const std::string endless;
    // … a header line without end.
    static const std::string endless_header;
    // … a head, and then a byte of the body now and then.
    static const std::string drip;
    // … break the connection off (RST).
    static const std::string reset;

    explicit ScriptedServer(Script script);
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ~ScriptedServer();

    [[nodiscard]] int port() const;
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
    [[nodiscard]] int requests() const;

    // "HTTP/1.1 200 OK" with these headers ("Name: value\r\n" each), the length and the body.
    [[nodiscard]] static std::string answer(int status, const std::string& headers, const std::string& body);

private:
    struct State;
    State* state_;
};

}  // namespace monter::test
