"""What administrators are told of a reload: short enough for one message, whatever has changed."""

from collections.abc import Mapping

import pytest

from bot.chat.administration.reload_report import Reloaded, report_changes, report_problems
from bot.documents import Changes, Corpus, CorpusError, CorpusReason, EditorsQuestion
from bot.locale import Phrases
from bot.problems import Problem
from bot.text.languages import Language
from tests.corpora import make_document

Sentences = Mapping[Language, Phrases]
MANY = tuple(make_document(f"d{n}", english=["Text"], english_title=f"The exit {n}") for n in range(4_000))
ONE = MANY[:1]


def warnings(count: int) -> tuple[Problem, ...]:
    value = {"value": "<!-- a remark -->"}
    return tuple(Problem(f"d{n}.en.md", 7, CorpusReason.comment_left_out, value) for n in range(count))


def rows(changes: Changes, language: Language, sentences: Sentences) -> list[str]:
    message = report_changes(changes, sentences[language], language)
    assert message.fits
    return [row.strip("\u200e\u200f") for row in message.text.replace("\u2068", "").replace("\u2069", "").split("\n")]


@pytest.mark.parametrize("language", Language)
def test_of_thousands_of_new_documents_as_many_are_named_as_fit_and_the_rest_counted(
    language: Language, sentences: Sentences
) -> None:
    _, heading, *named, more = rows(
        Changes(Corpus(MANY), same=False, added=MANY, changed=(), removed=()), language, sentences
    )
    words = sentences[language].reload
    assert heading == words.added.format(count=4_000)
    assert more == words.more.format(count=4_000 - len(named))
    assert len(named) > 100


@pytest.mark.parametrize("language", Language)
def test_thousands_of_problems_are_cut_likewise(language: Language, sentences: Sentences) -> None:
    problems = [Problem(f"d{n}.en.md", 1, CorpusReason.no_front_matter) for n in range(4_000)]
    assert report_problems(CorpusError(*problems), sentences[language], language).fits


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("count", "told"), [(1, 1), (5, 5), (4_000, 5)])
def test_what_is_left_out_is_counted_and_the_first_of_it_named(
    count: int, told: int, language: Language, sentences: Sentences
) -> None:
    corpus = Corpus(ONE, left_out=warnings(count))
    _, heading, *named = rows(Changes(corpus, same=True, added=(), changed=(), removed=()), language, sentences)
    assert heading == sentences[language].reload.warnings.format(count=count)
    assert [row.split(": ")[0] for row in named] == [f"d{n}.en.md:7" for n in range(told)]


@pytest.mark.parametrize("language", Language)
def test_what_is_broken_and_passed_over_is_told_before_all_else_with_what_stays_as_it_was(
    language: Language, sentences: Sentences
) -> None:
    broken = tuple(Problem(f"d{n}.en.md", 1, CorpusReason.no_front_matter) for n in range(3_000))
    corpus = Corpus(MANY, broken=broken, outdated=("d7",))
    words = sentences[language].reload
    told = rows(Changes(corpus, same=False, added=MANY, changed=(), removed=()), language, sentences)
    assert told[1] == words.broken.format(count=3_000)
    assert told[7] == words.kept.format(count=1, names="d7")


@pytest.mark.parametrize("language", Language)
def test_where_everything_is_read_nothing_is_said_of_it(language: Language, sentences: Sentences) -> None:
    assert len(rows(Changes(Corpus(ONE), same=True, added=(), changed=(), removed=()), language, sentences)) == 1


def test_a_long_list_of_new_documents_does_not_push_out_what_is_left_out(sentences: Sentences) -> None:
    changes = Changes(Corpus(MANY, left_out=warnings(1)), same=False, added=MANY, changed=(), removed=())
    assert rows(changes, Language.ENGLISH, sentences)[2].startswith("d0.en.md:7: ")


def test_what_has_come_of_passages_and_questions_is_counted_with_the_time(sentences: Sentences) -> None:
    asked = EditorsQuestion("Who left?", "d0", 1)
    changes = Changes(Corpus(MANY[:3], questions=(asked,)), same=False, added=MANY[1:3], changed=(), removed=())
    words = sentences[Language.ENGLISH]
    told = report_changes(changes, words, Language.ENGLISH, Reloaded(Corpus(ONE), 0.25)).text
    plain = told.replace("\u2068", "").replace("\u2069", "").replace("\u200e", "")
    assert words.reload.passages.format(added=2, removed=0) in plain
    assert words.reload.questions.format(added=1, removed=0) in plain
    assert words.reload.took.format(seconds="0.2") in plain
