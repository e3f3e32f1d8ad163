-- What visitors do themselves, with their code, is told as steps too. A step's words are the program's from here on
-- (store/steps.hpp), so that a new one needs no new table: this one is made anew, since a CHECK can't be changed in
-- place.
DROP TRIGGER steps_emptied;
CREATE TABLE step_now(
  step_id INTEGER PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,                                     -- a login; '' = the portal itself, or the visitor
  municipality TEXT NOT NULL,                            -- whose step it is: who else may read its note; '' = all
  what TEXT NOT NULL CHECK(what<>''),
  detail TEXT NOT NULL DEFAULT '',                       -- a code: why, where to, which outcome, which step north
  note TEXT                                              -- sealed (seal::seal_note, label "step")
) STRICT;
INSERT INTO step_now(step_id,lead_id,at_ms,who,municipality,what,detail,note)
  SELECT step_id,lead_id,at_ms,who,municipality,what,detail,note FROM step;
DROP TABLE step;
ALTER TABLE step_now RENAME TO step;
CREATE INDEX step_lead ON step(lead_id, step_id);
CREATE TRIGGER step_keep BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT,'steps are kept'); END;
CREATE TRIGGER step_frozen BEFORE UPDATE ON step
  WHEN NEW.note IS NOT NULL OR NEW.step_id IS NOT OLD.step_id OR NEW.lead_id IS NOT OLD.lead_id
    OR NEW.at_ms IS NOT OLD.at_ms OR NEW.who IS NOT OLD.who OR NEW.municipality IS NOT OLD.municipality
    OR NEW.what IS NOT OLD.what OR NEW.detail IS NOT OLD.detail
  BEGIN SELECT RAISE(ABORT,'steps are kept'); END;

-- What visitors changed since: name, address, and whether other municipalities may still be asked. The lead itself
-- stays as it came.
CREATE TABLE correction(
  lead_id TEXT PRIMARY KEY REFERENCES lead(lead_id),
  at_ms INTEGER NOT NULL,
  seen_ms INTEGER,                                       -- since when a guide knows; NULL = nobody yet
  note TEXT NOT NULL                                     -- sealed (label "correction")
) STRICT;

CREATE TRIGGER steps_emptied AFTER UPDATE OF erased_ms ON lead WHEN NEW.erased_ms IS NOT NULL BEGIN
  UPDATE step SET note=NULL WHERE lead_id=NEW.lead_id AND note IS NOT NULL;
  UPDATE routing SET next_note=NULL,next_ms=NULL WHERE lead_id=NEW.lead_id;
  DELETE FROM shared WHERE lead_id=NEW.lead_id;
  DELETE FROM alike WHERE lead_id=NEW.lead_id;
  DELETE FROM correction WHERE lead_id=NEW.lead_id;
END;

-- Every consent text that any published pack has shown, so that what a visitor agreed to can be read after the content
-- has changed. Public words; about nobody.
CREATE TABLE shown_text(hash TEXT PRIMARY KEY CHECK(length(hash)=43), words TEXT NOT NULL) STRICT;
