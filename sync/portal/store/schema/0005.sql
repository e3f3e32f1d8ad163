-- What each stand last said of itself in clear (POST /v1/health): versions, room on its disk, its clock; about no one.
CREATE TABLE health(
  device_id TEXT PRIMARY KEY REFERENCES device(device_id),
  at_ms INTEGER NOT NULL,
  software TEXT NOT NULL,
  pack TEXT NOT NULL,               -- "norrbotten 3"; empty where none is shown
  disk_free_mb INTEGER NOT NULL,
  copies TEXT NOT NULL,             -- "1", "2" or "portal"
  clock_trust TEXT NOT NULL,
  pending INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  lost INTEGER NOT NULL
) STRICT;
