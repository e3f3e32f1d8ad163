-- Letters that guides write go out by the same rows as the portal's own: leased, at least once, never by chance twice. The
-- table is made anew, since a CHECK can't be changed in place; a subject's words are the program's from here on
-- (store/notices.hpp).
CREATE TABLE notice_now(
  notice_id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK(subject<>''),
  way TEXT NOT NULL CHECK(way IN ('mail','sms')),
  login TEXT NOT NULL,                                   -- '' = the visitor
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  turn_ms INTEGER NOT NULL,                              -- which turn it tells of; 0 for thanks; of a reply, its form's number
  made_ms INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  leased_ms INTEGER NOT NULL DEFAULT 0,                  -- until when somebody is sending it
  tries INTEGER NOT NULL DEFAULT 0,
  ended_ms INTEGER,
  ended TEXT NOT NULL DEFAULT '' CHECK(ended IN ('','sent','refused','given_up','void')),
  why TEXT NOT NULL DEFAULT '',                          -- of the last try: a number or the library's words, never the server's
  author TEXT NOT NULL DEFAULT '',                       -- of a reply: the login who wrote it
  words TEXT,                                            -- of a reply: sealed (label "reply") until it has ended
  UNIQUE(subject, way, login, lead_id, turn_ms),
  CHECK((ended_ms IS NULL)=(ended=''))
) STRICT;
INSERT INTO notice_now(notice_id,subject,way,login,lead_id,turn_ms,made_ms,due_ms,leased_ms,tries,ended_ms,ended,why)
  SELECT notice_id,subject,way,login,lead_id,turn_ms,made_ms,due_ms,leased_ms,tries,ended_ms,ended,why FROM notice;
DROP TABLE notice;
ALTER TABLE notice_now RENAME TO notice;
CREATE INDEX notice_due ON notice(due_ms) WHERE ended_ms IS NULL;
CREATE INDEX notice_lead ON notice(lead_id);
CREATE TRIGGER replies_emptied AFTER UPDATE OF erased_ms ON lead WHEN NEW.erased_ms IS NOT NULL BEGIN
  UPDATE notice SET words=NULL WHERE lead_id=NEW.lead_id AND words IS NOT NULL;
END;
