"""JSON values as Telegram exchanges them, read without casts. Knows nothing of methods or messages."""

import json
from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = dict[str, Json]


def parse_json(raw: str | bytes) -> Json:
    """Return the value of a JSON text; ValueError if it is none."""
    value: Json = json.loads(raw)
    return value


def text_at(box: Mapping[str, Json], key: str) -> str:
    """Return the text under `key`, "" if there is none."""
    value = box.get(key)
    return value if isinstance(value, str) else ""


def number_at(box: Mapping[str, Json], key: str) -> int | None:
    """Return the whole number under `key`, None if there is none."""
    value = box.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def flag_at(box: Mapping[str, Json], key: str) -> bool:
    """Tell whether `key` holds true."""
    return box.get(key) is True


def object_at(box: Mapping[str, Json], key: str) -> Object | None:
    """Return the object under `key`, None if there is none."""
    value = box.get(key)
    return value if isinstance(value, dict) else None


def objects_at(box: Mapping[str, Json], key: str) -> list[Object]:
    """Return the objects in the array under `key`, [] if there is none."""
    value = box.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts_at(box: Mapping[str, Json], key: str) -> list[str]:
    """Return the texts in the array under `key`, [] if there is none."""
    value = box.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
