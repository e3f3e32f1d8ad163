// The palette's arithmetic: assets/packs/reference.md says what each operator means to whoever writes one.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sync/pack/poster.hpp"

namespace monter::pack {
namespace {

// Values on their way through an expression. What a sound palette (poster_soundness.hpp) asks for always fits; from any
// other one it takes zeros, never memory that is not its own.
template <class T>
class Stack {
public:
    void push(const T& value) {
        if (size_ < values_.size()) values_[size_++] = value;
    }
    [[nodiscard]] T pop() { return size_ > 0 ? values_[--size_] : T{}; }
    // The last n values, the oldest first; they stay where they are until the next push.
    [[nodiscard]] std::span<const T> take(std::size_t n) {
        n = std::min(n, size_);
        size_ -= n;
        return std::span<const T>(values_).subspan(size_, n);
    }

private:
    std::array<T, poster_stack_max> values_{};
    std::size_t size_ = 0;
};

float between(float a, float b, float t) {
    return a + (b - a) * t;
}

PosterColour between(const PosterColour& a, const PosterColour& b, float t) {
    return {between(a.r, b.r, t), between(a.g, b.g, t), between(a.b, b.b, t)};
}

template <class T>
T at(const std::vector<T>& values, std::size_t index) {
    return index < values.size() ? values[index] : T{};
}

class Machine {
public:
    Machine(const PosterPalette& palette, const PosterInputs& inputs) : palette_(palette), inputs_(inputs) {}

    // Every channel within 0..1.
    [[nodiscard]] PosterColour entry(const PosterEntry& entry) {
        run(entry.colour);
        PosterColour colour = colours_.pop();
        for (float* const channel : {&colour.r, &colour.g, &colour.b}) *channel = std::clamp(*channel, 0.0F, 1.0F);
        colour.a = std::clamp(number(entry.opacity), 0.0F, 1.0F);
        return colour;
    }
    // 1 where the expression is empty.
    [[nodiscard]] float number(const PosterExpression& expression) {
        if (expression.count == 0) return 1;
        run(expression);
        return numbers_.pop();
    }

private:
    void run(const PosterExpression& expression) {
        for (std::uint32_t i = 0; i < expression.count; ++i) step(at(palette_.steps, expression.first + i));
    }

    void step(const PosterStep& step) {
        switch (step.op) {
            case PosterOp::colour:
                return colours_.push(at(palette_.colours, step.index));
            case PosterOp::input:
                return colours_.push(step.index < poster_input_count ? inputs_.colours[step.index] : PosterColour{});
            case PosterOp::number:
                return numbers_.push(at(palette_.numbers, step.index));
            case PosterOp::elevation:
                return numbers_.push(inputs_.elevation);
            case PosterOp::aurora:
                return numbers_.push(inputs_.aurora);
            case PosterOp::front:
                return numbers_.push(inputs_.front);
            case PosterOp::line:
                return numbers_.push(at(palette_.numbers, step.index) * inputs_.elevation +
                                     at(palette_.numbers, step.index + 1U));
            case PosterOp::by_colour:
                return colours_.push(piece<PosterColour>(colours_.take(step.n), step.index));
            case PosterOp::by_number:
                return numbers_.push(piece<float>(numbers_.take(step.n), step.index));
            default:
                return combine(step.op);
        }
    }

    void combine(PosterOp op) {
        if (op == PosterOp::mix) {
            const float t = numbers_.pop();
            const PosterColour b = colours_.pop();
            return colours_.push(between(colours_.pop(), b, t));
        }
        if (op == PosterOp::mul) {
            const PosterColour b = colours_.pop(), a = colours_.pop();
            return colours_.push({a.r * b.r, a.g * b.g, a.b * b.b});
        }
        const float last = numbers_.pop();
        const float b = numbers_.pop();
        if (op == PosterOp::times) return numbers_.push(b * last);
        if (op == PosterOp::minus) return numbers_.push(b - last);
        numbers_.push(between(numbers_.pop(), b, last));
    }

    // How far past a cut the sun is: 0 before it, 1 behind it, between them while `soft` blends.
    [[nodiscard]] float past(float cut) const {
        const float soft = inputs_.soft;
        if (soft <= 0) return inputs_.elevation >= cut ? 1.0F : 0.0F;
        return std::clamp((inputs_.elevation - cut + soft) / (2 * soft), 0.0F, 1.0F);
    }

    template <class T>
    [[nodiscard]] T piece(std::span<const T> pieces, std::size_t cuts) const {
        if (pieces.empty()) return T{};
        T value = pieces.front();
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            value = between(value, pieces[i], past(at(palette_.numbers, cuts + i - 1)));
        }
        return value;
    }

    const PosterPalette& palette_;
    const PosterInputs& inputs_;
    Stack<PosterColour> colours_;
    Stack<float> numbers_;
};

std::uint8_t byte_of(float value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
}

}  // namespace

PosterColour PosterPalette::evaluate(const PosterEntry& entry, const PosterInputs& inputs) const {
    return Machine(*this, inputs).entry(entry);
}

float PosterPalette::number(const PosterExpression& expression, const PosterInputs& inputs) const {
    return Machine(*this, inputs).number(expression);
}

std::size_t PosterPalette::slots() const {
    return std::accumulate(gradients.begin(), gradients.end(), entries.size(),
                           [](std::size_t sum, const auto& stops) { return sum + stops.size(); });
}

void PosterPalette::colours_of_slots(const PosterInputs& inputs, std::span<std::uint8_t> rgba) const {
    if (rgba.size() < slots() * 4) return;
    Machine machine(*this, inputs);  // one for all: its stacks are larger than its work
    auto texel = rgba.begin();
    for (const PosterEntry& entry : entries) {
        const PosterColour colour = machine.entry(entry);
        for (const float channel : {colour.r, colour.g, colour.b, colour.a}) *texel++ = byte_of(channel);
    }
    for (const auto& stops : gradients) {
        for (const PosterStop& stop : stops) {
            const PosterColour colour = machine.entry(at(entries, stop.entry));
            for (const float channel : {colour.r, colour.g, colour.b, colour.a * stop.opacity}) {
                *texel++ = byte_of(channel);
            }
        }
    }
}

}  // namespace monter::pack
