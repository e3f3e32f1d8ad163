#include "sync/pack/fault.hpp"

namespace monter::pack {

std::string to_line(const Fault& fault) {
    const std::string where = fault.file + ":" + std::to_string(fault.line) + ": " + fault.what;
    return fault.remedy.empty() ? where : where + ". " + fault.remedy;
}

Error to_error(const Fault& fault) {
    return {Kind::refused, fault.file + ":" + std::to_string(fault.line) + ": " + fault.what, fault.remedy};
}

}  // namespace monter::pack
