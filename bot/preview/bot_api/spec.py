"""Checks calls and updates against the Bot API's own list of methods and types.

Knows names, required fields and JSON types; the rules no table can hold (lengths, states, rights) are not here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, flag_at, number_at, object_at, parse_json, text_at, texts_at

SPEC_FILE = Path(__file__).with_name("bot-api-spec.json")
_INTEGER = re.compile(r"-?[0-9]{1,19}")
_FLOAT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_FLAGS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}
_SCALARS = {"Integer": (int,), "Float": (int, float), "String": (str,), "Boolean": (bool,)}


class MismatchError(ValueError):
    """A value that is not of the type it should have, and where it stands."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.depth = where.count(".") + where.count("[")


@dataclass(frozen=True)
class Field:
    """A parameter of a method or a field of a type."""

    kinds: tuple[str, ...]  # any of "Integer", "String", "Array of ...", a type's name
    required: bool


Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Spec:
    """The methods and types of one Bot API version."""

    methods: Mapping[str, Fields]
    types: Mapping[str, Fields]
    unions: Mapping[str, tuple[str, ...]]
    results: Mapping[str, tuple[str, ...]]  # method -> kinds

    def read_call(self, method: str, fields: Mapping[str, Json]) -> Object:
        """Return a call's parameters with their proper types.

        Texts are decoded the way form fields are, because the real server takes both alike. Raises ApiError.
        """
        if method not in self.methods:
            raise ApiError(404, "Not Found: method not found")
        known = self.methods[method]
        for name in fields:
            if name not in known:
                raise bad_request(f'{method} has no parameter "{name}"')
        try:
            decoded = {name: _decode(value, known[name].kinds, name) for name, value in fields.items()}
            self._check_fields(decoded, known, method)
        except MismatchError as error:
            raise bad_request(str(error)) from error
        return decoded

    def check_result(self, method: str, result: Json) -> None:
        """Raise MismatchError unless a method may answer with `result`."""
        self.check(result, self.results[method], method)

    def check(self, value: Json, kinds: Sequence[str], where: str) -> None:
        """Raise MismatchError unless `value` is one of `kinds`, down to the last nested field."""
        mismatches: list[MismatchError] = []
        for kind in kinds:
            try:
                self._check_kind(value, kind, where)
            except MismatchError as error:
                mismatches.append(error)
            else:
                return
        # Of several readings the one that went deepest was meant.
        raise max(mismatches, key=lambda error: error.depth)

    def _check_kind(self, value: Json, kind: str, where: str) -> None:
        if kind in _SCALARS:
            _check_scalar(value, kind, where)
        elif kind.startswith("Array of "):
            if not isinstance(value, list):
                raise MismatchError(where, f"{value!r} is not an array")
            for place, item in enumerate(value):
                self.check(item, [kind.removeprefix("Array of ")], f"{where}[{place}]")
        elif kind in self.unions:
            self.check(value, self._members(kind, value), where)
        elif kind != "InputFile":
            if not isinstance(value, dict):
                raise MismatchError(where, f"{value!r} is not a {kind}")
            self._check_fields(value, self.types[kind], where)

    def _check_fields(self, box: Object, known: Fields, where: str) -> None:
        for name in box:
            if name not in known:
                raise MismatchError(f"{where}.{name}", "no such field")
        for name, field in known.items():
            if name in box:
                self.check(box[name], field.kinds, f"{where}.{name}")
            elif field.required:
                raise MismatchError(f"{where}.{name}", "required, but missing")

    def _members(self, union: str, value: Json) -> tuple[str, ...]:
        """Return the members a value can mean: the one its "type" or "status" names, else all."""
        members = self.unions[union]
        if not isinstance(value, dict):
            return members
        tag = text_at(value, "type") or text_at(value, "status")
        named = union + "".join(part.capitalize() for part in tag.split("_"))
        return (named,) if named in members else members


@cache
def load_spec() -> Spec:
    """Read the spec that lies beside this file."""
    raw = parse_json(SPEC_FILE.read_bytes())
    if not isinstance(raw, dict):
        raise TypeError(f"{SPEC_FILE.name} is not a JSON object")
    methods, types = _entries(raw, "methods"), _entries(raw, "types")
    return Spec(
        methods={name: _fields(entry) for name, entry in methods.items()},
        types={name: _fields(entry) for name, entry in types.items() if "sub" not in entry},
        unions={name: tuple(texts_at(entry, "sub")) for name, entry in types.items() if "sub" in entry},
        results={name: tuple(texts_at(entry, "ret")) for name, entry in methods.items()},
    )


def _entries(raw: Object, part: str) -> dict[str, Object]:
    entries = object_at(raw, part) or {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, dict)}


def _fields(entry: Object) -> dict[str, Field]:
    fields = _entries(entry, "f")
    return {
        name: Field(tuple(texts_at(field, "t")), required=number_at(field, "r") == 1 or flag_at(field, "r"))
        for name, field in fields.items()
    }


def _check_scalar(value: Json, kind: str, where: str) -> None:
    # Python counts True as an integer; JSON does not.
    fits = isinstance(value, _SCALARS[kind]) and (isinstance(value, bool) == (kind == "Boolean"))
    if not fits:
        raise MismatchError(where, f"{value!r} is not of type {kind}")


def _decode(value: Json, kinds: Sequence[str], where: str) -> Json:
    if not isinstance(value, str):
        return value
    if "Integer" in kinds and _INTEGER.fullmatch(value):
        return int(value)
    if "Float" in kinds and _FLOAT.fullmatch(value):
        return float(value)
    if "Boolean" in kinds and value in _FLAGS:
        return _FLAGS[value]
    if any(kind in _SCALARS or kind == "InputFile" for kind in kinds):
        return value
    try:
        return parse_json(value)
    except ValueError as error:
        raise MismatchError(where, f"can't parse {' or '.join(kinds)}: {value!r} is not JSON") from error
