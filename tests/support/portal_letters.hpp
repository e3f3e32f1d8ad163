// A region that writes mail and SMS, and a courier that keeps what it is given.
#pragma once

#include <algorithm>

#include "sync/base/file.hpp"
#include "sync/portal/notices/notices.hpp"
#include "sync/portal/store/addressees.hpp"
#include "tests/support/portal_pages.hpp"

namespace monter::test {

using portal::notices::Delivery;
using portal::notices::Mail;
using portal::notices::ShortMessage;
using portal::store::Addressee;
using portal::store::Role;

// Takes everything, unless the test says otherwise, and remembers it.
struct Post final : portal::notices::Courier {
    Delivery carry(const Mail& mail) override {
        mails.push_back(mail);
        return answer;
    }
    Delivery carry(const ShortMessage& message) override {
        texts.push_back(message);
        return answer;
    }
    Delivery answer{Delivery::How::sent, {}};
    std::vector<Mail> mails;
    std::vector<ShortMessage> texts;
};

inline constexpr const char* both_ways =
    "portal = \"https://portal.test/\"\n"
    "[mail]\nserver = \"smtp://127.0.0.1:1\"\nfrom = \"moving@region.test\"\n"
    "[sms]\ngateway = \"http://127.0.0.1:1\"\nfrom = \"Region\"\nuser = \"u\"\npassword_file = \"sms.password\"\n";

// A region that writes mail and SMS, where two people wait in Arjeplog and one in Kiruna.
struct LetterOffice {
    Region region;
    Stand stand{region};
    Post post;

    LetterOffice() {
        need(write_file(region.folder().notices(), view(std::string(both_ways)), 0600));
        need(write_file(region.folder().data / "sms.password", view(std::string("secret\n")), 0600));
        region.reopen();
        region.publish();
        stand.must_enrol();
        auto anna = record_of(1, "Anna Andersson");
        anna.email = Secret("anna@example.org");
        stand.leave(anna);
        stand.leave(record_of(2, "Bo Berg"));
        auto north = record_of(3, "Cecilia Citron");
        north.wish.written_from = "kiruna";
        stand.leave(north);
    }
    std::string asks(Role role, const std::string& municipality, Addressee wish) {
        wish.login = someone(region, role, municipality);
        auto work = need(region.portal().database().begin());
        need(portal::store::set_addressee(work, wish));
        need(work.commit());
        return wish.login;
    }
    void pass(std::int64_t minutes) {
        region.pass_minutes(minutes);
        region.sweep();
    }
    // What goes out now.
    int send() {
        region.sweep();
        return need(region.portal().letters().send_due(post, region.now.wall_ms));
    }
    Browser guide_of(const std::string& municipality) {
        Browser browser(region);
        enter(region, browser, someone(region, Role::guide, municipality));
        return browser;
    }
    [[nodiscard]] std::vector<Mail> mails_to(const std::string& address) const {
        std::vector<Mail> out;
        std::copy_if(post.mails.begin(), post.mails.end(), std::back_inserter(out),
                     [&](const Mail& mail) { return mail.to == address; });
        return out;
    }
};

inline Addressee at(const std::string& mail) {
    return {.mail = mail, .quiet_from = 0, .quiet_to = 0};
}

}  // namespace monter::test
