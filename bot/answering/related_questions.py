"""Offers further questions that the documents of an answer are known to answer too. Pure but for what it remembers.

The questions stand in the front matter of the documents. One is offered only if asking it cites that very document
first, so that whoever taps it is never told that the sources do not say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from bot.answering.answers import Answer
from bot.documents import Document, Passage
from bot.text.languages import Language
from bot.text.terms import find_terms

MOST_RELATED = 3
_Known = tuple[tuple[str, Passage], ...]  # questions with the passage that answers each


@dataclass(frozen=True)
class Related:
    """The questions of one corpus; each is tried once, when its document is first cited."""

    ask: Callable[[str], Answer]
    _known: dict[tuple[str, Language], _Known] = field(default_factory=dict)

    def to(self, answer: Answer) -> tuple[str, ...]:
        """Return at most `MOST_RELATED` questions in the language of `answer` about what it does not cite yet."""
        cited = [citation.passage for citation in answer.citations]
        documents = {passage.document.slug: passage.document for passage in cited}
        asked = _words(answer.question)
        found = (
            question
            for document in documents.values()
            for question, passage in self._answered(document, answer.language)
            if passage not in cited and _words(question) != asked
        )
        return tuple(islice(found, MOST_RELATED))

    def _answered(self, document: Document, language: Language) -> _Known:
        key = document.slug, language
        if key not in self._known:
            self._known[key] = tuple(self._try(document, language))
        return self._known[key]

    def _try(self, document: Document, language: Language) -> Iterator[tuple[str, Passage]]:
        for question in document.versions[language].questions if language in document.versions else ():
            answer = self.ask(question)
            if answer.citations and answer.citations[0].passage.document.slug == document.slug:
                yield question, answer.citations[0].passage


def _words(question: str) -> frozenset[str]:
    return frozenset(term.text for term in find_terms(question))
