#include "sync/agent/content/part.hpp"

#include <algorithm>

#include "sync/base/planted.hpp"

namespace monter::agent {
namespace {

PartDone no_part(Error why) {
    return {false, std::move(why)};
}

}  // namespace

Result<void> settle_part(ContentFiles& files, const HashedFile& file) {
    const std::string part = part_name(file.sha256);
    const auto bytes = files.read(part, static_cast<std::size_t>(file.bytes));
    if (!bytes && bytes.error().kind != Kind::refused) return fail(bytes.error());
    if (!bytes || static_cast<std::int64_t>(bytes->size()) != file.bytes || seal::sha256(*bytes) != file.sha256) {
        if (auto removed = files.remove(part); !removed) return removed;
        return fail(Kind::corrupt, "a file of the new content arrived altered and was thrown away",
                    "Nothing to do: the stand fetches it again, and what it shows stays. If this does not pass, "
                    "something stands between it and the portal: use another network.");
    }
    if (is_planted(Plant::written_unsynced)) {
        auto written = files.append(file.name, 0, *bytes);
        return written ? files.remove(part) : written;
    }
    return files.settle(part, file.name);
}

Answered<PartDone> fetch_part(const Fetcher& ask, ContentFiles& files, const HashedFile& file,
                              std::int64_t part_bytes) {
    const std::string part = part_name(file.sha256);
    std::int64_t have = std::max<std::int64_t>(0, files.size(part));
    if (have > file.bytes) have = 0;  // of another time; append() cuts it
    if (have < file.bytes) {
        const std::int64_t wanted = std::min(part_bytes, file.bytes - have);
        const auto answer = ask({file.path, Fetch::Part{have, wanted, '"' + to_hex(file.sha256) + '"'}});
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!answer->found) {
            return no_part({Kind::network, "the portal no longer offers a file of the content that was on its way",
                            "Nothing to do: the stand asks for the newest content again."});
        }
        const auto came = static_cast<std::int64_t>(answer->bytes.size());
        if (came == 0 || came > wanted) {
            return no_part({Kind::corrupt, "a file of the new content is longer or shorter than was signed",
                            "Nothing to do: what the stand shows stays."});
        }
        if (auto added = files.append(part, have, view(answer->bytes)); !added) return no_part(added.error());
        have += came;
    } else if (file.bytes == 0) {
        if (auto made = files.append(part, 0, {}); !made) return no_part(made.error());
    }
    if (have < file.bytes) return PartDone{};
    if (auto settled = settle_part(files, file); !settled) return no_part(settled.error());
    return PartDone{true, std::nullopt};
}

}  // namespace monter::agent
