-- Single changes of keys outside rotations: the intent first, then what came of it. Only ever added to.
CREATE TABLE key_act (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    intent     INTEGER REFERENCES key_act (number),
    at         INTEGER NOT NULL,
    token      INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    user_name  TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    key_id     TEXT NOT NULL,
    change     TEXT NOT NULL,
    asked_by   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    stage      TEXT NOT NULL CHECK (stage IN ('intended', 'done', 'failed')),
    detail     TEXT NOT NULL
);

CREATE INDEX key_act_key ON key_act (key_id);

CREATE TRIGGER key_act_is_kept BEFORE DELETE ON key_act
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be deleted');
END;

CREATE TRIGGER key_act_is_final BEFORE UPDATE ON key_act
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be changed');
END;
