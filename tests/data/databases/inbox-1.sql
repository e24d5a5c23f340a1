CREATE TABLE arrival (
    number INTEGER PRIMARY KEY,
    update_id INTEGER NOT NULL UNIQUE,
    arrived_at REAL NOT NULL,
    raw TEXT,
    starts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX arrival_open ON arrival (number) WHERE raw IS NOT NULL;
CREATE TABLE sent (
    update_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (update_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside (
    update_id INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
INSERT INTO arrival VALUES (1, 5, 4922942400.0, '{"update_id": 5}', 0);
PRAGMA user_version = 1;
