// The record's own small JSON writer: a library would take the visitor's words through ordinary memory on their way.
#include <charconv>

#include "sync/lead/limits.hpp"
#include "sync/lead/record.hpp"

namespace monter::lead {
namespace {

// Writes into locked memory; once something did not fit, fits() stays false.
class Writer {
public:
    Writer() : out_(plaintext_bytes_max) {}

    void put(std::string_view json) { fits_ = fits_ && out_.append(json); }
    void key(std::string_view name) {
        if (!first_) put(",");
        string(name);
        put(":");
        first_ = true;  // what follows is the value, not a further member
    }
    void open(std::string_view bracket) {
        separate();
        put(bracket);
        first_ = true;
    }
    void close(std::string_view bracket) {
        put(bracket);
        first_ = false;
    }
    void text(std::string_view value) {
        separate();
        string(value);
    }
    void number(std::int64_t value) {
        char digits[24];
        const auto [end, bad] = std::to_chars(digits, digits + sizeof digits, value);
        separate();
        put({digits, static_cast<std::size_t>(end - digits)});
        fits_ = fits_ && bad == std::errc();
    }
    void truth(bool value) {
        separate();
        put(value ? "true" : "false");
    }
    void list(const std::vector<std::string>& values) {
        open("[");
        for (const std::string& value : values) text(value);
        close("]");
    }
    [[nodiscard]] bool fits() const { return fits_; }
    SecretBuffer take() { return std::move(out_); }

private:
    void separate() {
        if (!first_) put(",");
        first_ = false;
    }
    // RFC 8259, section 7: the quotation mark, the backslash and control characters; all else stands as it is.
    void string(std::string_view value) {
        put("\"");
        std::size_t from = 0;
        for (std::size_t at = 0; at < value.size(); ++at) {
            const auto byte = static_cast<std::uint8_t>(value[at]);
            if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
            put(value.substr(from, at - from));
            escape(byte);
            from = at + 1;
        }
        put(value.substr(from));
        put("\"");
    }
    void escape(std::uint8_t byte) {
        constexpr std::string_view hex = "0123456789abcdef";
        if (byte == '"') return put("\\\"");
        if (byte == '\\') return put("\\\\");
        if (byte == '\n') return put("\\n");
        put("\\u00");
        put(hex.substr(byte >> 4U, 1));
        put(hex.substr(byte & 0xFU, 1));
    }

    SecretBuffer out_;
    bool fits_ = true;
    bool first_ = true;
};

void write_wish(Writer& to, const Wish& wish) {
    to.open("{");
    to.key("dreams");
    to.list(wish.dreams);
    to.key("hearts");
    to.list(wish.hearts);
    to.key("from");
    to.text(wish.written_from);
    to.key("work");
    to.text(wish.work);
    to.key("speaks");
    to.list(wish.speaks);
    to.close("}");
}

void write_consent(Writer& to, const Consent& consent) {
    to.open("{");
    to.key("contact");
    to.truth(consent.contact);
    to.key("share");
    to.truth(consent.share);
    to.key("recipients");
    to.list(consent.recipients);
    to.key("notice_language");
    to.text(consent.notice_language);
    to.key("notice_hash");
    to.text(to_base64url(consent.notice_hash));
    to.key("contact_hash");
    to.text(to_base64url(consent.contact_hash));
    to.key("share_hash");
    to.text(to_base64url(consent.share_hash));
    to.close("}");
}

void write_match(Writer& to, const Match& match) {
    to.open("{");
    to.key("municipality");
    to.text(match.municipality);
    to.key("points");
    to.number(match.points);
    to.key("reasons");
    to.open("[");
    for (const Reason& reason : match.reasons) {
        to.open("{");
        to.key("why");
        to.text(name(reason.why));
        to.key("subject");
        to.text(reason.subject);
        to.key("fact");
        to.text(reason.fact);
        to.key("value");
        to.number(reason.value);
        to.key("points");
        to.number(reason.points);
        to.close("}");
    }
    to.close("]");
    to.close("}");
}

void write_person(Writer& to, const Record& record) {
    to.key("name");
    to.text(record.name.view());
    to.key("email");
    to.text(record.email.view());
    to.key("phone");
    to.text(record.phone.view());
    to.key("words");
    to.text(record.words.view());
    to.key("note");
    to.text(record.note.view());
    to.key("age16");
    to.truth(record.age16);
}

void write_record(Writer& to, const Record& record) {
    to.open("{");
    to.key("v");
    to.number(1);
    to.key("lead_id");
    to.text(to_base64url(record.lead_id));
    to.key("language");
    to.text(record.language);
    to.key("at");
    to.text(record.at);
    to.key("pack");
    to.text(record.pack);
    to.key("assisted");
    to.truth(record.assisted);
    write_person(to, record);
    to.key("wish");
    write_wish(to, record.wish);
    to.key("when");
    to.text(record.when);
    to.key("with");
    to.list(record.with);
    to.key("consent");
    write_consent(to, record.consent);
    to.key("seen");
    to.open("[");
    for (const Match& match : record.seen) write_match(to, match);
    to.close("]");
    to.close("}");
}

}  // namespace

Result<SecretBuffer> to_json(const Record& record) {
    if (auto good = validate(record); !good) return fail(good.error());
    Writer writer;
    write_record(writer, record);
    if (!writer.fits()) return fail(Kind::refused, "the lead is too long to send");
    return writer.take();
}

}  // namespace monter::lead
