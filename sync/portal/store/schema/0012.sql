-- Who was invited, changed, reset and closed by whom. Only ever added to.
CREATE TABLE account_step(
  account_step_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,                                     -- a login; '' = the command line
  login TEXT NOT NULL,                                   -- whose account
  what TEXT NOT NULL CHECK(what<>'')                     -- 'added', 'changed', 'reset', 'closed'
) STRICT;
CREATE INDEX account_step_login ON account_step(login, account_step_id);
CREATE TRIGGER account_step_keep BEFORE DELETE ON account_step
  BEGIN SELECT RAISE(ABORT,'what happened to accounts is kept'); END;
CREATE TRIGGER account_step_frozen BEFORE UPDATE ON account_step
  BEGIN SELECT RAISE(ABORT,'what happened to accounts is kept'); END;
