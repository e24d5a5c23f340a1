"""Reads YAML that people write against a model of its fields, and tells what is wrong with each, line by line."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Annotated, Generic, TypeVar, get_args

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
from bot.documents.yaml_nodes import Entries, Mapping, Node, read_mapping
from bot.problems import Problem

_Model = TypeVar("_Model", bound=BaseModel)
_Place = tuple[int | str, ...]
MOST_IN_TEXT = 1_000  # characters of a value; titles and names are far shorter
_MOST_TOLD = 100  # problems of one kind in one file: whoever has more has another file in mind
_MOST_SHOWN = 200  # characters of a value
_LONGEST_NAME = 40  # a longer one is no slip of ours
_REASONS = {
    "missing": CorpusReason.missing,
    "too_short": CorpusReason.missing,
    "enum": CorpusReason.not_one_of,
    "extra_forbidden": CorpusReason.no_such_field,
    "int_parsing": CorpusReason.not_a_number,
    "int_parsing_size": CorpusReason.not_a_number,
    "int_type": CorpusReason.not_a_number,
    "greater_than_equal": CorpusReason.not_a_number,
    "tuple_type": CorpusReason.not_a_list,
    "frozen_set_type": CorpusReason.not_a_list,
    "dict_type": CorpusReason.not_by_language,
    "model_type": CorpusReason.not_fields,
    "string_too_long": CorpusReason.too_long,
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


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_IN_TEXT)]
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


class FieldsRead(Generic[_Model]):
    """Fields, and those written beside them that mean nothing here."""

    def __init__(self, fields: _Model, passed_over: tuple[Problem, ...]) -> None:
        """Hold both."""
        self.fields = fields
        self.passed_over = passed_over


def read_fields(file: str, text: str, first_line: int, model: type[_Model]) -> FieldsRead[_Model]:
    """Return the fields of `text`, which begins in line `first_line` of its file; CorpusError names each bad one."""
    root = read_mapping(file, text, first_line)
    unknown = tuple(islice(_unknown(file, root, model), _MOST_TOLD))
    problems = (
        *islice(_repeated(file, root), _MOST_TOLD),
        *(each for each in unknown if each.reason is CorpusReason.unknown_field),
    )
    try:
        fields = model.model_validate(root.plain)
    except ValidationError as error:
        details = islice(error.errors(include_url=False), _MOST_TOLD)
        found = (_problem(file, root, each) for each in details)
        named = {problem.values["field"] for problem in problems}  # a slip is told once
        raise CorpusError(*problems, *(each for each in found if each.values["field"] not in named)) from error
    if problems:
        raise CorpusError(*problems)
    return FieldsRead(fields, unknown)


def _repeated(file: str, node: Node) -> Iterator[Problem]:
    """Yield a problem for each name that stands twice beside each other, at any level."""
    if isinstance(node, Entries):
        for item in node.items:
            yield from _repeated(file, item)
    elif isinstance(node, Mapping):
        seen: dict[str, int] = {}
        for name, value in node.fields:
            if name.text in seen:
                values = {"field": _cut(name.text), "line": str(seen[name.text])}
                yield Problem(file, name.line, CorpusReason.repeated_field, values)
            seen.setdefault(name.text, name.line)
            yield from _repeated(file, value)


def _unknown(file: str, node: Node, model: type[BaseModel], place: str = "") -> Iterator[Problem]:
    """Yield what is no field of ours, at any level: near one of ours a slip that would lose a value, else a remark."""
    passes_over = model.model_config.get("extra") == "ignore"
    if isinstance(node, Entries):
        for number, item in enumerate(node.items, 1):
            yield from _unknown(file, item, model, f"{place}{number}.")
    elif isinstance(node, Mapping):
        for name, value in node.fields:
            known = model.model_fields.get(name.text)
            inner = _model_in(known.annotation) if known else None
            if inner:
                yield from _unknown(file, value, inner, f"{place}{name.text}.")
            elif not known and (passes_over or _near(name.text, model)):
                yield _stranger(file, name.line, place, name.text, model)


def _stranger(file: str, line: int, place: str, name: str, model: type[BaseModel]) -> Problem:
    values = {"field": _cut(place + name)}
    near = _near(name, model)
    if near:
        return Problem(file, line, CorpusReason.unknown_field, {**values, "near": near})
    return Problem(file, line, CorpusReason.field_left_out, values)


def _near(name: str, model: type[BaseModel]) -> str | None:
    if name in model.model_fields or len(name) > _LONGEST_NAME:
        return None
    near = get_close_matches(name.lower(), model.model_fields, n=1, cutoff=0.8)
    return near[0] if near else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model of fields that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _problem(file: str, root: Mapping, details: ErrorDetails) -> Problem:
    place = tuple(step for step in details["loc"] if step != _KEY)
    context = details.get("ctx", {})
    values = {
        "field": _cut(".".join(str(step + 1 if isinstance(step, int) else step) for step in place)),
        "value": _cut(str(details["input"])),
        "choices": context.get("expected", "").replace(" or ", " / "),  # a sentence of any language goes round it
        **{ours: str(context[name]) for name, ours in (("most", "most"), ("max_length", "most")) if name in context},
    }
    return Problem(file, _line(root, place), _REASONS.get(details["type"], CorpusReason.not_text), values)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}\u2026"


def _line(root: Mapping, place: _Place) -> int:
    """Return the line of the innermost part of `place` that was written."""
    line = 1
    node: Node = root
    for step in place:
        if isinstance(node, Mapping):
            pair = next(((name, value) for name, value in node.fields if name.text == step), None)
            if pair is None:
                break
            line, node = pair[0].line, pair[1]
        elif isinstance(node, Entries) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
    return line
