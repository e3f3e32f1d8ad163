// The way north and the temperature as a pack holds them (steps.toml, pulse.toml; both optional).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/lead/plan.hpp"

namespace monter::pack {

using Text = std::map<std::string, std::string>;  // language -> text

struct Authority {
    std::string id;
    Text name;    // as it is officially called
    Text called;  // what it is, for who does not know it
};
struct Step {
    lead::Step rule;  // who takes it, and after what
    std::string authority, url,
        as_of;                // url may be empty; as_of: "2026-03-05", "2022-2024", "older", or empty: undated
    Text title, what, bring;  // bring may be empty
    bool secondary = false;   // not read on the authority's own page: the visitor is told
    std::vector<std::string> sources;
};
struct Steps {
    std::string read;  // when the pages were read: for those without a date
    std::map<std::string, Authority> authorities;
    std::vector<Step> list;  // in the order suggested

    [[nodiscard]] const Step* find(std::string_view id) const;
    [[nodiscard]] std::vector<lead::Step> rules() const;
};

struct PulseAnswer {
    std::string id, icon;  // icon may be empty: then it stands below the others, as a plain button
    Text text;
};
struct PulseQuestion {
    std::string id;
    Text text;
    std::vector<PulseAnswer> answers;
};

}  // namespace monter::pack
