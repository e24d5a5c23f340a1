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
    """
    CREATE TABLE group_settings (
        chat INTEGER PRIMARY KEY, -- Telegram's chat id; only of groups that something was chosen for
        language TEXT,            -- of the bot's own sentences: ar, en; NULL: that of whoever asks
        short INTEGER NOT NULL    -- 1: answers quote the best passage only
    ) STRICT;
    """,
    """
    CREATE TABLE known_document (
        number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order in which they came; never given out twice
        slug TEXT NOT NULL UNIQUE                 -- of the corpus when it was last read
    ) STRICT;
    CREATE TABLE subscription (
        person INTEGER PRIMARY KEY,    -- Telegram's user id, which is the number of their private chat too
        language TEXT NOT NULL,        -- spoken when they subscribed: ar, en
        told_through INTEGER NOT NULL, -- the number of the last document they were told of or knew
        told_at TEXT                   -- of the last digest, ISO 8601, UTC; NULL: none yet
    ) STRICT;
    """,
    """
    CREATE TABLE card (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: buttons name it
        chat INTEGER NOT NULL,
        message INTEGER,                      -- the answer; NULL until it is sent
        question_message INTEGER,             -- NULL, as the answer, once the chat counts its messages anew
        asker INTEGER NOT NULL,               -- user id
        question TEXT NOT NULL,
        previous TEXT,                        -- the question it followed up
        language TEXT NOT NULL,               -- of the answer: ar, en
        fingerprint TEXT NOT NULL,            -- of the corpus
        asked_at TEXT NOT NULL                -- ISO 8601, UTC
    ) STRICT;
    CREATE INDEX card_by_question ON card (chat, question_message);
    CREATE INDEX card_by_asker ON card (asker);
    CREATE INDEX card_by_time ON card (asked_at);
    CREATE TABLE rating (
        card INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
        person INTEGER NOT NULL,              -- user id
        helpful INTEGER NOT NULL,             -- 0: not
        PRIMARY KEY (card, person)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE waiting (
        person INTEGER NOT NULL, -- user id, which is the number of their private chat too
        question TEXT NOT NULL,  -- whose answer they want to be told
        previous TEXT,           -- the question it followed up
        language TEXT NOT NULL,  -- in which they were told that there is none: ar, en
        since TEXT NOT NULL,     -- ISO 8601, UTC
        PRIMARY KEY (person, question)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mistake_report (
        document TEXT NOT NULL,
        language TEXT NOT NULL,     -- of the version that was read: ar, en
        page INTEGER NOT NULL,      -- from 1
        paragraph INTEGER NOT NULL, -- from 1; 0: the reader named none
        times INTEGER NOT NULL,
        last_at TEXT NOT NULL,      -- ISO 8601, UTC
        PRIMARY KEY (document, language, page, paragraph)
    ) STRICT, WITHOUT ROWID;
    """,
    # pseudonym(id) is ours: a keyed hash in the place of an id that nobody has to be written to by
    """
    CREATE TABLE pseudonymous_person (
        person BLOB PRIMARY KEY, -- pseudonym of the user id; only of people who chose something
        language TEXT NOT NULL   -- the bot speaks to them: ar, en
    ) STRICT, WITHOUT ROWID;
    INSERT INTO pseudonymous_person (person, language) SELECT pseudonym(id), language FROM person;
    DROP TABLE person;
    ALTER TABLE pseudonymous_person RENAME TO person;

    CREATE TABLE old_rating (card INTEGER, person BLOB, helpful INTEGER) STRICT;
    INSERT INTO old_rating (card, person, helpful) SELECT card, pseudonym(person), helpful FROM rating;
    DROP TABLE rating;
    CREATE TABLE pseudonymous_card (
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
    INSERT INTO pseudonymous_card
        SELECT id, pseudonym(chat), message, question_message, pseudonym(asker), question, pseudonym(asker),
            previous, NULL, language, fingerprint, asked_at FROM card;
    DROP TABLE card;
    ALTER TABLE pseudonymous_card RENAME TO card;
    CREATE INDEX card_by_question ON card (chat, question_message);
    CREATE INDEX card_by_asker ON card (asker);
    CREATE INDEX card_by_author ON card (author);
    CREATE INDEX card_by_time ON card (asked_at);
    CREATE TABLE rating (
        card INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
        person BLOB NOT NULL,     -- pseudonym
        helpful INTEGER NOT NULL, -- 0: not
        PRIMARY KEY (card, person)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO rating (card, person, helpful) SELECT card, person, helpful FROM old_rating;
    DROP TABLE old_rating;
    CREATE INDEX rating_by_person ON rating (person);

    ALTER TABLE question ADD COLUMN author BLOB; -- pseudonym of who wrote it; NULL: not known
    CREATE INDEX question_by_author ON question (author);
    CREATE INDEX question_by_time ON question (asked_at);
    """,
    """
    ALTER TABLE group_settings ADD COLUMN preview INTEGER NOT NULL DEFAULT 0; -- 1: of the first outlet's link
    """,
    """
    CREATE TABLE banned (
        who BLOB PRIMARY KEY -- pseudonym of a person or a chat
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE announcement (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL
    ) STRICT;
    ALTER TABLE subscription ADD COLUMN announced_through INTEGER NOT NULL DEFAULT 0; -- the last they were sent
    """,
    """
    ALTER TABLE question ADD COLUMN outcome TEXT; -- answer, near, nothing; NULL: asked before that was kept
    ALTER TABLE question ADD COLUMN follows INTEGER NOT NULL DEFAULT 0; -- 1: it was read with questions before it
    CREATE INDEX question_in_vain ON question (question) WHERE answered = 0;
    CREATE TABLE staff (
        person INTEGER PRIMARY KEY, -- Telegram's user id; who was appointed, beside those of the settings
        role TEXT NOT NULL          -- editor, administrator
    ) STRICT;
    CREATE TABLE audit (
        number INTEGER PRIMARY KEY, -- in the order in which it was done
        at TEXT NOT NULL,           -- ISO 8601, UTC
        action TEXT NOT NULL,
        person INTEGER,             -- user id of who did it; NULL: forgotten, or the program by itself
        about INTEGER,              -- user id of whom it concerns; NULL: nobody, or forgotten
        detail TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE pending (
        kind TEXT NOT NULL,       -- draft, prompt, announcement, archive
        chat INTEGER NOT NULL,    -- private, of somebody of the staff, whose user id it is
        message INTEGER NOT NULL, -- that brought it, or to which a reply is waited for
        draft INTEGER NOT NULL,   -- the message that brought what it belongs to, and goes with
        since TEXT NOT NULL,      -- ISO 8601, UTC
        content TEXT NOT NULL,    -- JSON, but of an announcement its text
        PRIMARY KEY (kind, chat, message)
    ) STRICT;
    """,
)
