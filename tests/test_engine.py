"""Questions are answered while the corpus is being replaced, and a bad corpus replaces nothing."""

import asyncio
import gc
import weakref
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.documents import CorpusError, EditorsQuestion
from bot.engine import Engine
from bot.snapshots import Snapshots
from bot.text.languages import Language
from tests.corpora import write_document, write_questions

QUESTION = "هل غادر المستشارون القاعدة؟"


def write(folder: Path, slug: str, text: str) -> None:
    (folder / f"{slug}.ar.md").write_text(f"---\ntitle: {slug}\nlanguage: ar\n---\n{text}\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "a", "غادر المستشارون القاعدة يوم الأحد.")
    return tmp_path


def quoted(engine: Engine) -> str:
    return engine.ask(QUESTION).answer.citations[0].quote.text


def test_an_answer_tells_how_long_it_took(folder: Path) -> None:
    assert Engine(folder, Language.ARABIC).ask(QUESTION).took_ms > 0


def test_a_question_without_letters_is_answered_in_the_language_its_asker_speaks(folder: Path) -> None:
    assert Engine(folder, Language.ARABIC).ask("2026?", preferred=Language.ENGLISH).answer.language is Language.ENGLISH


def test_a_question_without_letters_from_a_stranger_is_answered_in_the_fallback(folder: Path) -> None:
    assert Engine(folder, Language.ENGLISH).ask("2026?").answer.language is Language.ENGLISH


def test_a_reload_answers_from_the_new_text(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)
    write(folder, "a", "غادر المستشارون القاعدة يوم الاثنين.")
    asyncio.run(engine.reload())
    assert quoted(engine) == "غادر المستشارون القاعدة يوم الاثنين."


def test_a_reload_reports_what_was_added_changed_and_removed(folder: Path) -> None:
    write(folder, "b", "نص")
    engine = Engine(folder, Language.ARABIC)
    write(folder, "a", "نص آخر")
    (folder / "b.ar.md").unlink()
    write(folder, "c", "نص جديد")
    changes = asyncio.run(engine.reload())
    reported = [[document.slug for document in group] for group in (changes.added, changes.changed, changes.removed)]
    assert (reported, changes.same) == ([["c"], ["a"], ["b"]], False)


def test_a_reload_answers_by_the_new_questions_of_editors(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)
    write_questions(folder, "Who packed their bags?,a,1")
    asyncio.run(engine.reload())
    assert engine.examples(Language.ENGLISH) == ("Who packed their bags?",)


def test_passages_are_looked_at_before_anybody_asks_and_again_after_a_reload(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)

    async def reload_once() -> None:
        reading = asyncio.create_task(engine.read_ahead())
        await engine.has_read_ahead.wait()
        engine.has_read_ahead.clear()
        write(folder, "a", "غادر المستشارون القاعدة يوم الاثنين.")
        await engine.reload()
        await engine.has_read_ahead.wait()
        reading.cancel()

    asyncio.run(reload_once())
    assert quoted(engine) == "غادر المستشارون القاعدة يوم الاثنين."


def test_the_newest_event_that_was_known_is_told(folder: Path) -> None:
    write_document(folder, "vote.en.md", "Parliament voted.", head="event_date: 2020-01-05")
    write_document(folder, "exit.en.md", "They leave.", head="event_date: 2026-09-30\ncompiled: 2026-01-01")
    assert Engine(folder, Language.ARABIC).as_of == date(2020, 1, 5)


def test_a_corpus_without_events_tells_none(folder: Path) -> None:
    assert Engine(folder, Language.ARABIC).as_of is None


def test_further_passages_are_cited_beside_an_answer(folder: Path) -> None:
    write(folder, "b", "المستشارون في المدينة.")
    engine = Engine(folder, Language.ARABIC)
    found = engine.ask(QUESTION).answer
    further = engine.further(found, 3)
    shown = [citation.passage for citation in found.shown]
    assert all(citation.passage not in shown for citation in further)
    assert len(shown) + len(further) == 2


def test_a_reload_of_the_same_files_says_that_nothing_changed(folder: Path) -> None:
    assert asyncio.run(Engine(folder, Language.ARABIC).reload()).same


def test_a_corpus_with_problems_leaves_the_old_answers(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)
    write(folder, "a", "")
    with pytest.raises(CorpusError):
        asyncio.run(engine.reload())
    assert quoted(engine) == "غادر المستشارون القاعدة يوم الأحد."


def test_what_was_kept_of_a_broken_corpus_is_there_at_the_next_start(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    snapshots = Snapshots(tmp_path_factory.mktemp("cache"))
    engine = Engine(folder, Language.ARABIC, snapshots=snapshots)
    write(folder, "a", "")
    assert asyncio.run(engine.reload(keep=True)).corpus.outdated == ("a",)
    assert quoted(Engine(folder, Language.ARABIC, snapshots=snapshots)) == quoted(engine)


def test_questions_are_answered_during_a_reload(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)

    async def ask_meanwhile() -> list[str]:
        reload = asyncio.create_task(engine.reload())
        answers = []
        while not reload.done():
            answers.append(quoted(engine))
            await asyncio.sleep(0)
        return answers

    assert set(asyncio.run(ask_meanwhile())) == {"غادر المستشارون القاعدة يوم الأحد."}


async def teach(engine: Engine, *added: EditorsQuestion, removed: Sequence[EditorsQuestion] = ()) -> None:
    await engine.teach(added, removed)


def test_what_was_taught_is_answered_at_once_and_forgotten_when_it_is_taken_back(folder: Path) -> None:
    write(folder, "b", "سارت الشاحنات غربا.")
    engine = Engine(folder, Language.ARABIC)
    taught, asked = EditorsQuestion("شلون راحت الفاصوليا؟", "b", 1), "راحت الفاصوليا؟"
    before = engine.ask(asked).answer.hits
    asyncio.run(teach(engine, taught))
    assert engine.ask(asked).answer.hits[0].passage.document.slug == "b"
    assert engine.corpus.questions == (taught,)
    asyncio.run(teach(engine, removed=[taught]))
    assert engine.ask(asked).answer.hits == before


def test_what_was_taught_is_the_same_after_a_reload(folder: Path) -> None:
    engine, taught = Engine(folder, Language.ARABIC), EditorsQuestion("Who packed their bags?", "a", 1)

    async def teach_and_reload() -> bool:
        write_questions(folder, "Who packed their bags?,a,1")
        await engine.teach([taught])
        changes = await engine.reload()
        await engine.teach([taught])  # what a reload has brought already is not taught twice
        return changes.same

    assert asyncio.run(teach_and_reload())
    assert engine.corpus.questions == (taught,)


def test_what_was_taught_is_offered_to_begin_with(folder: Path) -> None:
    engine = Engine(folder, Language.ARABIC)
    assert engine.examples(Language.ENGLISH) == ()
    asyncio.run(teach(engine, EditorsQuestion("Who packed their bags?", "a", 1)))
    assert engine.examples(Language.ENGLISH) == ("Who packed their bags?",)


def test_what_a_reload_replaces_is_let_go_at_once(folder: Path) -> None:
    write_questions(folder, "Who packed their bags?,a,1")
    engine = Engine(folder, Language.ARABIC)
    engine.ask(QUESTION)
    before = [weakref.ref(document) for document in engine.corpus.documents]
    write(folder, "a", "نص آخر")
    gc.disable()  # nothing need be looked for among all that lives
    try:
        asyncio.run(engine.reload())
        assert [each() for each in before] == [None]
    finally:
        gc.enable()
