#include "sync/portal/notices/letters.hpp"

#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/texts.hpp"

namespace monter::portal::notices {
namespace {

std::string line(store::Subject subject, std::int64_t people, const web::Texts& texts) {
    return texts.count(std::string("notice.") + store::name(subject), people);
}

}  // namespace

Words to_staff(store::Subject subject, std::int64_t people, const std::string& language, const std::string& portal) {
    const web::Texts& texts = web::texts(language);
    const std::string first = line(subject, people, texts);
    return {first, first + "\n\n" + portal + "/people\n\n" + texts.get("notice.foot") + "\n" + portal + "/notices\n"};
}

std::string short_to_staff(store::Subject subject, std::int64_t people, const std::string& language,
                           const std::string& portal) {
    return line(subject, people, web::texts(language)) + " " + portal + "/people";
}

Words to_visitor(const std::string& municipality, const std::string& reference, const std::string& language,
                 const pack::Content* content, const std::string& portal) {
    const web::Texts& texts = web::visitor_texts(language);
    const web::Fill fill = {{"guide", guides::guide_title(municipality, content, texts.language())},
                            {"reference", reference},
                            {"address", portal + "/w?l=" + texts.language()}};
    return {texts.fill("thanks.subject", fill), texts.fill("thanks.text", fill)};
}

std::string visitors_language(const std::string& language) {
    return web::visitor_texts(language).language();
}

}  // namespace monter::portal::notices
