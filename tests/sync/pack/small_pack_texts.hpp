// The texts of the smallest whole pack (small_pack.hpp).
#pragma once

namespace monter::pack::test {

inline constexpr const char* pack_toml = R"(id = "small"
version = 3
title = "Small"
languages = ["en", "sv"]
min_app = "0.1.0"
floor = 1
[attract]
landscape = { summer = "pictures/red.webp", winter = "pictures/red.webp" }
portrait = { summer = "pictures/red.webp", winter = "pictures/red.webp" }
)";

inline constexpr const char* region_toml = R"(name.en = "The North"
name.sv = "Norden"
controller.en = "Region North, Box 1, 971 00 Luleå"
controller.sv = "Region Norr, Box 1, 971 00 Luleå"
[guide]
title.en = "Moving north"
title.sv = "Flytta norrut"
url = "https://north.example/move"
source = "scb"
)";

inline constexpr const char* sources_toml = R"([[source]]
id = "scb"
title = "Statistics Sweden"
short.en = "SCB 2025"
short.sv = "SCB 2025"
url = "https://www.scb.se/x"
grade = "A"
[[source]]
id = "press"
title = "A paper"
short.en = "Paper"
short.sv = "Tidning"
url = "https://paper.example/1"
grade = "B"
)";

inline constexpr const char* notice_toml = R"([en]
plain = "The region keeps your answers for 12 months."
contact = "A guide may write to me."
share = "Others may see my answers."
recipients_note = "Guides of the places you chose."
full = """
# Your data
GDPR, article 6.1 e.
"""
[sv]
plain = "Regionen sparar dina svar i 12 månader."
contact = "En lots får skriva till mig."
share = "Andra får se mina svar."
recipients_note = "Lotsar i kommunerna du valde."
full = """
# Dina uppgifter
GDPR, artikel 6.1 e.
"""
)";

inline constexpr const char* ofjall_toml = R"(id = "ofjall"
name = "Öfjäll"
code = "2501"
jobs_concept = "abcD_123_xyz"
lat = 66.05
lon = 17.9
population = 2700
population_date = "2025-12-31"
population_source = "scb"
website = "https://www.ofjall.example"
tagline.en = "Where the road ends"
tagline.sv = "Där vägen slutar"
alt.en = "A red square"
alt.sv = "En röd fyrkant"
poster = { landscape = { summer = "pictures/red.webp", winter = "pictures/red.webp" }, portrait = { summer = "pictures/red.png", winter = "pictures/red.png" } }
card = "pictures/red.jpg"
languages = ["se", "fi"]
capacity = 4

[[names]]
language = "se"
label.en = "in Northern Sámi"
label.sv = "på nordsamiska"
text = "Vuovdeduottar"
source = "press"

[[fact]]
id = "lakes"
text.en = "8,727 lakes lie here."
text.sv = "Här finns 8 727 sjöar."
source = "scb"
year = "2025"
kind = "nature"
[[fact]]
id = "museum"
text.en = "A museum of silver stands by the lake."
text.sv = "Vid sjön står ett silvermuseum."
source = ["scb", "press"]
year = "2024"
kind = "culture"
[[fact]]
id = "tests"
text.en = "Cars are tested on the ice each winter."
text.sv = "Bilar testas på isen varje vinter."
source = "press"
year = "2023"
kind = "work"

[[story]]
id = "couple"
title.en = "They stayed"
title.sv = "De stannade"
text.en = "In 2021 they came for a week."
text.sv = "År 2021 kom de för en vecka."
source = "press"
picture = "pictures/red.png"

[profile]
mountains = { value = 3, fact = "lakes" }
fishing = { value = 3, fact = "lakes" }
culture = { value = 2, fact = "museum" }
town = { value = 0, fact = "museum" }

[work]
employed = "tests"

[guide]
title.en = "Relocation guide, Öfjäll"
title.sv = "Inflyttarlots, Öfjäll"
url = "https://www.ofjall.example/guide"
source = "press"
year = "2024"
)";

inline constexpr const char* aby_toml = R"(id = "aby"
name = "Åby"
code = "2502"
jobs_concept = "abcD_123_xyw"
lat = 65.8
lon = 21.5
population = 17000
population_date = "2025-12-31"
population_source = "scb"
website = "https://www.aby.example"
tagline.en = "By the sea"
tagline.sv = "Vid havet"
alt.en = "A red square"
alt.sv = "En röd fyrkant"
poster = { landscape = { summer = "pictures/red.webp", winter = "pictures/red.webp" }, portrait = { summer = "pictures/red.png", winter = "pictures/red.png" } }
card = "pictures/red.png"

[[fact]]
id = "coast"
text.en = "Islands lie along the coast."
text.sv = "Öar ligger längs kusten."
source = "scb"
year = "2025"
kind = "nature"
[[fact]]
id = "school"
text.en = "There are 12 schools."
text.sv = "Det finns 12 skolor."
source = "scb"
year = "2025"
kind = "family"
[[fact]]
id = "mill"
text.en = "A mill makes paper."
text.sv = "Ett bruk gör papper."
source = "press"
year = "2025"
kind = "work"

[[story]]
id = "mill-story"
title.en = "At the mill"
title.sv = "På bruket"
text.en = "She runs the machine."
text.sv = "Hon kör maskinen."
source = "press"

[profile]
sea = { value = 3, fact = "coast" }
)";

inline constexpr const char* map_geojson = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"ofjall"},"geometry":{"type":"Polygon","coordinates":[[[17,66],[18,66],[18,67],[17,66]]]}},
{"type":"Feature","properties":{"id":"aby"},"geometry":{"type":"MultiPolygon","coordinates":[[[[21,65],[22,65],[22,66],[21,65]]],[[[23,65],[24,65],[24,66],[23,65]]]]}}
]})";

}  // namespace monter::pack::test
