-- Anonymous answers as stands count them: hours, never a moment; nothing here leads to a lead or a person.
CREATE TABLE tally(
  count_id TEXT PRIMARY KEY CHECK(length(count_id)=22),
  device_id TEXT NOT NULL REFERENCES device(device_id),
  event_id TEXT NOT NULL CHECK(length(event_id)=22),
  hour INTEGER NOT NULL,                                 -- since 1970 UTC
  kind TEXT NOT NULL,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  n INTEGER NOT NULL CHECK(n>0)
) STRICT;
CREATE INDEX tally_question ON tally(event_id, kind, question, value);
CREATE TRIGGER tally_frozen BEFORE UPDATE ON tally BEGIN SELECT RAISE(ABORT,'a count is counted once'); END;
