// What carries a message away. The real one speaks SMTP and HTTP (curl_courier.hpp); tests have others.
#pragma once

#include <string>

namespace monter::portal::notices {

struct Mail {
    std::string to, subject, text;  // UTF-8; lines end with \n
    std::string language;           // of the text
    std::string message_id;         // without brackets; the same at every try
    std::int64_t date_ms = 0;       // when it was written
    // Of a letter somebody wrote: who, as a name beside the portal's address, and where answers go. Empty: the portal's
    // own.
    std::string from_name, reply_to;
};
struct ShortMessage {
    std::string to;  // E.164
    std::string text;
};

struct Delivery {
    enum class How {
        sent,     // the next server has it
        later,    // try again
        refused,  // this address takes nothing; trying again is in vain
    };
    How how = How::later;
    std::string why;  // a number, or the library's words; never the server's, which may repeat the address
};

class Courier {
public:
    Courier() = default;
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;
    virtual ~Courier() = default;
    [[nodiscard]] virtual Delivery carry(const Mail& mail) = 0;
    [[nodiscard]] virtual Delivery carry(const ShortMessage& message) = 0;
};

}  // namespace monter::portal::notices
