-- Everything that happened to a person since the decision, one row a step, only ever added to: who has the word, what
-- was said, what comes next. An erasure empties the notes and leaves the rest.
CREATE TABLE step(
  step_id INTEGER PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,                                     -- a login; '' = the portal itself
  municipality TEXT NOT NULL,                            -- whose step it is: who else may read its note; '' = all
  what TEXT NOT NULL CHECK(what IN ('routed','guide','deputy','region','accepted','transferred','shared','note','call',
                                    'mail','next','next_done','outcome','ticked','unticked')),
  detail TEXT NOT NULL DEFAULT '',                       -- a code: why, where to, which outcome, which step north
  note TEXT                                              -- sealed (seal::seal_note, label "step")
) STRICT;
CREATE INDEX step_lead ON step(lead_id, step_id);
CREATE TRIGGER step_keep BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT,'steps are kept'); END;
CREATE TRIGGER step_frozen BEFORE UPDATE ON step
  WHEN NEW.note IS NOT NULL OR NEW.step_id IS NOT OLD.step_id OR NEW.lead_id IS NOT OLD.lead_id
    OR NEW.at_ms IS NOT OLD.at_ms OR NEW.who IS NOT OLD.who OR NEW.municipality IS NOT OLD.municipality
    OR NEW.what IS NOT OLD.what OR NEW.detail IS NOT OLD.detail
  BEGIN SELECT RAISE(ABORT,'steps are kept'); END;

-- Whose turn it is to accept, as the last sweep or step left it: where the computing on read goes on from.
ALTER TABLE routing ADD COLUMN turn TEXT NOT NULL DEFAULT 'guide' CHECK(turn IN ('guide','deputy','region'));
ALTER TABLE routing ADD COLUMN turn_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE routing ADD COLUMN turn_why TEXT NOT NULL DEFAULT '' CHECK(turn_why IN ('','late','absent'));
ALTER TABLE routing ADD COLUMN due_ms INTEGER NOT NULL DEFAULT 0;
UPDATE routing SET turn_ms=routed_ms;
CREATE INDEX routing_due ON routing(municipality, status, due_ms);

-- What the guide plans, and what came of it.
ALTER TABLE routing ADD COLUMN outcome TEXT NOT NULL DEFAULT ''
  CHECK(outcome IN ('','talking','visited','moved_in','not_now','closed'));
ALTER TABLE routing ADD COLUMN next_ms INTEGER;
ALTER TABLE routing ADD COLUMN next_by TEXT NOT NULL DEFAULT 'us' CHECK(next_by IN ('us','them'));
ALTER TABLE routing ADD COLUMN next_note TEXT;           -- sealed, label "next"
ALTER TABLE routing ADD COLUMN weights INTEGER NOT NULL DEFAULT 0;

-- A municipality beside the one that has the person: reads and writes, decides nothing.
CREATE TABLE shared(
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  municipality TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  PRIMARY KEY(lead_id, municipality)
) STRICT;

-- Of addresses and numbers, keyed by the desk's secret, so that the same contact is seen and none can be guessed.
CREATE TABLE alike(
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  print TEXT NOT NULL CHECK(length(print)=43),
  PRIMARY KEY(print, lead_id)
) STRICT;

CREATE TRIGGER steps_emptied AFTER UPDATE OF erased_ms ON lead WHEN NEW.erased_ms IS NOT NULL BEGIN
  UPDATE step SET note=NULL WHERE lead_id=NEW.lead_id AND note IS NOT NULL;
  UPDATE routing SET next_note=NULL,next_ms=NULL WHERE lead_id=NEW.lead_id;
  DELETE FROM shared WHERE lead_id=NEW.lead_id;
  DELETE FROM alike WHERE lead_id=NEW.lead_id;
END;

-- What a guide says of themselves; who has said nothing takes people and speaks Swedish and English.
CREATE TABLE guide(
  login TEXT PRIMARY KEY,
  languages TEXT NOT NULL DEFAULT '',                    -- codes, comma between
  month INTEGER CHECK(month BETWEEN 0 AND 500),          -- people a month; NULL = not told
  takes INTEGER NOT NULL DEFAULT 1 CHECK(takes IN (0,1)),
  stands_in INTEGER NOT NULL DEFAULT 0 CHECK(stands_in IN (0,1)),  -- only where the others are late or away
  away_from_ms INTEGER,
  away_to_ms INTEGER,                                    -- the moment they are back
  CHECK((away_from_ms IS NULL)=(away_to_ms IS NULL))
) STRICT;
CREATE TABLE room(municipality TEXT PRIMARY KEY, month INTEGER NOT NULL CHECK(month BETWEEN 0 AND 500)) STRICT;

-- What counts for how much when the region chooses among the places a visitor named. A version is never changed.
CREATE TABLE weights(version INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, points TEXT NOT NULL) STRICT;
CREATE TRIGGER weights_keep BEFORE DELETE ON weights BEGIN SELECT RAISE(ABORT,'weights are kept'); END;
CREATE TRIGGER weights_frozen BEFORE UPDATE ON weights BEGIN SELECT RAISE(ABORT,'weights are kept'); END;
