-- Rotations. The journal is the truth; a summary is what its lines add up to, written with each of them in one transaction.
CREATE TABLE rotation (
    id                 TEXT NOT NULL PRIMARY KEY,
    subject            TEXT NOT NULL,
    account_id         TEXT NOT NULL,
    user_name          TEXT NOT NULL,
    user_id            TEXT NOT NULL,
    old_key            TEXT NOT NULL,
    new_key            TEXT,
    phase              TEXT NOT NULL,
    is_over            INTEGER NOT NULL,
    next_at            INTEGER,
    next_action        TEXT NOT NULL,
    block              BLOB,
    old_inactive_since INTEGER,
    updated_at         INTEGER NOT NULL
);

-- Times are ticks of UTC, so that they sort. A tick asks only for what is due.
CREATE INDEX rotation_due ON rotation (next_at) WHERE next_at IS NOT NULL;
CREATE UNIQUE INDEX rotation_open ON rotation (subject) WHERE is_over = 0;
CREATE INDEX rotation_subject ON rotation (subject);

CREATE TABLE rotation_line (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    sequence    INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    token       INTEGER NOT NULL,
    event       BLOB NOT NULL,
    PRIMARY KEY (rotation_id, sequence)
) WITHOUT ROWID;

-- A journal is only ever added to.
CREATE TRIGGER rotation_line_is_kept BEFORE DELETE ON rotation_line
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be deleted');
END;

CREATE TRIGGER rotation_line_is_final BEFORE UPDATE ON rotation_line
BEGIN
    SELECT RAISE(ABORT, 'a journal line cannot be changed');
END;

CREATE TABLE rotation_lease (
    subject   TEXT NOT NULL PRIMARY KEY,
    holder    TEXT NOT NULL,
    token     INTEGER NOT NULL,
    act_until INTEGER NOT NULL,
    free_at   INTEGER NOT NULL
);
