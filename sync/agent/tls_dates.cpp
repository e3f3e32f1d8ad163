#include "sync/agent/tls_dates.hpp"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace monter::agent {

bool apply(const TlsDates& dates, void* ssl_ctx) {
    X509_VERIFY_PARAM* const terms = SSL_CTX_get0_param(static_cast<SSL_CTX*>(ssl_ctx));
    if (terms == nullptr) return false;
    if (dates.ignored) return X509_VERIFY_PARAM_set_flags(terms, X509_V_FLAG_NO_CHECK_TIME) == 1;
    if (dates.at_wall_ms) X509_VERIFY_PARAM_set_time(terms, static_cast<time_t>(*dates.at_wall_ms / 1000));
    return true;
}

bool says_dates(long verify_result) {
    return verify_result == X509_V_ERR_CERT_NOT_YET_VALID || verify_result == X509_V_ERR_CERT_HAS_EXPIRED;
}

}  // namespace monter::agent
