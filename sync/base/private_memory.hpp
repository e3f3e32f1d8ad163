// A program that holds keys or a visitor's words leaves neither behind when it dies, nor shows them while it lives.
#pragma once

namespace monter {

// No core dump, and no look into this program's memory for other programs of the same user. To be called first thing in
// main. Where the system refuses, that is logged and the program runs on: visitors are still served.
void keep_memory_private();

}  // namespace monter
