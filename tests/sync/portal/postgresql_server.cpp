#include "tests/support/postgresql_server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace monter::test {
namespace {

namespace fs = std::filesystem;

// Debian's place: a folder a version. The newest.
fs::path programs() {
    std::error_code none;
    std::vector<fs::path> found;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
        if (fs::exists(version.path() / "bin/initdb")) found.push_back(version.path() / "bin");
    }
    return found.empty() ? fs::path() : *std::max_element(found.begin(), found.end());
}

class Server {
public:
    static Server& one() {
        static Server server;
        return server;
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        end(SIGINT);
        std::error_code none;
        fs::remove_all(folder_, none);
    }
    [[nodiscard]] std::string address(const std::string& name) const {
        return "postgresql://monter@/" + name + "?host=" + folder_.string();
    }
    std::string make_database() {
        const std::string name = "region" + std::to_string(++made_);
        tell("CREATE DATABASE " + name + " STRATEGY wal_log");
        return address(name);
    }
    void tell(const std::string& statement) {
        const auto connection = connected();
        if (connection == nullptr) throw std::runtime_error("the test's PostgreSQL server is away");
        const std::unique_ptr<PGresult, void (*)(PGresult*)> done(PQexec(connection.get(), statement.c_str()), PQclear);
        if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
    }
    [[nodiscard]] fs::path files() const { return folder_ / "data"; }
    void start() {
        pid_ = spawned({(programs() / "postgres").string(), "-D", files().string(), "-k", folder_.string(), "-c",
                        "listen_addresses=", "-c", "shared_buffers=32MB", "-c", "max_wal_size=256MB", "-c",
                        "log_min_messages=fatal", "-c", "recovery_init_sync_method=syncfs"});
        for (int tries = 0; connected() == nullptr; ++tries) {
            if (tries == 3000) throw std::runtime_error("the test's PostgreSQL server does not start");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    void end(int signal) {
        if (pid_ <= 0) return;
        kill(pid_, signal);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

private:
    Server() {
        // Not the system's temporary folder: a socket's path has 107 letters at most.
        std::string pattern = "/tmp/monter-pg-XXXXXX";
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for the server");
        folder_ = pattern;
        // The server refuses to run as root.
        if (geteuid() == 0) {
            const passwd* whose = getpwnam("postgres");  // NOLINT(concurrency-mt-unsafe): before any thread
            if (whose == nullptr) throw std::runtime_error("there is no user postgres");
            user_ = whose->pw_uid;
            group_ = whose->pw_gid;
            if (chown(folder_.c_str(), user_, group_) != 0) throw std::runtime_error("the folder can't be given away");
        }
        int status = 0;
        const pid_t making = spawned({(programs() / "initdb").string(), "-D", files().string(), "-U", "monter",
                                      "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu",
                                      "--icu-locale=sv-SE", "--data-checksums", "--no-sync", "--no-instructions"});
        waitpid(making, &status, 0);
        if (status != 0) throw std::runtime_error("initdb failed");
        start();
    }

    // Ends with this program, however that ends.
    pid_t spawned(std::vector<std::string> words) const {
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const pid_t parent = getpid();
        const pid_t child = fork();
        if (child != 0) return child;
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(group_) != 0 || setuid(user_) != 0)) _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (getppid() != parent || chdir("/") != 0) _exit(126);
        const int nothing = open("/dev/null", O_RDWR);
        for (const int one : {0, 1, 2}) dup2(nothing, one);
        execv(pointers.front(), pointers.data());
        _exit(127);
    }
    [[nodiscard]] std::unique_ptr<PGconn, void (*)(PGconn*)> connected() const {
        std::unique_ptr<PGconn, void (*)(PGconn*)> out(PQconnectdb(address("postgres").c_str()), PQfinish);
        if (PQstatus(out.get()) != CONNECTION_OK) out.reset();
        return out;
    }

    fs::path folder_;
    uid_t user_ = 0;
    gid_t group_ = 0;
    pid_t pid_ = 0;
    int made_ = 0;
};

}  // namespace

bool has_postgresql() {
    return !programs().empty();
}
std::string new_database() {
    return Server::one().make_database();
}
std::string new_database_where_asked() {
    const char* wanted = std::getenv("MONTER_TEST_ENGINE");  // NOLINT(concurrency-mt-unsafe): nothing here sets it
    return wanted != nullptr && std::string(wanted) == "postgresql" ? new_database() : std::string();
}
fs::path files_of(const std::string& address) {
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(address.c_str()), PQfinish);
    PQclear(PQexec(connection.get(), "CHECKPOINT"));
    const std::unique_ptr<PGresult, void (*)(PGresult*)> number(
        PQexec(connection.get(), "SELECT oid FROM pg_database WHERE datname=current_database()"), PQclear);
    if (PQntuples(number.get()) != 1) throw std::runtime_error("the test's PostgreSQL server is away");
    return Server::one().files() / "base" / PQgetvalue(number.get(), 0, 0);
}
void kill_server() {
    Server::one().end(SIGQUIT);
}
void start_server_again() {
    Server::one().start();
}

}  // namespace monter::test
