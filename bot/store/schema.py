"""The tables, as steps from an empty file to today's."""

# In order; `PRAGMA user_version` counts the applied ones. A released step is never edited.
STEPS = (
    """
    CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        asked_at TEXT NOT NULL,    -- ISO 8601, UTC
        question TEXT NOT NULL,
        language TEXT NOT NULL,    -- of the answer: ar, en
        chat_kind TEXT NOT NULL,   -- private, group, supergroup
        answered INTEGER NOT NULL, -- 0: the sources do not say
        took_ms REAL NOT NULL
    ) STRICT;
    CREATE TABLE citation (
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,    -- from 1, as in the reply
        document TEXT NOT NULL,
        paragraph INTEGER NOT NULL, -- from 1
        PRIMARY KEY (question_id, number)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY, -- Telegram's user id; only of people who chose something
        language TEXT NOT NULL  -- the bot speaks to them: ar, en
    ) STRICT;
    """,
)
