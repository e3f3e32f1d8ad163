#include "sync/portal/guides/agreed.hpp"

#include "sync/portal/routing/library.hpp"

namespace monter::portal::guides {

Result<store::ShownTexts> agreed_texts(store::Database& database, Content content, const lead::Consent& consent) {
    const store::ShownTexts now = content == nullptr ? store::ShownTexts() : routing::shown_texts(*content);
    store::ShownTexts out;
    auto work = database.begin();
    if (!work) return fail(work.error());
    for (const Hash& hash : {consent.contact_hash, consent.share_hash, consent.notice_hash}) {
        if (const auto found = now.find(hash); found != now.end()) {
            out.insert(*found);
            continue;
        }
        auto words = store::find_shown_text(*work, hash);
        if (!words) return fail(words.error());
        if (*words) out.emplace(hash, std::move(**words));
    }
    return out;
}

std::string text_of(const store::ShownTexts& texts, const Hash& hash) {
    const auto found = texts.find(hash);
    return found == texts.end() ? std::string() : found->second;
}

}  // namespace monter::portal::guides
