#include <algorithm>

#include "sync/press/poster_document.hpp"

namespace monter::press {
namespace {

using pack::PosterOp;

bool same(const pack::PosterColour& a, const pack::PosterColour& b) {
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

PosterOp op_of(const Term& term) {
    switch (term.is) {
        case Term::Is::colour:
            return PosterOp::colour;
        case Term::Is::input:
            return PosterOp::input;
        case Term::Is::number:
            return PosterOp::number;
        case Term::Is::elevation:
            return PosterOp::elevation;
        case Term::Is::aurora:
            return PosterOp::aurora;
        case Term::Is::front:
            return PosterOp::front;
        case Term::Is::mix:
            return PosterOp::mix;
        case Term::Is::mul:
            return PosterOp::mul;
        case Term::Is::times:
            return PosterOp::times;
        case Term::Is::minus:
            return PosterOp::minus;
        case Term::Is::lerp:
            return PosterOp::lerp;
        case Term::Is::line:
            return PosterOp::line;
        case Term::Is::by:
            return term.gives_colour ? PosterOp::by_colour : PosterOp::by_number;
    }
    return PosterOp::number;
}

}  // namespace

std::uint16_t PaletteWriter::constants(const std::vector<float>& values) {
    auto& all = palette_.numbers;
    const auto there = std::search(all.begin(), all.end(), values.begin(), values.end());
    const auto index = static_cast<std::uint16_t>(there - all.begin());
    if (there == all.end()) all.insert(all.end(), values.begin(), values.end());
    return index;
}

void PaletteWriter::write(const Term& term) {
    for (const Term& inner : term.terms) write(inner);
    pack::PosterStep step{op_of(term), 0, 0};
    if (term.is == Term::Is::input) step.index = static_cast<std::uint16_t>(term.input);
    if (term.is == Term::Is::number) step.index = constants({term.number});
    if (term.is == Term::Is::line || term.is == Term::Is::by) step.index = constants(term.cuts);
    if (term.is == Term::Is::by) step.n = static_cast<std::uint8_t>(term.terms.size());
    if (term.is == Term::Is::colour) {
        auto& all = palette_.colours;
        const auto there = std::find_if(all.begin(), all.end(), [&](const auto& c) { return same(c, term.colour); });
        step.index = static_cast<std::uint16_t>(there - all.begin());
        if (there == all.end()) all.push_back(term.colour);
    }
    palette_.steps.push_back(step);
}

pack::PosterExpression PaletteWriter::add(const Term& term) {
    const auto first = static_cast<std::uint32_t>(palette_.steps.size());
    write(term);
    return {first, static_cast<std::uint32_t>(palette_.steps.size()) - first};
}

std::uint16_t PaletteWriter::add(const TermEntry& entry) {
    pack::PosterEntry out;
    out.colour = add(entry.colour);
    if (entry.opacity) out.opacity = add(*entry.opacity);
    palette_.entries.push_back(out);
    return static_cast<std::uint16_t>(palette_.entries.size() - 1);
}

}  // namespace monter::press
