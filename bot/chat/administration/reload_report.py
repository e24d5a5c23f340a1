"""Writes what a reload brought, as much as fits into one message, and how much more there is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.chat.writing.answer_messages import line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import MOST_CHARACTERS, Markup, join, plain
from bot.documents import Changes, Corpus, CorpusError, Document
from bot.locale import Phrases
from bot.problems import Problem
from bot.text.languages import Language

_MOST_PROBLEMS = 20  # each may be long, and below them stands what can be done
_MOST_WARNINGS = 5  # what does no harm must not hide what has changed; `check` tells all of them


@dataclass(frozen=True)
class Reloaded:
    """What a reload began with and what it took."""

    before: Corpus
    seconds: float


def report_changes(changes: Changes, phrases: Phrases, language: Language, reloaded: Reloaded | None = None) -> Markup:
    """Return what differs from before, and first what of the files is not read."""
    about_reload = _reloaded(changes, reloaded, phrases) if reloaded else ()
    head, *others = _changes(changes, phrases, language)
    return _fitted([head, *about_reload, *others], phrases, language)


def _reloaded(changes: Changes, reloaded: Reloaded, phrases: Phrases) -> Iterator[Markup]:
    """Yield how many passages and editors' questions have come and gone, and how long it took."""
    words, before, after = phrases.reload, reloaded.before, changes.corpus
    for sentence, old, new in (
        (words.passages, _passages(before), _passages(after)),
        (words.questions, set(before.questions), set(after.questions)),
    ):
        if old != new:
            yield plain(sentence.format(added=isolate(len(new - old)), removed=isolate(len(old - new))))
    yield plain(words.took.format(seconds=isolate(f"{reloaded.seconds:.1f}")))


def _passages(corpus: Corpus) -> set[tuple[str, str, str]]:
    """Return the texts of all passages in all languages, with their documents."""
    return {
        (document.slug, language, paragraph.text)
        for document in corpus.documents
        for language, version in document.versions.items()
        for paragraph in version.paragraphs
    }


def report_problems(error: CorpusError, phrases: Phrases, language: Language) -> Markup:
    """Return why the corpus stays as it was."""
    return _fitted(list(_problems(error, phrases)), phrases, language)


def report_refusal(error: CorpusError, phrases: Phrases, language: Language) -> Markup:
    """Return why something was not written, without the places of the files."""
    rows = [plain(phrases.problems[each.reason].format(**_values(each))) for each in error.problems]
    return _fitted(rows, phrases, language)


def _fitted(rows: Sequence[Markup], phrases: Phrases, language: Language) -> Markup:
    """Return as many rows as fit, one at least, and how many did not."""
    directed = [line(row, language) for row in rows[:MOST_CHARACTERS]]  # each has one letter at least

    def first(count: int) -> Markup:
        left = len(rows) - count
        more = phrases.reload.more.format(count=isolate(left))
        return join("\n", [*directed[:count], *([line(plain(more), language)] if left else [])])

    fitting = bisect_left(range(1, len(directed) + 1), x=True, key=lambda count: not first(count).fits)
    return first(max(fitting, 1))


def _changes(changes: Changes, phrases: Phrases, language: Language) -> Iterator[Markup]:
    words = phrases.reload
    counts = {
        "documents": phrases.count.documents.about(len(changes.corpus.documents), language, isolate),
        "passages": phrases.count.passages.about(len(changes.corpus.passages), language, isolate),
    }
    yield plain((words.unchanged if changes.same else words.done).format(**counts))
    if broken := changes.corpus.broken:
        yield plain(words.broken.format(count=isolate(len(broken))))
        yield from _sentences(broken[:_MOST_WARNINGS], phrases)
        if kept := changes.corpus.outdated:
            names = f"{phrases.sources.separator} ".join(map(isolate, kept[:_MOST_WARNINGS]))
            yield plain(words.kept.format(count=isolate(len(kept)), names=names))
    if warnings := changes.corpus.left_out:
        yield plain(words.warnings.format(count=isolate(len(warnings))))
        yield from _sentences(warnings[:_MOST_WARNINGS], phrases)
    for sentence, documents in (
        (words.added, changes.added),
        (words.changed, changes.changed),
        (words.removed, changes.removed),
    ):
        if documents:
            yield plain(sentence.format(count=isolate(len(documents))))
            yield from (plain(f"• {_title(document, language)}") for document in documents)


def _title(document: Document, language: Language) -> str:
    return title_of(document.version(language).title)


def _problems(error: CorpusError, phrases: Phrases) -> Iterator[Markup]:
    yield plain(phrases.reload.failed.format(count=isolate(len(error.problems))))
    yield from _sentences(error.problems[:_MOST_PROBLEMS], phrases)
    if left := len(error.problems[_MOST_PROBLEMS:]):
        yield plain(phrases.reload.more.format(count=isolate(left)))
    yield plain(phrases.reload.keep)


def _sentences(problems: Iterable[Problem], phrases: Phrases) -> Iterator[Markup]:
    for problem in problems:
        sentence = phrases.problems[problem.reason].format(**_values(problem))
        yield plain(f"{isolate(problem.place)}: {sentence}")


def _values(problem: Problem) -> dict[str, str]:
    return {name: title_of(value) for name, value in problem.values.items()}
