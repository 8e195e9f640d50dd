-- What was decided for all rotations and not for one: looks at an account, stops and releases. Only ever added to.
CREATE TABLE fleet_line (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    account_id TEXT NOT NULL,
    mark       TEXT NOT NULL,
    detail     TEXT NOT NULL
);

CREATE INDEX fleet_line_latest ON fleet_line (kind, account_id, number);

CREATE TRIGGER fleet_line_is_kept BEFORE DELETE ON fleet_line
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be deleted');
END;

CREATE TRIGGER fleet_line_is_final BEFORE UPDATE ON fleet_line
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be changed');
END;
