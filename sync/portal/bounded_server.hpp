// The library's server with an end to everything a client may take: the time of a whole request, the length of its
// head, the bytes of all of it. What the library bounds is one read at a time, so that a byte every nine seconds would
// hold a thread for ever.
#pragma once

#include <httplib.h>

#include <chrono>

namespace monter::portal {

// A stand's slowest request: 256 KiB over 64 kbit/s is 33 s (faults.md, F41); answers may be blobs of 64 MiB.
inline constexpr std::chrono::seconds request_time_max{60};
inline constexpr std::chrono::seconds head_time_max{6};
inline constexpr std::chrono::minutes answer_time_max{15};
inline constexpr std::chrono::seconds silence_max{10};  // between two bytes, either way
inline constexpr std::size_t head_bytes_max = std::size_t{16} * 1024;
inline constexpr std::size_t request_bytes_max = std::size_t{320} * 1024;  // a full body in small chunks, and its head
// Threads, so connections spoken to at once; others wait their turn.
inline constexpr std::size_t connections_at_once = 64;

class BoundedServer : public httplib::Server {
public:
    BoundedServer();
    // After bind_to_port: as many connections may wait for a thread as a hall of stands makes at once.
    void widen_backlog();

    // Inside a handler: the status for a request that ended before it was whole (408, 413 or 431); 0 where it is.
    static int refusal();
    // Inside a handler: no further request is read from this connection, since this one's body was not.
    static void close_after_this();

private:
    bool process_and_close_socket(socket_t socket) override;
};

}  // namespace monter::portal
