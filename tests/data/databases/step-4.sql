BEGIN TRANSACTION;
CREATE TABLE citation (
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,    -- from 1, as in the reply
        document TEXT NOT NULL,
        paragraph INTEGER NOT NULL, -- from 1
        PRIMARY KEY (question_id, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "citation" VALUES(1,1,'move',1);
CREATE TABLE group_settings (
        chat INTEGER PRIMARY KEY, -- Telegram's chat id; only of groups that something was chosen for
        language TEXT,            -- of the bot's own sentences: ar, en; NULL: that of whoever asks
        short INTEGER NOT NULL    -- 1: answers quote the best passage only
    ) STRICT;
INSERT INTO "group_settings" VALUES(-1007,'ar',1);
CREATE TABLE known_document (
        number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order in which they came; never given out twice
        slug TEXT NOT NULL UNIQUE                 -- of the corpus when it was last read
    ) STRICT;
INSERT INTO "known_document" VALUES(1,'move');
CREATE TABLE person (
        id INTEGER PRIMARY KEY, -- Telegram's user id; only of people who chose something
        language TEXT NOT NULL  -- the bot speaks to them: ar, en
    ) STRICT;
INSERT INTO "person" VALUES(7,'en');
CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        asked_at TEXT NOT NULL,    -- ISO 8601, UTC
        question TEXT NOT NULL,
        language TEXT NOT NULL,    -- of the answer: ar, en
        chat_kind TEXT NOT NULL,   -- private, group, supergroup
        answered INTEGER NOT NULL, -- 0: the sources do not say
        took_ms REAL NOT NULL
    ) STRICT;
INSERT INTO "question" VALUES(1,'2126-01-18T12:00:00.000+00:00','What moves?','en','private',1,2.5);
CREATE TABLE subscription (
        person INTEGER PRIMARY KEY,    -- Telegram's user id, which is the number of their private chat too
        language TEXT NOT NULL,        -- spoken when they subscribed: ar, en
        told_through INTEGER NOT NULL, -- the number of the last document they were told of or knew
        told_at TEXT                   -- of the last digest, ISO 8601, UTC; NULL: none yet
    ) STRICT;
INSERT INTO "subscription" VALUES(7,'en',1,NULL);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('known_document',1);
COMMIT;
PRAGMA user_version = 4;
