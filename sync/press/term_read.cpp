#include "sync/press/term_read.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace monter::press {
namespace {

using Json = nlohmann::json;
using Is = Term::Is;

constexpr std::size_t depth_max = 24;  // far below what an evaluation may stack
constexpr std::size_t pieces_max = 16;

constexpr std::array<std::string_view, pack::poster_input_count> input_names = {
    "zenith",       "mid",          "low",           "horizon",        "ambient",      "haze",
    "sun",          "ground.far",   "ground.farlit", "ground.snowcap", "ground.fell",  "ground.fell2",
    "ground.hill",  "ground.hill2", "ground.spruce", "ground.spruce2", "ground.birch", "ground.meadow",
    "ground.shore", "ground.fg",    "ground.rock",   "ground.reed"};

class TermReader {
public:
    explicit TermReader(TermFault& why) : why_(why) {}

    std::optional<Term> read(const Json& json, bool colour, std::size_t depth = 0) {
        if (depth > depth_max) return wrong("it is nested too deeply", "Say it with fewer brackets");
        if (json.is_array()) return call(json, colour, depth);
        return colour ? plain_colour(json) : plain_number(json);
    }

private:
    std::nullopt_t wrong(const std::string& what, const std::string& remedy) {
        why_ = {what, remedy};
        return std::nullopt;
    }

    std::optional<Term> plain_colour(const Json& json) {
        Term term;
        term.gives_colour = true;
        if (!json.is_string()) return wrong("a colour is expected", "Write \"#RRGGBB\", an input or an expression");
        const auto& word = json.get_ref<const std::string&>();
        const auto input = std::find(input_names.begin(), input_names.end(), word);
        if (input != input_names.end()) {
            term.is = Is::input;
            term.input = static_cast<pack::PosterInput>(input - input_names.begin());
            return term;
        }
        std::uint32_t rgb = 0;
        const char* const end = word.data() + word.size();
        const bool is_hex =
            word.size() == 7 && word[0] == '#' && std::from_chars(word.data() + 1, end, rgb, 16).ptr == end;
        if (!is_hex) {
            return wrong("unknown input '" + word + "'",
                         "Write zenith, mid, low, horizon, ambient, haze, sun, ground.NAME or #RRGGBB");
        }
        term.is = Is::colour;
        const auto channel = [rgb](unsigned shift) { return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F; };
        term.colour = {channel(16), channel(8), channel(0)};
        return term;
    }

    std::optional<Term> plain_number(const Json& json) {
        Term term;
        if (json.is_number() && std::abs(json.get<double>()) < 1e6) {
            term.number = json.get<float>();
            return term;
        }
        term.is = json == "elev" ? Is::elevation : json == "aurora" ? Is::aurora : Is::front;
        if (json == "elev" || json == "aurora" || json == "front") return term;
        const std::string word = json.is_string() ? " '" + json.get<std::string>() + "'" : "";
        return wrong("unknown number" + word, "Write a number, elev, aurora, front or an expression");
    }

    std::optional<Term> call(const Json& json, bool colour, std::size_t depth) {
        const std::string op = !json.empty() && json[0].is_string() ? json[0].get<std::string>() : "";
        if (op == "by") return by(json, colour, depth);
        if (op == "lin" && !colour) return line(json);
        struct Form {
            const char* op;
            Is is;
            bool gives_colour;
            std::vector<bool> takes_colours;
        };
        static const std::vector<Form> forms = {{"mix", Is::mix, true, {true, true, false}},
                                                {"mul", Is::mul, true, {true, true}},
                                                {"*", Is::times, false, {false, false}},
                                                {"-", Is::minus, false, {false, false}},
                                                {"lerp", Is::lerp, false, {false, false, false}}};
        const auto form = std::find_if(forms.begin(), forms.end(),
                                       [&](const Form& f) { return op == f.op && f.gives_colour == colour; });
        if (form == forms.end()) {
            return wrong("unknown operator '" + op + "' for a " + (colour ? "colour" : "number"),
                         colour ? "Write mix, mul or by" : "Write lin, *, -, lerp or by");
        }
        if (json.size() != form->takes_colours.size() + 1) {
            return wrong("'" + op + "' takes " + std::to_string(form->takes_colours.size()) + " values", "Count them");
        }
        Term term;
        term.is = form->is;
        term.gives_colour = colour;
        for (std::size_t i = 1; i < json.size(); ++i) {
            auto inner = read(json[i], form->takes_colours[i - 1], depth + 1);
            if (!inner) return std::nullopt;
            term.terms.push_back(std::move(*inner));
        }
        return term;
    }

    std::optional<Term> line(const Json& json) {
        Term term;
        term.is = Is::line;
        for (std::size_t i = 1; i < json.size(); ++i) {
            if (json[i].is_number()) term.cuts.push_back(json[i].get<float>());
        }
        if (json.size() != 3 || term.cuts.size() != 2) return wrong("'lin' takes two numbers", "Write [\"lin\", a, b]");
        return term;
    }

    std::optional<Term> by(const Json& json, bool colour, std::size_t depth) {
        static const std::string remedy = "Write [\"by\", [cuts that rise], [one value more than cuts]]";
        if (json.size() != 3 || !json[1].is_array() || !json[2].is_array() || json[1].empty() ||
            json[2].size() != json[1].size() + 1 || json[2].size() > pieces_max) {
            return wrong("'by' takes 1 to 15 cuts and one value more", remedy);
        }
        Term term;
        term.is = Is::by;
        term.gives_colour = colour;
        for (const Json& cut : json[1]) {
            if (!cut.is_number() || !(std::abs(cut.get<double>()) <= 90)) {
                return wrong("a cut of 'by' is no elevation", "Write degrees from -90 to 90");
            }
            term.cuts.push_back(cut.get<float>());
        }
        if (!std::is_sorted(term.cuts.begin(), term.cuts.end())) return wrong("the cuts of 'by' don't rise", remedy);
        for (const Json& piece : json[2]) {
            auto inner = read(piece, colour, depth + 1);
            if (!inner) return std::nullopt;
            term.terms.push_back(std::move(*inner));
        }
        return term;
    }

    TermFault& why_;
};

}  // namespace

std::optional<Term> read_term(const std::string& json, bool colour, TermFault& why) {
    return TermReader(why).read(Json::parse(json, nullptr, false), colour);
}

std::vector<std::size_t> places_of_entries(std::string_view json, std::size_t count) {
    std::vector<std::size_t> places;
    int depth = 0;
    bool in_text = false;
    const std::size_t key = json.find("\"palette\"");
    for (std::size_t i = key == std::string_view::npos ? json.size() : key + 9; i < json.size() && depth >= 0; ++i) {
        const char c = json[i];
        if (in_text && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_text = !in_text;
        } else if (!in_text && (c == '[' || c == '{')) {
            if (depth++ == 1) places.push_back(i);
        } else if (!in_text && (c == ']' || c == '}')) {
            if (--depth == 0) break;
        }
    }
    places.resize(std::max(count, places.size()), key == std::string_view::npos ? 0 : key);
    return places;
}

}  // namespace monter::press
