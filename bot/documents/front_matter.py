"""Reads a document's front matter: YAML between two lines of three hyphens, checked field by field."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Annotated

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.documents.corpus import Kind
from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem
from bot.text.languages import Language

FENCE = "---"
# Every value stays the string that was written: no dates, numbers or booleans yet. In C where PyYAML was built so.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_REASONS = {
    "missing": CorpusReason.missing,
    "enum": CorpusReason.not_one_of,
    "int_parsing": CorpusReason.not_a_number,
    "int_type": CorpusReason.not_a_number,
    "greater_than_equal": CorpusReason.not_a_number,
    "tuple_type": CorpusReason.not_a_list,
    "frozen_set_type": CorpusReason.not_a_list,
    CorpusReason.not_a_date: CorpusReason.not_a_date,
    CorpusReason.not_an_address: CorpusReason.not_an_address,
}  # pydantic's name of an error -> ours; any other is a value that should be text


def _iso_date(written: object) -> date:
    try:
        if isinstance(written, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return date.fromisoformat(written)
    except ValueError:
        pass  # right in form, but on no calendar
    raise PydanticCustomError(CorpusReason.not_a_date, "not an ISO date")


def _web_address(written: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", written):
        raise PydanticCustomError(CorpusReason.not_an_address, "not a web address")
    return written


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Address = Annotated[Text, AfterValidator(_web_address)]
Number = Annotated[int, Field(ge=1)]


class _Fields(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, raw: object) -> object:
        """Take a field left empty for one left out."""
        return {key: value for key, value in raw.items() if value != ""} if isinstance(raw, dict) else raw


class HeadSource(_Fields):
    """One entry of `sources`."""

    publisher: Text | None = None
    url: Address | None = None
    published: Day | None = None
    paragraphs: frozenset[Number] = frozenset()


class Head(_Fields):
    """The fields that a document's front matter may have."""

    title: Text
    language: Language
    original: Language | None = None
    kind: Kind = Kind.ARTICLE
    publisher: Text | None = None
    url: Address | None = None
    published: Day | None = None
    event_date: Day | None = None
    sources: tuple[HeadSource, ...] = ()
    compiled: Day | None = None
    questions: tuple[Text, ...] = ()  # that this version answers, offered after an answer that cites it


def read_head(file: str, lines: list[str]) -> tuple[Head, int]:
    """Return the front matter and the number of lines it takes, fences included; CorpusError names each bad field."""
    if not lines or lines[0].rstrip() != FENCE:
        raise CorpusError(Problem(file, 1, CorpusReason.no_front_matter))
    length = next((i for i, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), None)
    if length is None:
        raise CorpusError(Problem(file, 1, CorpusReason.open_front_matter))
    node, raw = _parse(file, "\n".join(lines[1 : length - 1]))
    problems = tuple(_misspelt(file, node))
    try:
        head = Head.model_validate(raw)
    except ValidationError as error:
        found = tuple(_problem(file, node, details) for details in error.errors(include_url=False))
        raise CorpusError(*problems, *found) from error
    if problems:
        raise CorpusError(*problems)
    return head, length


def _parse(file: str, text: str) -> tuple[yaml.Node | None, object]:
    """Return the YAML of `text` with its lines, and the same as plain values."""
    try:
        node = yaml.compose(text, _Loader)
        raw: object = yaml.BaseLoader("").construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = Problem(file, line, CorpusReason.bad_yaml, {"detail": error.problem or "?"})
        raise CorpusError(problem) from error
    except yaml.YAMLError as error:  # a character YAML does not allow
        raise CorpusError(Problem(file, 1, CorpusReason.bad_yaml, {"detail": str(error).splitlines()[0]})) from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise CorpusError(Problem(file, 2, CorpusReason.bad_yaml, {"detail": "not 'field: value'"}))
    return node, raw


def _misspelt(file: str, node: yaml.Node | None) -> Iterator[Problem]:
    # A field of another program may stand; one letter away from ours it is a slip that would lose a value.
    for key, _ in node.value if node else ():
        near = get_close_matches(str(key.value).lower(), Head.model_fields, n=1, cutoff=0.8)
        if near and key.value not in Head.model_fields:
            values = {"field": str(key.value), "near": near[0]}
            yield Problem(file, key.start_mark.line + 2, CorpusReason.unknown_field, values)


def _problem(file: str, node: yaml.Node | None, details: ErrorDetails) -> Problem:
    place = details["loc"]
    field = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place)
    values = {
        "field": field,
        "value": str(details["input"]),
        "choices": details.get("ctx", {}).get("expected", ""),
    }
    reason = _REASONS.get(details["type"], CorpusReason.not_text)
    return Problem(file, _line(node, place), reason, values)


def _line(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """Return the line of the innermost part of `place` that was written."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 2, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 2
    return line
