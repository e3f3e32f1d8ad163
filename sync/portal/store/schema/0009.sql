-- Where people on staff hear that somebody waits, and when. Who has no row hears nothing.
CREATE TABLE addressee(
  login TEXT PRIMARY KEY REFERENCES account(login) ON DELETE CASCADE,
  language TEXT NOT NULL,
  mail TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',                        -- E.164
  mail_when TEXT NOT NULL CHECK(mail_when IN ('at_once','digest','never')),
  sms_when TEXT NOT NULL CHECK(sms_when IN ('at_once','never')),
  quiet_from INTEGER NOT NULL CHECK(quiet_from BETWEEN 0 AND 23),  -- hours by Swedish clocks; alike = none are quiet
  quiet_to INTEGER NOT NULL CHECK(quiet_to BETWEEN 0 AND 23),
  mail_refused_ms INTEGER,                               -- since when the address takes nothing
  sms_refused_ms INTEGER
) STRICT;

-- What goes out, one row a person and way. It names nobody: whom a letter is for is read when it is sent.
CREATE TABLE notice(
  notice_id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK(subject IN ('waits','late','thanks')),
  way TEXT NOT NULL CHECK(way IN ('mail','sms')),
  login TEXT NOT NULL,                                   -- '' = the visitor
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  turn_ms INTEGER NOT NULL,                              -- which turn it tells of; 0 for thanks
  made_ms INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  leased_ms INTEGER NOT NULL DEFAULT 0,                  -- until when somebody is sending it
  tries INTEGER NOT NULL DEFAULT 0,
  ended_ms INTEGER,
  ended TEXT NOT NULL DEFAULT '' CHECK(ended IN ('','sent','refused','given_up','void')),
  why TEXT NOT NULL DEFAULT '',                          -- of the last try: a number or the library's words, never the server's
  UNIQUE(subject, way, login, lead_id, turn_ms),
  CHECK((ended_ms IS NULL)=(ended=''))
) STRICT;
CREATE INDEX notice_due ON notice(due_ms) WHERE ended_ms IS NULL;
CREATE INDEX notice_lead ON notice(lead_id);

-- Of which turn people were told, and warned; whether the visitor got a confirmation, or will. Nobody who came before
-- this version is written to.
ALTER TABLE routing ADD COLUMN noticed_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE routing ADD COLUMN warned_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE routing ADD COLUMN thanked INTEGER NOT NULL DEFAULT 0 CHECK(thanked IN (0,1));
UPDATE routing SET noticed_ms=turn_ms,warned_ms=turn_ms,thanked=1;
CREATE INDEX routing_unnoticed ON routing(routed_ms) WHERE status='new' AND noticed_ms<>turn_ms;
CREATE INDEX routing_unwarned ON routing(due_ms) WHERE status='new' AND warned_ms<>turn_ms;
CREATE INDEX routing_unthanked ON routing(routed_ms) WHERE thanked=0;
