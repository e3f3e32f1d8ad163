-- When a fair is, as days of the Swedish calendar ("2026-11-28"); empty = not told.
ALTER TABLE event ADD COLUMN first_day TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN last_day TEXT NOT NULL DEFAULT '';

-- Who stands there on one of its days. Where a day has no row, event.present holds.
CREATE TABLE event_day(
  event_id TEXT NOT NULL REFERENCES event(event_id),
  day TEXT NOT NULL CHECK(length(day)=10),
  present TEXT NOT NULL,                                 -- municipalities, comma between
  PRIMARY KEY(event_id, day)
) STRICT;

-- Who made and changed fairs, cards and stands. Only ever added to.
CREATE TABLE fleet_step(
  fleet_step_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,                                     -- a login; '' = the command line
  what TEXT NOT NULL CHECK(what<>''),                    -- store/fleet_steps.hpp has the words
  about TEXT NOT NULL                                    -- the fair's title, or the stand's name
) STRICT;
CREATE TRIGGER fleet_step_keep BEFORE DELETE ON fleet_step
  BEGIN SELECT RAISE(ABORT,'what happened to fairs and stands is kept'); END;
CREATE TRIGGER fleet_step_frozen BEFORE UPDATE ON fleet_step
  BEGIN SELECT RAISE(ABORT,'what happened to fairs and stands is kept'); END;
