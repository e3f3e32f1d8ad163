// The second step of signing in, and the page where a telephone takes up its key. Both are reached with half a session
// only. The recovery codes are the answer to the form that proved the key: they are kept nowhere they could be shown
// from a second time.
#include "sync/base/log.hpp"
#include "sync/portal/web/qr_picture.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

Response door_broken(const Parts& parts, const Visit& visit, const char* doing, const Error& why) {
    log_error(doing, why);
    return error_page(parts, nullptr, visit.texts, Wrong::broken, visit.now.wall_ms);
}

// Where the form goes on to: from the address at first, from the form itself after a wrong code.
std::string goes_to(const Visit& visit) {
    return own_path(form_fields(visit.request.method == "POST" ? visit.request.body : visit.request.query)["to"]);
}

Data::Named form_data(const Visit& visit, const char* title) {
    return {{"title", visit.texts.get(title)},
            {"csrf", visit.reader.form_token},
            {"to", goes_to(visit)},
            {"login", visit.reader.account.login}};
}

Response keep_cookie(const Visit& visit, const std::string& token, Response out) {
    out.headers.emplace_back(
        "Set-Cookie", set_cookie(visit.request, session_cookie_name(visit.request), token, session_whole_ms / 1000));
    return out;
}

// The form comes back: too many tries, or a wrong code.
void add_fault(const Proof& proof, const Visit& visit, Data::Named& data) {
    data["fault"] = proof.wait_s > 0 ? visit.texts.fill("sign_in.wait", {{"n", std::to_string(proof.wait_s)}})
                                     : visit.texts.get("code.wrong");
}
Response with_status(const Proof& proof, Response out) {
    if (out.status != 200) return out;
    out.status = proof.wait_s > 0 ? 429 : 401;
    if (proof.wait_s > 0) out.headers.emplace_back("Retry-After", std::to_string(proof.wait_s));
    return out;
}

// The key in groups of four: read over a shoulder by nobody, typed by some.
std::string spaced(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) out += (i > 0 && i % 4 == 0 ? " " : "") + text.substr(i, 1);
    return out;
}

Response enrol_page(Parts& parts, const Visit& visit, Data::Named data) {
    const auto key = parts.second_step.key_to_take_up(visit.reader);
    if (!key && key.error().kind == Kind::refused) return see_other("/sign-in/code");
    if (!key) return door_broken(parts, visit, "a second step", key.error());
    const auto picture = qr_picture(key_uri(*key, visit.reader.account.login));
    if (!picture) return door_broken(parts, visit, "a QR code", picture.error());
    data["key"] = spaced(key_text(*key));
    data["uri"] = key_uri(*key, visit.reader.account.login);
    data["side"] = picture->side;
    data["squares"] = picture->path;
    return page("door", "enrol", std::move(data), visit.texts);
}

}  // namespace

Response code_form(Parts& /*parts*/, const Visit& visit) {
    return page("door", "code", form_data(visit, "code.title"), visit.texts);
}

Response give_code(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const std::string typed = fields["recovery"].empty() ? fields["code"] : fields["recovery"];
    const auto proof = parts.second_step.sign_in(visit.reader, typed, visit.request.client, visit.now);
    if (!proof) return door_broken(parts, visit, "a second step", proof.error());
    if (proof->right) {
        const std::string to = goes_to(visit);
        return keep_cookie(visit, proof->token, see_other(to == "/" ? home_of(visit.reader) : to));
    }
    Data::Named data = form_data(visit, "code.title");
    data["lost"] = !fields["recovery"].empty();
    add_fault(*proof, visit, data);
    return with_status(*proof, page("door", "code", std::move(data), visit.texts));
}

Response enrol_form(Parts& parts, const Visit& visit) {
    return enrol_page(parts, visit, form_data(visit, "enrol.title"));
}

Response enrol(Parts& parts, const Visit& visit) {
    const auto proof =
        parts.second_step.enrol(visit.reader, form_fields(visit.request.body)["code"], visit.request.client, visit.now);
    if (!proof) return door_broken(parts, visit, "a second step", proof.error());
    Data::Named data = form_data(visit, "enrol.title");
    if (!proof->right) {
        add_fault(*proof, visit, data);
        return with_status(*proof, enrol_page(parts, visit, std::move(data)));
    }
    data["title"] = visit.texts.get("recovery.title");
    data["codes"] = Data::List(proof->recovery.begin(), proof->recovery.end());
    const std::string to = goes_to(visit);
    data["to"] = to == "/" ? home_of(visit.reader) : to;
    return keep_cookie(visit, proof->token, page("door", "recovery", std::move(data), visit.texts));
}

}  // namespace monter::portal::web
