-- Work that one portal at a time does for all that share the database (store/workers.hpp): until when somebody does it.
CREATE TABLE worker(
  name TEXT PRIMARY KEY CHECK(name<>''),
  leased_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO worker(name) VALUES('sweep');
