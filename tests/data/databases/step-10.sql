BEGIN TRANSACTION;
CREATE TABLE announcement (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL
    ) STRICT;
INSERT INTO "announcement" VALUES(1,'We have moved.');
CREATE TABLE audit (
        number INTEGER PRIMARY KEY, -- in the order in which it was done
        at TEXT NOT NULL,           -- ISO 8601, UTC
        action TEXT NOT NULL,
        person INTEGER,             -- user id of who did it; NULL: forgotten, or the program by itself
        about INTEGER,              -- user id of whom it concerns; NULL: nobody, or forgotten
        detail TEXT NOT NULL
    ) STRICT;
CREATE TABLE banned (
        who BLOB PRIMARY KEY -- pseudonym of a person or a chat
    ) STRICT, WITHOUT ROWID;
CREATE TABLE "card" (
        id INTEGER PRIMARY KEY, -- buttons name it; greater than all before
        chat BLOB NOT NULL,     -- pseudonym of its id
        message INTEGER,        -- the answer; NULL until it is sent
        question_message INTEGER, -- NULL, as the answer, once the chat counts its messages anew
        asker BLOB NOT NULL,    -- pseudonym of who asked the bot
        question TEXT NOT NULL,
        author BLOB,            -- pseudonym of who wrote the question
        previous TEXT,          -- the questions it may follow up, a line each
        previous_authors BLOB,  -- pseudonyms of who wrote those, one behind the other
        language TEXT NOT NULL, -- of the answer: ar, en
        fingerprint TEXT NOT NULL, -- of the corpus
        asked_at TEXT NOT NULL  -- ISO 8601, UTC
    ) STRICT;
INSERT INTO "card" VALUES(4,X'3D627F9EEF134C8A305073803C1A4457',41,40,X'63C47B3459DCEEA0F2B1069197899362','What moves?',X'63C47B3459DCEEA0F2B1069197899362',NULL,NULL,'en','abc','2126-01-18T12:00:00.000+00:00');
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
    , preview INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "group_settings" VALUES(-1007,'ar',1,0);
CREATE TABLE known_document (
        number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order in which they came; never given out twice
        slug TEXT NOT NULL UNIQUE                 -- of the corpus when it was last read
    ) STRICT;
INSERT INTO "known_document" VALUES(1,'move');
CREATE TABLE mistake_report (
        document TEXT NOT NULL,
        language TEXT NOT NULL,     -- of the version that was read: ar, en
        page INTEGER NOT NULL,      -- from 1
        paragraph INTEGER NOT NULL, -- from 1; 0: the reader named none
        times INTEGER NOT NULL,
        last_at TEXT NOT NULL,      -- ISO 8601, UTC
        PRIMARY KEY (document, language, page, paragraph)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "mistake_report" VALUES('move','en',1,1,2,'2126-01-18T12:00:00.000+00:00');
CREATE TABLE "person" (
        person BLOB PRIMARY KEY, -- pseudonym of the user id; only of people who chose something
        language TEXT NOT NULL   -- the bot speaks to them: ar, en
    ) STRICT, WITHOUT ROWID;
INSERT INTO "person" VALUES(X'63C47B3459DCEEA0F2B1069197899362','en');
CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        asked_at TEXT NOT NULL,    -- ISO 8601, UTC
        question TEXT NOT NULL,
        language TEXT NOT NULL,    -- of the answer: ar, en
        chat_kind TEXT NOT NULL,   -- private, group, supergroup
        answered INTEGER NOT NULL, -- 0: the sources do not say
        took_ms REAL NOT NULL
    , author BLOB, outcome TEXT, follows INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "question" VALUES(1,'2126-01-18T12:00:00.000+00:00','What moves?','en','private',1,2.5,NULL,NULL,0);
CREATE TABLE rating (
        card INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
        person BLOB NOT NULL,     -- pseudonym
        helpful INTEGER NOT NULL, -- 0: not
        PRIMARY KEY (card, person)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "rating" VALUES(4,X'63C47B3459DCEEA0F2B1069197899362',1);
CREATE TABLE staff (
        person INTEGER PRIMARY KEY, -- Telegram's user id; who was appointed, beside those of the settings
        role TEXT NOT NULL          -- editor, administrator
    ) STRICT;
INSERT INTO "staff" VALUES(7,'editor');
CREATE TABLE subscription (
        person INTEGER PRIMARY KEY,    -- Telegram's user id, which is the number of their private chat too
        language TEXT NOT NULL,        -- spoken when they subscribed: ar, en
        told_through INTEGER NOT NULL, -- the number of the last document they were told of or knew
        told_at TEXT                   -- of the last digest, ISO 8601, UTC; NULL: none yet
    , announced_through INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "subscription" VALUES(7,'en',1,NULL,0);
CREATE TABLE waiting (
        person INTEGER NOT NULL, -- user id, which is the number of their private chat too
        question TEXT NOT NULL,  -- whose answer they want to be told
        previous TEXT,           -- the question it followed up
        language TEXT NOT NULL,  -- in which they were told that there is none: ar, en
        since TEXT NOT NULL,     -- ISO 8601, UTC
        PRIMARY KEY (person, question)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "waiting" VALUES(7,'Who moves?',NULL,'en','2126-01-18T12:00:00.000+00:00');
CREATE INDEX card_by_question ON card (chat, question_message);
CREATE INDEX card_by_asker ON card (asker);
CREATE INDEX card_by_author ON card (author);
CREATE INDEX card_by_time ON card (asked_at);
CREATE INDEX rating_by_person ON rating (person);
CREATE INDEX question_by_author ON question (author);
CREATE INDEX question_by_time ON question (asked_at);
CREATE INDEX question_in_vain ON question (question) WHERE answered = 0;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('known_document',1);
INSERT INTO "sqlite_sequence" VALUES('announcement',1);
COMMIT;
PRAGMA user_version = 10;
