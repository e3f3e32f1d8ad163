-- A clash of numbers is one alarm a store, however often it is sent.
ALTER TABLE alarm ADD COLUMN store_id TEXT;
CREATE UNIQUE INDEX alarm_once ON alarm(device_id, store_id) WHERE kind='fork';

-- Who has read that a person took their answers back, and when. The reference is all that is left to read.
ALTER TABLE routing ADD COLUMN told_ms INTEGER;
ALTER TABLE routing ADD COLUMN told_to TEXT;
