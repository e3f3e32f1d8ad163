// The program that is killed: goes one path of a stand's life (life.hpp) and says with its exit status how it went.
//
// usage: kill-victim FOLDER PATH CHANCE     0: gone to its end; 3: the product gave an error
#include <cstdio>
#include <cstdlib>

#include "sync/base/log.hpp"
#include "tests/faults/kill/life.hpp"

int main(int count, char** words) {
    if (count < 4 || !monter::seal::start()) return 2;
    monter::faults::Life life(words[1], std::strtoull(words[3], nullptr, 10));
    const auto gone = life.go(words[2]);
    return gone ? 0 : 3;
}
