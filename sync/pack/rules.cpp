#include "sync/pack/rules.hpp"

#include "sync/lead/codes.hpp"

namespace monter::pack {
namespace {

constexpr bool optional = false;
constexpr bool required = true;

Rules seasons() {
    return {{"summer", Form::picture}, {"winter", Form::picture}};
}

Rules poster() {
    return {{"landscape", Form::table, required, seasons()}, {"portrait", Form::table, required, seasons()}};
}

Rules guide() {
    return {{"title", Form::translated}, {"url", Form::url}, {"source", Form::sources}, {"year", Form::year, optional}};
}

Rules fact() {
    return {{"id", Form::id},
            {"text", Form::translated_lines},
            {"source", Form::sources},
            {"year", Form::year},
            {"kind", Form::id}};
}

Rules story() {
    return {{"id", Form::id},
            {"title", Form::translated},
            {"text", Form::translated_lines},
            {"source", Form::sources},
            {"picture", Form::picture, optional}};
}

Rules minority_name() {
    return {{"language", Form::language}, {"label", Form::translated}, {"text", Form::line}, {"source", Form::sources}};
}

Rules profile() {
    Rules rules;
    for (const auto dream : lead::dream_codes) {
        rules.push_back({std::string(dream), Form::table, optional, {{"value", Form::degree}, {"fact", Form::fact}}});
    }
    return rules;
}

Rules work() {
    Rules rules;
    for (const auto code : lead::work_codes) rules.push_back({std::string(code), Form::fact, optional});
    return rules;
}

}  // namespace

const Rules& pack_rules() {
    static const Rules rules = {{"id", Form::id},
                                {"version", Form::whole},
                                {"title", Form::line},
                                {"languages", Form::languages},
                                {"min_app", Form::version},
                                {"floor", Form::whole},
                                {"attract", Form::poster, required, poster()}};
    return rules;
}

const Rules& region_rules() {
    static const Rules rules = {
        {"name", Form::translated},
        {.key = "controller", .form = Form::translated_lines, .own_figures = true},
        {"guide", Form::table, required, guide()},
    };
    return rules;
}

const Rules& sources_rules() {
    static const Rules source = {{"id", Form::id},
                                 {"title", Form::line},
                                 {.key = "short", .form = Form::translated, .own_figures = true},
                                 {"url", Form::url},
                                 {"grade", Form::line}};
    static const Rules rules = {{"source", Form::list, required, source, 1}};
    return rules;
}

// How many and which is sync/pack/check_dreams.cpp's question.
const Rules& dreams_rules() {
    static const Rules dream = {
        {"id", Form::id}, {"picture", Form::picture}, {"name", Form::translated}, {"alt", Form::translated}};
    static const Rules rules = {{"dream", Form::list, required, dream}};
    return rules;
}

const Rules& place_rules() {
    static const Rules rules = {
        {"id", Form::id},
        {"name", Form::line},
        {"code", Form::line},
        {"jobs_concept", Form::line},
        {"lat", Form::number},
        {"lon", Form::number},
        {"population", Form::whole},
        {"population_date", Form::date},
        {"population_source", Form::sources},
        {"website", Form::url},
        {"tagline", Form::translated},
        {"poster", Form::poster, required, poster()},
        {"card", Form::picture},
        {"alt", Form::translated},
        {"video",
         Form::table,
         optional,
         {{"film", Form::video}, {"still", Form::picture, optional}, {"captions", Form::captions}}},
        {"names", Form::list, optional, minority_name()},
        {"fact", Form::list, required, fact(), 3, 5},
        {"story", Form::list, required, story(), 1, 3},
        {"profile", Form::table, required, profile()},
        {"work", Form::table, optional, work()},
        {"languages", Form::languages, optional},
        {"capacity", Form::whole, optional},
        {"guide", Form::table, optional, guide()}};
    return rules;
}

const Rules& steps_rules() {
    static const Rules authority = {
        {"id", Form::id}, {"name", Form::translated}, {.key = "called", .form = Form::translated}};
    static const Rules step = {{"id", Form::id},
                               {"tracks", Form::ids},
                               {"when", Form::id},
                               {"authority", Form::id},
                               {"title", Form::translated},
                               {"what", Form::translated},
                               {"bring", Form::translated, optional},
                               {"status", Form::id},
                               {"source", Form::sources},
                               {"url", Form::url, optional},
                               {"as_of", Form::line, optional},
                               {"with", Form::ids, optional},
                               {"work", Form::ids, optional},
                               {"after", Form::ids, optional},
                               {"after_eu", Form::ids, optional},
                               {"after_non_eu", Form::ids, optional},
                               {"after_nordic", Form::ids, optional},
                               {"easier_after", Form::ids, optional}};
    static const Rules rules = {{"read", Form::date},
                                {"authority", Form::list, required, authority, 1},
                                {"step", Form::list, required, step, 1}};
    return rules;
}

// Six with an icon fill the screen's tiles, and one without stands below them.
const Rules& pulse_rules() {
    static const Rules answer = {{"id", Form::id}, {"text", Form::translated}, {"icon", Form::id, optional}};
    static const Rules question = {
        {"id", Form::id}, {"text", Form::translated}, {"answer", Form::list, required, answer, 2, 7}};
    static const Rules rules = {{"question", Form::list, required, question, 1, 3}};
    return rules;
}

// Its numbers are figures with a source and a date: those of the file.
const Rules& jobs_rules() {
    static const Rules field = {{.key = "name", .form = Form::translated, .own_figures = true},
                                {"adverts", Form::whole}};
    static const Rules place = {
        {"id", Form::id}, {"adverts", Form::whole}, {"field", Form::list, optional, field, 1, 4}};
    static const Rules snapshot = {{"date", Form::date}, {"place", Form::list, required, place, 1}};
    static const Rules rules = {
        {"search", Form::url}, {"source", Form::sources}, {"snapshot", Form::table, optional, snapshot}};
    return rules;
}

Rules notice_rules(const std::vector<std::string>& languages) {
    const Rules notice = {{"plain", Form::lines},
                          {"contact", Form::lines},
                          {"share", Form::lines},
                          {"recipients_note", Form::lines},
                          {"full", Form::lines}};
    Rules rules;
    for (const std::string& language : languages) rules.push_back({language, Form::table, required, notice});
    return rules;
}

}  // namespace monter::pack
