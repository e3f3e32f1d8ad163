#include "sync/agent/export.hpp"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <algorithm>

#include "sync/agent/request_body.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/base/file.hpp"
#include "sync/seal/keys.hpp"

namespace monter::agent {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int leads_at_once = 200;

fs::path setting(const fs::path& data) {
    return data / "sticks";
}

std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code why;
    for (fs::directory_iterator at(folder, why), end; !why && at != end; at.increment(why)) {
        if (at->is_directory(why) && !at->is_symlink(why)) out.push_back(at->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

bool is_on_one_medium(const fs::path& a, const fs::path& b) {
    struct stat one {
    }, other{};
    return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev;
}

// "monter-leads-1b9d6bcd-20261123T143005Z.leads": two exports never share a name, and two stands neither.
std::string file_name(const Id& device_id, const Moment& now) {
    std::string when = to_iso_utc(now.wall_ms);
    std::erase_if(when, [](char c) { return c == '-' || c == ':'; });
    return "monter-leads-" + to_uuid(device_id).substr(0, 8) + "-" + when + ".leads";
}

}  // namespace

fs::path sticks_folder(const fs::path& data) {
    const auto line = read_text_file(setting(data), 4096).value_or("");
    const std::string folder = line.substr(0, line.find('\n'));
    return folder.empty() ? fs::path("/media") : fs::path(folder);
}

Result<void> set_sticks_folder(const fs::path& data, const fs::path& folder) {
    return write_file(setting(data), view(fs::absolute(folder).string() + "\n"));
}

Result<fs::path> find_stick(const fs::path& data) {
    const fs::path top = sticks_folder(data);
    std::vector<fs::path> candidates;
    std::error_code why;
    if (fs::exists(setting(data), why)) candidates.push_back(top);  // /media itself is no stick
    for (const fs::path& first : folders_in(top)) {
        candidates.push_back(first);
        for (fs::path& second : folders_in(first)) candidates.push_back(std::move(second));
    }
    // The card that holds the second copy stays in the stand: what the crew carries home goes on another.
    const auto second = second_copy_folder(data);
    for (const fs::path& candidate : candidates) {
        const bool is_second_copys = second && candidate != top && is_on_one_medium(candidate, *second);
        if (!is_second_copys && is_another_medium(candidate, data)) return candidate;
    }
    return fail(Kind::refused, "There is no stick that can be written.", "Put a USB stick in and try again.");
}

Result<local::CrewExported> export_leads(outbox::Outbox& outbox, const fs::path& data, const Moment& now) {
    const auto self = outbox.identity();
    if (!self) return fail(self.error());
    if (self->device_id == Id{}) {
        return fail(Kind::bug, "This stand is not enrolled: the portal would not know whose leads these are.",
                    "Enrol it first.");
    }
    const auto stick = find_stick(data);
    if (!stick) return fail(stick.error());
    std::string text = "MONTER-LEADS 1\n" +
                       Json{{"device_id", to_uuid(self->device_id)},
                            {"store_id", to_uuid(self->store_id)},
                            {"made", to_iso_utc(now.wall_ms)}}
                           .dump() +
                       "\n";
    local::CrewExported done{0, file_name(self->device_id, now)};
    std::uint64_t last = 0;
    for (;;) {
        const auto leads = outbox.unsent(last, leads_at_once);
        if (!leads) return fail(leads.error());
        if (leads->empty()) break;
        for (const auto& lead : *leads) text += json_line_of(lead) + "\n";
        last = leads->back().seq;
        done.leads += static_cast<std::int64_t>(leads->size());
    }
    const Hash sum = seal::sha256(view(text));
    text += Json{{"leads", done.leads}, {"sha256", to_base64url(sum)}}.dump() + "\n";
    if (auto written = write_file(*stick / done.file, view(text)); !written) return fail(written.error());
    // What the stick gives back is what counts.
    const auto again = read_file(*stick / done.file, text.size());
    if (!again || text_of(*again) != text) {
        return fail(Kind::disk, "The stick does not give back what was written.", "Use another stick.");
    }
    if (auto noted = outbox.note_exported(last); !noted) return fail(noted.error());
    return done;
}

}  // namespace monter::agent
