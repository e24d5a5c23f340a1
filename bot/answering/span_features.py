"""Counts what speaks for and against each piece of a quote as the answer in it, all pieces at once. Pure.

A row for each candidate, a column for each name of `SPAN_FEATURES`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering.answer_values import WITH_VALUES
from bot.answering.run_counter import GAPS, Columns, Floats, RunCounter, sums_up_to
from bot.answering.span_candidates import QuoteWords, Run
from bot.questions.answer_types import AnswerType
from bot.search import Match

_TYPES = sorted(WITH_VALUES)

SPAN_FEATURES = (
    "covers",  # share of the question in it
    "covered_beside",  # share of the question elsewhere in the quote
    "covered_by_clause",  # share of the question in the clause it begins in
    "new",  # share of its words that are not the question's
    "nothing_new",
    "words",
    "log_words",
    "long",
    "characters",
    "share_of_clause",
    "whole_clause",
    "clauses",  # several whole ones
    "parts",  # it begins within a clause and goes on over others
    "share_of_quote",
    "after_question",  # logarithm of the distance from the question's word before it
    "before_question",  # likewise to the one after it
    "near_question",  # weights of the question's words outside it, each by its distance
    "adjoins_before",
    "adjoins_after",
    "first",
    "ends_clause",
    "begins_clause",
    "begins_with_function_word",
    "after_function_word",
    *GAPS,
    "after_that",
    "capitals",
    "all_capitals",
    "digits",
    "is_asked_value",
    "has_asked_value",
    "lacks_asked_value",
    "lacks_present_value",
    "asked_values",
    "is_name",
    "has_name",
    "names",
    "asked_kind",  # 1 if it has a word for what the question asks one of, "base" in "which base?"
    "ands",
    "negated_before",  # 1 if its clause says "not" or "refused" before it
    "has_negation",
    "contrasts",  # 1 if it has a word like "while"
    "quoted",  # 1 if it has words in quotation marks
    "matched_value",  # 1 if it has a value that is asked for together with a word of the question
    "another_matches",  # 1 if a value elsewhere has and it has none
    "sentence_share",  # share of the question in the sentence it begins in
    "best_sentence",  # 1 if no other sentence has more
    "several_sentences",
    *(f"is_{each}" for each in _TYPES),
    *(f"has_{each}" for each in _TYPES),
)


@dataclass(frozen=True)
class LookedFor:
    """What in a quote may be what a question asks for."""

    types: frozenset[AnswerType]
    focus: frozenset[str]  # stems of what the question asks one of
    values: Mapping[AnswerType, Sequence[Run]]
    names: Sequence[Run]


def span_features(
    quote: QuoteWords,
    runs: Sequence[Run],
    matches: Sequence[tuple[Match, float]],
    looked_for: LookedFor,
) -> Floats:
    """Return a row of features for each run; `matches` are the question's words with their shares of it."""
    counter = RunCounter(quote, runs, matches)
    columns = {
        **counter.shape(),
        **counter.surroundings(),
        **counter.question(),
        **_of_sentences(counter),
        **_of_meaning(counter, looked_for),
        **_of_values(counter, looked_for),
    }
    features = np.empty((len(SPAN_FEATURES), len(runs)))
    for row, name in zip(features, SPAN_FEATURES, strict=True):
        row[:] = columns[name]
    return features.T


def _of_sentences(counter: RunCounter) -> Columns:
    """Return what tells of the sentence that a run begins in."""
    of_word = counter.words.sentence_of
    shares = np.bincount(of_word, weights=counter.share_of_word, minlength=counter.words.sentences)
    own = of_word[counter.first]
    return {
        "sentence_share": shares[own],
        "best_sentence": shares[own] >= shares.max(),
        "several_sentences": of_word[counter.last] > own,
    }


def _of_meaning(counter: RunCounter, looked_for: LookedFor) -> Columns:
    """Return what tells of names, of what is counted up or denied, and of what the question asks one of."""
    words = counter.words
    exact, count = counter.held(looked_for.names)
    kinds = {match.start for match, _ in counter.matches if looked_for.focus.intersection(match.terms)}
    asked_kinds = np.array([start in kinds for start in words.starts.tolist()], dtype=np.float64)
    before = words.negations[counter.first] - words.negations[counter.clause_first]
    return {
        "is_name": exact,
        "has_name": count > 0,
        "names": count,
        "asked_kind": counter.sum(sums_up_to(asked_kinds)) > 0,
        "ands": counter.sum(words.ands),
        "negated_before": before > 0,
        "has_negation": counter.sum(words.negations) > 0,
        "contrasts": counter.sum(words.contrasts) > 0,
        "quoted": np.searchsorted(words.quoted, counter.end) > np.searchsorted(words.quoted, counter.start),
    }


def _of_values(counter: RunCounter, looked_for: LookedFor) -> Columns:
    """Return what tells of dates, numbers, names and other values that a run is or has."""
    values, types = looked_for.values, looked_for.types
    none = np.zeros(len(counter.first))
    held = {each: counter.held(values.get(each, ())) for each in _TYPES}
    exact = {each: found[0] for each, found in held.items()}
    within = {each: found[1] for each, found in held.items()}
    asked = [each for each in _TYPES if each in types]
    count = sum((within[each] for each in asked), none)
    lacks = (count == 0) * float(bool(asked))
    matched = [run for each in asked for run in values.get(each, ()) if counter.is_match[run[0] : run[1] + 1].any()]
    has_matched = counter.held(matched)[1] > 0
    return {
        **{f"is_{each}": exact[each] for each in _TYPES},
        **{f"has_{each}": within[each] > 0 for each in _TYPES},
        "is_asked_value": np.max([none, *(exact[each] for each in asked)], axis=0),
        "has_asked_value": count > 0,
        "lacks_asked_value": lacks,
        "lacks_present_value": lacks * any(values[each] for each in asked),
        "asked_values": count,
        "matched_value": has_matched,
        "another_matches": ~has_matched * float(bool(matched)),
    }
