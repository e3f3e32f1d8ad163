#include "sync/pack/fault.hpp"

namespace monter::pack {

std::string to_line(const Fault& fault) {
    const std::string where = fault.file + ":" + std::to_string(fault.line) + ": " + fault.what;
    if (fault.remedy.empty()) return where;
    std::string remedy = fault.remedy;  // an error's begins small, a fault's with a capital
    if (remedy.front() >= 'a' && remedy.front() <= 'z') remedy.front() = static_cast<char>(remedy.front() - 'a' + 'A');
    return where + ". " + remedy;
}

Error to_error(const Fault& fault) {
    return {Kind::refused, fault.file + ":" + std::to_string(fault.line) + ": " + fault.what, fault.remedy};
}

}  // namespace monter::pack
