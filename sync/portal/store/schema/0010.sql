-- How long what is kept of whom, by the decision of each municipality (Swedish: gallringsbeslut). A decision is never
-- changed: a later one of the same municipality takes its place. '' is the region: whom no municipality has.
CREATE TABLE disposal(
  disposal_id INTEGER PRIMARY KEY,
  municipality TEXT NOT NULL,
  number TEXT NOT NULL CHECK(number<>''),                -- the municipality's own (Swedish: diarienummer)
  days TEXT NOT NULL,                                    -- "waiting=365,talking=730,…", from capture on
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX disposal_place ON disposal(municipality, disposal_id);
CREATE TRIGGER disposal_keep BEFORE DELETE ON disposal BEGIN SELECT RAISE(ABORT,'decisions are kept'); END;
CREATE TRIGGER disposal_frozen BEFORE UPDATE ON disposal BEGIN SELECT RAISE(ABORT,'decisions are kept'); END;

-- By which decision a lead was erased; NULL = by the visitor, or not.
ALTER TABLE lead ADD COLUMN disposal_id INTEGER REFERENCES disposal(disposal_id);

-- What is left of the erased: counts, of which none leads back to anybody. Each erasure adds to them in its own
-- transaction, so that nobody is counted twice or not at all.
CREATE TABLE figure(
  event_id TEXT NOT NULL,
  municipality TEXT NOT NULL,                            -- '' = none
  kind TEXT NOT NULL,                                    -- 'all', 'language', 'dream', or 'hours' (to first contact)
  value TEXT NOT NULL,                                   -- the language, the dream, the whole hours; '' for all
  stage TEXT NOT NULL,                                   -- 'lead', 'accepted', 'contacted', 'visited', 'moved_in'
  n INTEGER NOT NULL CHECK(n>0),
  PRIMARY KEY(event_id, municipality, kind, value, stage)
) STRICT;
