#include "sync/portal/intake/problem.hpp"

#include <nlohmann/json.hpp>

namespace monter::portal::intake {
namespace {

int pause_s(double spread) {
    constexpr int least_s = 5;
    constexpr int most_s = 60;
    return least_s + static_cast<int>(spread * (most_s - least_s));
}

}  // namespace

Response to_response(const Problem& problem) {
    const nlohmann::json body{
        {"type", "urn:monter:" + problem.type}, {"title", problem.title}, {"status", problem.status}};
    Response out{.status = problem.status, .type = "application/problem+json", .body = body.dump()};
    if (problem.retry_after_s > 0) out.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_s));
    return out;
}

Problem unavailable(double spread) {
    return {503, "unavailable", "The portal can't keep anything just now. Nothing is lost; it is tried again.",
            pause_s(spread)};
}

Problem storage_full(double spread) {
    return {507, "storage-full", "The portal's disk is full. Nothing is lost; it is tried again.", pause_s(spread)};
}

}  // namespace monter::portal::intake
