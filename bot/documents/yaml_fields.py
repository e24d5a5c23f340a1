"""Reads YAML that people write against a model of its fields, and tells what is wrong with each, line by line."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Annotated, TypeVar

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

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

_Model = TypeVar("_Model", bound=BaseModel)
_Place = tuple[int | str, ...]
# Every value stays the string that was written: no dates, numbers or booleans yet. In C where PyYAML was built so.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_REASONS = {
    "missing": CorpusReason.missing,
    "too_short": CorpusReason.missing,
    "enum": CorpusReason.not_one_of,
    "extra_forbidden": CorpusReason.no_such_field,
    "int_parsing": CorpusReason.not_a_number,
    "int_type": CorpusReason.not_a_number,
    "greater_than_equal": CorpusReason.not_a_number,
    "tuple_type": CorpusReason.not_a_list,
    "frozen_set_type": CorpusReason.not_a_list,
    "dict_type": CorpusReason.not_by_language,
    CorpusReason.not_a_date: CorpusReason.not_a_date,
    CorpusReason.not_an_address: CorpusReason.not_an_address,
    CorpusReason.not_a_contact: CorpusReason.not_a_contact,
    CorpusReason.not_a_line: CorpusReason.not_a_line,
}  # pydantic's name of an error -> ours; any other is a value that should be text
_KEY = "[key]"  # what pydantic puts behind the place of a bad key


def _iso_date(written: object) -> date:
    try:
        if isinstance(written, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return date.fromisoformat(written)
    except ValueError:
        pass  # right in form, but on no calendar
    raise PydanticCustomError(CorpusReason.not_a_date, "not an ISO date")


def is_web_address(written: str) -> bool:
    """Tell whether a text is an address that a browser opens."""
    return bool(re.fullmatch(r"https?://[^\s<>\"]+", written))


def _web_address(written: str) -> str:
    if not is_web_address(written):
        raise PydanticCustomError(CorpusReason.not_an_address, "not a web address")
    return written


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Address = Annotated[Text, AfterValidator(_web_address)]
Number = Annotated[int, Field(ge=1)]


class Fields(BaseModel):
    """Fields that people fill in."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, raw: object) -> object:
        """Take a field left empty for one left out."""
        return {key: value for key, value in raw.items() if value != ""} if isinstance(raw, dict) else raw


def read_fields(file: str, text: str, first_line: int, model: type[_Model]) -> _Model:
    """Return the fields of `text`, which begins in line `first_line` of its file; CorpusError names each bad one."""
    node, raw = _parse(file, text, first_line)
    problems = tuple(_misspelt(file, node, first_line, model))
    try:
        fields = model.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = (_problem(file, node, first_line, each) for each in details)
        named = {problem.values["field"] for problem in problems}  # a slip is told once
        raise CorpusError(*problems, *(each for each in found if each.values["field"] not in named)) from error
    if problems:
        raise CorpusError(*problems)
    return fields


def _parse(file: str, text: str, first_line: int) -> tuple[yaml.Node | None, object]:
    """Return the YAML of `text` with its lines, and the same as plain values."""
    try:
        node = yaml.compose(text, _Loader)
        raw: object = yaml.BaseLoader("").construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else 1
        problem = Problem(file, line, CorpusReason.bad_yaml, {"detail": error.problem or "?"})
        raise CorpusError(problem) from error
    except yaml.YAMLError as error:  # a character YAML does not allow
        raise CorpusError(Problem(file, 1, CorpusReason.bad_yaml, {"detail": str(error).splitlines()[0]})) from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise CorpusError(Problem(file, first_line, CorpusReason.bad_yaml, {"detail": "not 'field: value'"}))
    return node, raw


def _misspelt(file: str, node: yaml.Node | None, first_line: int, model: type[BaseModel]) -> Iterator[Problem]:
    # A field of another program may stand; one letter away from ours it is a slip that would lose a value.
    for key, _ in node.value if node else ():
        near = get_close_matches(str(key.value).lower(), model.model_fields, n=1, cutoff=0.8)
        if near and key.value not in model.model_fields:
            values = {"field": str(key.value), "near": near[0]}
            yield Problem(file, key.start_mark.line + first_line, CorpusReason.unknown_field, values)


def _problem(file: str, node: yaml.Node | None, first_line: int, details: ErrorDetails) -> Problem:
    place = tuple(step for step in details["loc"] if step != _KEY)
    context = details.get("ctx", {})
    values = {
        "field": ".".join(str(step + 1 if isinstance(step, int) else step) for step in place),
        "value": str(details["input"]),
        "choices": context.get("expected", ""),
        **{name: str(context[name]) for name in ("most",) if name in context},
    }
    reason = _REASONS.get(details["type"], CorpusReason.not_text)
    return Problem(file, _line(node, first_line, place), reason, values)


def _line(node: yaml.Node | None, first_line: int, place: _Place) -> int:
    """Return the line of the innermost part of `place` that was written."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + first_line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + first_line
    return line
