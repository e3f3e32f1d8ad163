-- The portal's store, version 1. Never edited once a portal runs on it: a change is a new file with the next number.
--
-- Bytes are base64url text, as they travel: the same in SQLite and PostgreSQL, and readable in a dump.
-- Times are milliseconds since 1970 UTC. Nothing here says who a visitor is: what they wrote lies in `lead.ct` (sealed on
-- the stand) and `routing.reasons` (sealed by the desk); the other columns are codes, times and municipalities.

CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;

CREATE TABLE event(
  event_id TEXT PRIMARY KEY CHECK(length(event_id)=22),
  title TEXT NOT NULL,
  country TEXT NOT NULL,                                 -- ISO 3166, or empty
  languages TEXT NOT NULL,                               -- codes, comma between; empty = the content's
  notice TEXT NOT NULL,
  rehearsal INTEGER NOT NULL CHECK(rehearsal IN (0,1)),
  present TEXT NOT NULL,                                 -- municipalities, comma between
  current INTEGER NOT NULL DEFAULT 0 CHECK(current IN (0,1)),
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE device(
  device_id TEXT PRIMARY KEY CHECK(length(device_id)=22),
  pk TEXT NOT NULL UNIQUE CHECK(length(pk)=43),
  key_id TEXT NOT NULL UNIQUE CHECK(length(key_id)=16),
  stand TEXT NOT NULL,
  portal_url TEXT NOT NULL,
  hw TEXT NOT NULL,
  sw TEXT NOT NULL,
  enrolled_ms INTEGER NOT NULL,
  revoked_ms INTEGER
) STRICT;

CREATE TABLE card(
  secret_hash TEXT PRIMARY KEY CHECK(length(secret_hash)=43),
  stand TEXT NOT NULL,
  portal_url TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  device_id TEXT REFERENCES device(device_id)            -- set once, by the stand that used it
) STRICT;
CREATE TRIGGER card_once BEFORE UPDATE ON card WHEN OLD.device_id IS NOT NULL
  BEGIN SELECT RAISE(ABORT,'a card is used once'); END;

-- What a stand last said of itself.
CREATE TABLE contact(
  device_id TEXT PRIMARY KEY REFERENCES device(device_id),
  at_ms INTEGER NOT NULL,
  store_id TEXT NOT NULL,
  pending INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  oldest_pending_s INTEGER NOT NULL,
  recipients_version INTEGER NOT NULL,
  clock_trust TEXT NOT NULL
) STRICT;

CREATE TABLE lead(
  lead_id TEXT PRIMARY KEY CHECK(length(lead_id)=22),
  ct_sha256 TEXT NOT NULL CHECK(length(ct_sha256)=43),
  ct TEXT,
  sig TEXT NOT NULL CHECK(length(sig)=86),
  device_id TEXT NOT NULL REFERENCES device(device_id),
  store_id TEXT NOT NULL CHECK(length(store_id)=22),
  seq INTEGER NOT NULL,
  event_id TEXT NOT NULL REFERENCES event(event_id),
  flags INTEGER NOT NULL,
  code_hash TEXT NOT NULL CHECK(length(code_hash)=43),
  key_ids TEXT NOT NULL,
  wall_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  boot_ms INTEGER NOT NULL,
  portal_seq INTEGER NOT NULL UNIQUE CHECK(portal_seq>0),
  captured_ms INTEGER NOT NULL,                          -- by the portal's clock where the stand had not restarted
  received_ms INTEGER NOT NULL,
  erased_ms INTEGER,
  CHECK((ct IS NULL)=(erased_ms IS NOT NULL))            -- a tombstone: the row stays, what was written is gone
) STRICT;
CREATE INDEX lead_code ON lead(code_hash);
CREATE TRIGGER lead_keep BEFORE DELETE ON lead BEGIN SELECT RAISE(ABORT,'leads are never deleted'); END;
CREATE TRIGGER lead_frozen BEFORE UPDATE ON lead
  WHEN NEW.lead_id IS NOT OLD.lead_id OR NEW.ct_sha256 IS NOT OLD.ct_sha256 OR NEW.sig IS NOT OLD.sig
    OR NEW.device_id IS NOT OLD.device_id OR NEW.store_id IS NOT OLD.store_id OR NEW.seq IS NOT OLD.seq
    OR NEW.event_id IS NOT OLD.event_id OR NEW.flags IS NOT OLD.flags OR NEW.code_hash IS NOT OLD.code_hash
    OR NEW.key_ids IS NOT OLD.key_ids OR NEW.wall_ms IS NOT OLD.wall_ms OR NEW.boot_id IS NOT OLD.boot_id
    OR NEW.boot_ms IS NOT OLD.boot_ms OR NEW.portal_seq IS NOT OLD.portal_seq
    OR NEW.captured_ms IS NOT OLD.captured_ms OR NEW.received_ms IS NOT OLD.received_ms
    OR (NEW.ct IS NOT NULL AND NEW.ct IS NOT OLD.ct) OR (OLD.erased_ms IS NOT NULL AND NEW.erased_ms IS NOT OLD.erased_ms)
  BEGIN SELECT RAISE(ABORT,'a received lead is immutable'); END;

-- Which lead a stand sent under which number. Two leads for one number = a cloned or rolled-back disk.
CREATE TABLE seqmap(
  device_id TEXT NOT NULL REFERENCES device(device_id),
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  PRIMARY KEY(device_id, store_id, seq)
) STRICT;

CREATE TABLE alarm(
  alarm_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('fork','epoch')),
  device_id TEXT REFERENCES device(device_id)
) STRICT;

-- Codes whose holders took their answers back, also those whose lead has not come yet.
CREATE TABLE withdrawal(code_hash TEXT PRIMARY KEY CHECK(length(code_hash)=43), received_ms INTEGER NOT NULL) STRICT;
CREATE TRIGGER withdrawal_keep BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT,'withdrawals are kept'); END;

-- What the desk decided. One row a lead, made once.
CREATE TABLE routing(
  lead_id TEXT PRIMARY KEY REFERENCES lead(lead_id),
  page_id TEXT NOT NULL UNIQUE,
  reference TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('new','accepted','held','unreadable')),
  municipality TEXT,
  language TEXT NOT NULL DEFAULT '',
  dreams TEXT NOT NULL DEFAULT '',                       -- codes, comma between
  reasons TEXT,                                          -- a sealed note (seal::seal_note, label "reasons")
  routed_ms INTEGER NOT NULL,
  accepted_ms INTEGER,
  accepted_by TEXT,
  CHECK((municipality IS NULL)=(status IN ('held','unreadable'))),
  CHECK((status='accepted')=(accepted_ms IS NOT NULL))
) STRICT;
CREATE INDEX routing_place ON routing(municipality, status);
CREATE INDEX routing_reference ON routing(reference);

CREATE TABLE account(
  login TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK(role IN ('guide','coordinator','staff')),
  municipality TEXT,
  password TEXT NOT NULL,                                -- argon2id
  created_ms INTEGER NOT NULL,
  CHECK((municipality IS NOT NULL)=(role='guide'))
) STRICT;

CREATE TABLE session(
  token_hash TEXT PRIMARY KEY CHECK(length(token_hash)=43),
  login TEXT NOT NULL REFERENCES account(login) ON DELETE CASCADE,
  form_token TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL
) STRICT;

-- Who opened or changed whose page, and who signed in. Only ever added to.
CREATE TABLE access(
  access_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  login TEXT NOT NULL,
  what TEXT NOT NULL CHECK(what IN ('sign-in','sign-out','refused','open','accept','list','command')),
  lead_id TEXT
) STRICT;
CREATE TRIGGER access_keep BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT,'the access log is kept'); END;
CREATE TRIGGER access_frozen BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT,'the access log is kept'); END;
