// Stands in for every test: the precompiled Catch2 header is made for this file, and the tests' programs reuse it.
#include "tests/support/catch.hpp"
