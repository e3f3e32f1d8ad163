-- Keys of municipalities' own case systems: each reads its municipality's people over the API, and nothing else.
CREATE TABLE api_key(
  key_hash TEXT PRIMARY KEY CHECK(length(key_hash)=43),
  name TEXT NOT NULL UNIQUE,
  municipality TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  closed_ms INTEGER
) STRICT;
