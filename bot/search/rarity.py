"""Tells how rare the words of a question are in a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.search.field import Field
from bot.search.question_field import QuestionField
from bot.search.term_matching import SURE
from bot.search.word_groups import WordGroup


@dataclass(frozen=True)
class Rarity:
    """How rare the words of a group are."""

    frequencies: Mapping[str, int]  # of each term, by its stem: how many entries have it in any form
    known: frozenset[str]  # stems of the terms that any text or editors' question has


def rarity_of(texts: Field, questions: QuestionField | None, group: WordGroup) -> Rarity:
    """Return how rare the words of a group are in texts and editors' questions."""
    frequencies = {term.text: texts.frequency([term.text]) for term in group.terms}
    for expansion in group.expansions:
        frequency = texts.frequency(stem for stem, weight in expansion.stems.items() if weight >= SURE)
        for term in expansion.terms:
            frequencies[term.text] = max(frequencies[term.text], frequency)
    known: set[str] = set()
    for stem, answering in group.stems.items():
        sure = [term for term, surely in answering.items() if surely >= SURE and term not in known]
        if sure and (texts.frequency([stem]) or (questions and questions.frequency([stem]))):
            known.update(sure)
    return Rarity(frequencies, frozenset(known))
