-- Six roles, and a second step for everybody: the account table is made anew, since a CHECK can't be changed in place.
-- Sessions from before the second step end here.
DROP TABLE session;
CREATE TABLE account_now(
  login TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK(role IN ('guide','deputy','coordinator','staff','eures','auditor')),
  municipality TEXT,                                     -- NULL = the region, the fifteenth organisation
  password TEXT NOT NULL,                                -- argon2id
  created_ms INTEGER NOT NULL,
  closed_ms INTEGER,                                     -- since when nobody signs in with it
  totp_seed TEXT,                                        -- RFC 6238's key K, a sealed note (label "totp")
  totp_since_ms INTEGER,                                 -- NULL = shown, but no code has proven yet that it was taken
  totp_step INTEGER NOT NULL DEFAULT 0,                  -- of the newest code that was used: it and older ones are spent
  CHECK(municipality IS NOT NULL OR role NOT IN ('guide','deputy')),
  CHECK(municipality IS NULL OR role IN ('guide','deputy','auditor')),
  CHECK(totp_since_ms IS NULL OR totp_seed IS NOT NULL)
) STRICT;
INSERT INTO account_now(login,name,role,municipality,password,created_ms)
  SELECT login,name,role,municipality,password,created_ms FROM account;
DROP TABLE account;
ALTER TABLE account_now RENAME TO account;

CREATE TABLE session(
  token_hash TEXT PRIMARY KEY CHECK(length(token_hash)=43),
  login TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE,
  form_token TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  whole INTEGER NOT NULL CHECK(whole IN (0,1))           -- 0: only the password was right so far
) STRICT;
CREATE INDEX session_login ON session(login);

-- For whoever has lost the telephone. Each works once.
CREATE TABLE recovery(
  login TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE,
  code_hash TEXT NOT NULL CHECK(length(code_hash)=43),
  PRIMARY KEY(login, code_hash)
) STRICT;

-- The log's words are the program's (store/access_log.hpp), so that a new one needs no new table.
CREATE TABLE access_now(
  access_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  login TEXT NOT NULL,
  what TEXT NOT NULL CHECK(what<>''),
  lead_id TEXT
) STRICT;
INSERT INTO access_now(access_id,at_ms,login,what,lead_id) SELECT access_id,at_ms,login,what,lead_id FROM access;
DROP TABLE access;
ALTER TABLE access_now RENAME TO access;
CREATE INDEX access_lead ON access(lead_id) WHERE lead_id IS NOT NULL;
CREATE TRIGGER access_keep BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT,'the access log is kept'); END;
CREATE TRIGGER access_frozen BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT,'the access log is kept'); END;
