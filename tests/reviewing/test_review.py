"""What an editor should look at in a corpus is told with file and line; what needs no person is mended."""

from datetime import date
from pathlib import Path

import pytest

from bot.answering.unaided import Elsewhere
from bot.documents import CorpusReason, read_corpus
from bot.editing.changing import undo_last
from bot.engine import Engine
from bot.reviewing.mending import mend
from bot.reviewing.review import review
from bot.text.languages import Language
from tests.adding.articles import BRIEFING, HANDOVER, TALKS
from tests.calibrations import steady_calibration
from tests.corpora import write_document, write_questions
from tests.paths import CORPUS, SCHOOL

TODAY = date(2026, 11, 30)


def looked_at(folder: Path) -> list[tuple[str, int, str]]:
    found = review(folder, read_corpus(folder), TODAY)
    return [(Path(each.file).name, each.line, each.reason) for each in found]


def reasons(folder: Path) -> set[str]:
    return {reason for _, _, reason in looked_at(folder)}


def test_a_good_document_gives_nothing_to_look_at(tmp_path: Path) -> None:
    write_document(tmp_path, "talks.ar.md", *TALKS)
    write_document(tmp_path, "talks.en.md", *BRIEFING)
    assert looked_at(tmp_path) == []


@pytest.mark.parametrize("folder", [CORPUS, SCHOOL], ids=["shipped", "school"])
def test_what_ships_gives_nothing_to_look_at(folder: Path) -> None:
    assert looked_at(folder) == []


def test_near_duplicates_are_told_once(tmp_path: Path) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING)
    write_document(tmp_path, "b.en.md", "Another beginning.", *BRIEFING[1:])
    write_document(tmp_path, "c.en.md", *HANDOVER)
    assert looked_at(tmp_path) == [("b.en.md", 1, CorpusReason.near_duplicate)]


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("The Irаq of today.", CorpusReason.mixed_scripts),  # a Cyrillic letter
        ("سلمت القاعدة إلى العراqيين.", CorpusReason.mixed_scripts),
        ("Share on Facebook", CorpusReason.page_furniture),
        ("جميع الحقوق محفوظة", CorpusReason.page_furniture),
        ("word " * 400, CorpusReason.long_paragraph),
        ("كانت القاعدة خالية من المستشارين.", CorpusReason.other_language),
        ("See [the map](map.en.md) of bases.", CorpusReason.dead_link),
    ],
)
def test_a_paragraph_to_look_at_is_named_by_its_line(tmp_path: Path, paragraph: str, reason: CorpusReason) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING, paragraph)
    assert ("a.en.md", 5 + 2 * len(BRIEFING), reason) in looked_at(tmp_path)


@pytest.mark.parametrize("paragraph", ["قال موقعا Politico وMilitary إن القوات غادرت.", "بحسب الـBBC والCNN أيضا."])
def test_a_foreign_name_behind_an_arabic_prefix_is_in_order(tmp_path: Path, paragraph: str) -> None:
    write_document(tmp_path, "a.ar.md", paragraph)
    assert CorpusReason.mixed_scripts not in reasons(tmp_path)


def test_a_link_that_leads_somewhere_is_in_order(tmp_path: Path) -> None:
    write_document(tmp_path, "a.en.md", "See [b](b.en.md), [the web](https://example.org/x) and [below](#note).")
    write_document(tmp_path, "b.en.md", "Troops leave.")
    assert CorpusReason.dead_link not in reasons(tmp_path)


def test_swapped_versions_are_told(tmp_path: Path) -> None:
    write_document(tmp_path, "a.ar.md", *BRIEFING)
    write_document(tmp_path, "a.en.md", *TALKS)
    assert [reason for _, _, reason in looked_at(tmp_path)] == [CorpusReason.swapped_languages] * 2


def test_an_untranslated_paragraph_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "a.ar.md", *TALKS, head="original: ar")
    write_document(tmp_path, "a.en.md", *BRIEFING[:5], TALKS[5], head="original: ar")
    assert CorpusReason.untranslated in reasons(tmp_path)


@pytest.mark.parametrize("head", ["published: 2027-01-01", "compiled: 2026-12-02"])
def test_a_day_that_has_not_come_is_told(tmp_path: Path, head: str) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING, head=head)
    assert reasons(tmp_path) == {CorpusReason.date_ahead}


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("kind: brief", CorpusReason.no_sources),
        ("kind: brief\nsources:\n  - publisher: Reuters", CorpusReason.source_without_address),
    ],
)
def test_a_summary_without_addresses_is_told(tmp_path: Path, head: str, reason: CorpusReason) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING, head=head)
    assert reasons(tmp_path) == {reason}


def answered_elsewhere(folder: Path) -> list[Elsewhere]:
    engine = Engine(folder, Language.ENGLISH, calibration=steady_calibration())
    answers = engine.unaided()
    return [each for each in map(answers.elsewhere, answers.questions) if each]


def test_a_question_that_all_the_rest_answers_with_another_passage_is_told(tmp_path: Path) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING)
    write_questions(tmp_path, "How much do the contracts cost?,a,1", "What do the contracts cost?,a,5")
    [found] = answered_elsewhere(tmp_path)
    assert found.question == "How much do the contracts cost?"


def test_what_needs_no_person_is_mended_and_can_be_taken_back(tmp_path: Path) -> None:
    write_document(tmp_path, "a.ar.md", *TALKS)
    path = tmp_path / "a.ar.md"
    good = path.read_bytes()
    bad = path.read_text(encoding="utf-8").replace("\n", "\r\n").replace("عقدت", "عقد\u200fت").encode("cp1256")
    path.write_bytes(bad)
    write_questions(tmp_path, "When?,a,1", "when? , a,1", '"Who, then?",a,2')
    assert mend(tmp_path) == ("a.ar.md", "questions.csv")
    assert path.read_bytes() == good
    assert [question.text for question in read_corpus(tmp_path).questions] == ["When?", "Who, then?"]
    assert mend(tmp_path) == ()
    undo_last(tmp_path)
    assert path.read_bytes() == bad


def test_what_is_in_order_is_not_touched(tmp_path: Path) -> None:
    write_document(tmp_path, "a.en.md", *BRIEFING)
    write_questions(tmp_path, "When?,a,1")
    assert mend(tmp_path) == ()
    assert not (tmp_path / ".history").exists()
