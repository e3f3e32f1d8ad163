// Certificates made at test time: an authority, and servers with any name and any dates.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace monter::test {

struct Certificate {
    std::shared_ptr<EVP_PKEY> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::shared_ptr<X509> x509{X509_new(), X509_free};
};

// `alt_name` as OpenSSL writes it: "IP:127.0.0.1", "DNS:portal.example"; empty: an authority. Without `issuer` it signs
// itself.
inline Certificate make_certificate(const std::string& name, const std::string& alt_name, std::time_t from,
                                    std::time_t to, const Certificate* issuer = nullptr) {
    static long serial = 0;
    Certificate out;
    X509* const it = out.x509.get();
    X509_set_version(it, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(it), ++serial);
    ASN1_TIME_set(X509_getm_notBefore(it), from);
    ASN1_TIME_set(X509_getm_notAfter(it), to);
    X509_set_pubkey(it, out.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(it), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    const Certificate& by = issuer != nullptr ? *issuer : out;
    X509_set_issuer_name(it, X509_get_subject_name(by.x509.get()));
    const auto add = [it](int kind, const std::string& value) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        if (extension == nullptr || X509_add_ext(it, extension, -1) != 1) throw std::runtime_error("no extension");
        X509_EXTENSION_free(extension);
    };
    if (alt_name.empty()) {
        add(NID_basic_constraints, "critical,CA:TRUE");
        add(NID_key_usage, "critical,keyCertSign");
    } else {
        add(NID_subject_alt_name, alt_name);
    }
    if (X509_sign(it, by.key.get(), EVP_sha256()) == 0) throw std::runtime_error("not signed");
    return out;
}

inline void write_pem(const Certificate& certificate, const std::filesystem::path& file) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new_file(file.c_str(), "w"), BIO_free);
    if (!out || PEM_write_bio_X509(out.get(), certificate.x509.get()) != 1) throw std::runtime_error("not written");
}

}  // namespace monter::test
