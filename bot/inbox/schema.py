"""The tables of the inbox. They hold nothing for long: a file with other tables is replaced, not changed."""

VERSION = 2  # `PRAGMA user_version`
SCHEMA = f"""
    BEGIN EXCLUSIVE;
    CREATE TABLE arrival (
        number INTEGER PRIMARY KEY,        -- in the order of arrival, which is that of handling
        update_id INTEGER NOT NULL UNIQUE, -- Telegram's
        arrived_at REAL NOT NULL,          -- seconds since 1970
        raw TEXT,                          -- JSON as it came; NULL: handled, and kept only to be known again
        starts INTEGER NOT NULL DEFAULT 0  -- how often it was begun without having come as far as to send anything
    ) STRICT;
    CREATE INDEX arrival_open ON arrival (number) WHERE raw IS NOT NULL;
    CREATE TABLE sent (
        update_id INTEGER NOT NULL,
        sequence INTEGER NOT NULL,         -- of the sends of one update, from 1
        result TEXT NOT NULL,              -- JSON that Telegram answered with
        PRIMARY KEY (update_id, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE set_aside (
        update_id INTEGER PRIMARY KEY,
        reason TEXT NOT NULL,              -- never what was written
        at REAL NOT NULL                   -- seconds since 1970
    ) STRICT;
    CREATE TABLE pause (
        lane TEXT PRIMARY KEY,             -- a chat's id, or a method that concerns no chat
        until REAL NOT NULL,               -- seconds since 1970
        seconds REAL NOT NULL              -- how long that was when Telegram told it
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = {VERSION};
    COMMIT;
"""
