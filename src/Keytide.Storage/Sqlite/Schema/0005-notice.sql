-- What people are to be told, and whether they were. A row is there before anything is sent.
CREATE TABLE notice (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL,
    channel      TEXT NOT NULL,
    made_at      INTEGER NOT NULL,
    document     BLOB NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'givenUp')),
    attempts     INTEGER NOT NULL,
    next_at      INTEGER NOT NULL,
    last_failure TEXT
);

-- Each occasion once per channel, however often it is found.
CREATE UNIQUE INDEX notice_once ON notice (channel, id);
CREATE INDEX notice_due ON notice (next_at) WHERE state = 'pending';

-- Until when journals were looked through for something to tell.
CREATE TABLE notice_cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at  INTEGER NOT NULL
);
