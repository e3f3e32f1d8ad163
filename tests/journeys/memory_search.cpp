// memory-search PID: how often words stand in a running program's memory. Reads one word a line from standard input, so
// that they are on no command line, and prints the counts in a line; where each hit was goes to standard error, without
// the word. A word counts as found where its first or its last eight letters stand, or the first with 32 bits a letter,
// in any page that can be written to. Ends with 3 where the memory may not be read (another user's, without the right
// to trace).
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::vector<std::string> forms_of(const std::string& word) {
    constexpr std::size_t letters = 8;
    const std::string first = word.substr(0, letters);
    std::string wide;
    for (const char letter : first) wide.append(1, letter).append(3, '\0');
    return {first, word.substr(word.size() - std::min(word.size(), letters)), wide};
}

struct Word {
    std::vector<std::string> forms;
    long hits = 0;
};

void search(const std::string& pages, const std::string& where, std::vector<Word>& words) {
    for (Word& word : words) {
        for (const std::string& form : word.forms) {
            const char* at = pages.data();
            const char* const end = at + pages.size();
            while (at < end) {
                const void* const hit = memmem(at, static_cast<std::size_t>(end - at), form.data(), form.size());
                if (hit == nullptr) break;
                ++word.hits;
                std::cerr << "word " << 1 + &word - words.data() << " in " << where << "\n";
                at = static_cast<const char*>(hit) + 1;
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const std::string process = std::string("/proc/") + argv[1];
    std::vector<Word> words;
    for (std::string line; std::getline(std::cin, line);) words.push_back({forms_of(line)});
    const int memory = open((process + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    std::ifstream maps(process + "/maps");
    if (memory < 0 || !maps) return 3;
    constexpr std::size_t step = 16UL << 20;
    constexpr std::size_t overlap = 64;  // a word across two steps; the longest form has 32 bytes
    std::string pages(step + overlap, '\0');
    std::size_t read_in_all = 0;
    for (std::string line; std::getline(maps, line);) {
        std::istringstream fields(line);
        std::size_t from = 0;
        std::size_t to = 0;
        char dash = 0;
        std::string rights;
        fields >> std::hex >> from >> dash >> to >> rights;
        if (!rights.starts_with("rw")) continue;  // what no program writes to holds nothing a visitor typed
        for (std::size_t at = from; at < to; at += step) {
            pages.resize(std::min(step + overlap, to - at));
            const ssize_t got = pread(memory, pages.data(), pages.size(), static_cast<off_t>(at));
            if (got <= 0) continue;  // a device's page, or one without a right to read it
            pages.resize(static_cast<std::size_t>(got));
            read_in_all += pages.size();
            search(pages, line, words);
        }
    }
    close(memory);
    if (read_in_all == 0) return 3;
    for (const Word& word : words) std::cout << (&word == words.data() ? "" : " ") << word.hits;
    std::cout << std::endl;
    return 0;
}
