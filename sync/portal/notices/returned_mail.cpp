#include "sync/portal/notices/returned_mail.hpp"

#include <algorithm>

namespace monter::portal::notices {
namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// What stands behind `name` on this line, without spaces and brackets around it; names of fields have no case.
std::optional<std::string_view> field(std::string_view line, std::string_view name) {
    if (line.size() < name.size() ||
        !std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == small(b); })) {
        return std::nullopt;
    }
    line.remove_prefix(name.size());
    const std::size_t begin = line.find_first_not_of(" \t<");
    if (begin == std::string_view::npos) return std::string_view();
    line.remove_prefix(begin);
    return line.substr(0, line.find_first_of(" \t>\r"));
}

// LEAD.NUMBER.COUNT@DOMAIN (Notices::send_due): a lead's id is 22 letters.
bool is_ours(std::string_view id) {
    constexpr std::size_t lead_letters = 22;
    const std::size_t dot = id.find('.');
    return dot == lead_letters && id.find('.', dot + 1) != std::string_view::npos &&
           id.find('@') != std::string_view::npos;
}

}  // namespace

std::optional<std::string> undeliverable(std::string_view report) {
    bool failed = false;
    std::optional<std::string> ours;
    while (!report.empty()) {
        const std::size_t end = std::min(report.find('\n'), report.size());
        const std::string_view line = report.substr(0, end);
        report.remove_prefix(std::min(end + 1, report.size()));
        if (const auto action = field(line, "action:")) {
            failed =
                failed || std::equal(action->begin(), action->end(), std::string_view("failed").begin(),
                                     std::string_view("failed").end(), [](char a, char b) { return small(a) == b; });
        }
        if (const auto id = field(line, "message-id:"); id && is_ours(*id)) ours = std::string(*id);
    }
    return failed ? ours : std::nullopt;
}

}  // namespace monter::portal::notices
