-- What a person said yes to after the stand, in the dialogue: so far, that EURES advisers read their answers. The exact
-- words lie in shown_text. A row stays after an erasure, ended: advisers are told of whom to delete what they took home.
CREATE TABLE later_consent(
  later_consent_id INTEGER PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES lead(lead_id),
  language TEXT NOT NULL,
  text_hash TEXT NOT NULL CHECK(length(text_hash)=43),   -- BLAKE2b-256 of the words
  how TEXT NOT NULL CHECK(how IN ('mail','call','meeting')),
  given TEXT NOT NULL CHECK(length(given)=10),           -- the day they said so, by Swedish clocks
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,                                     -- the login that wrote it down
  ended_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX later_consent_one ON later_consent(lead_id) WHERE ended_ms IS NULL;
CREATE INDEX later_consent_ended ON later_consent(ended_ms);
CREATE TRIGGER later_consent_keep BEFORE DELETE ON later_consent
  BEGIN SELECT RAISE(ABORT,'consents are kept'); END;
CREATE TRIGGER later_consent_over AFTER UPDATE OF erased_ms ON lead WHEN NEW.erased_ms IS NOT NULL BEGIN
  UPDATE later_consent SET ended_ms=NEW.erased_ms WHERE lead_id=NEW.lead_id AND ended_ms IS NULL;
END;
