"""Makes updates up from the Bot API's own list of types, with what the bot looks at more often than chance would."""

import copy
from collections.abc import Sequence
from functools import cache
from random import Random

from hypothesis import strategies as st

from bot.chat.callback_table import CALLBACK_ROUTES
from bot.chat.command_table import COMMANDS
from bot.preview.bot_api.shapes import Json, Object
from bot.preview.bot_api.spec import load_spec
from tests.conversations.talk import ENGLISH_QUESTION, HOW_MANY, IN_SYRIA, NEAR, QUESTION, UNANSWERED

# How often each kind comes, of a hundred; being added to a group makes the bot wait for a second.
_KINDS = {
    "message": 60,
    "callback_query": 20,
    "inline_query": 8,
    "edited_message": 6,
    "guest_message": 3,
    "chosen_inline_result": 2,
    "my_chat_member": 1,
}
# Of kinds of messages that the bot does not ask for.
_ELSEWHERE = {"business_connection_id", "direct_messages_topic"}
_MOST_FIELDS = 6  # that are optional, in one object
_DEEPEST = 3  # objects within objects
_DATES = st.integers(1_700_000_000, 1_800_000_000)
_NUMBERS = st.one_of(st.integers(0, 300), st.integers(-(2**63), 2**63 - 1))
_TEXTS = st.one_of(
    st.sampled_from([QUESTION, ENGLISH_QUESTION, HOW_MANY, IN_SYRIA, NEAR, UNANSWERED, "شكرا", "؟", "@WithdrawalBot"]),
    st.sampled_from([f"/{command.name}" for command in COMMANDS]),
    st.builds(
        "{}{} {}".format,
        st.sampled_from([f"/{command.name}" for command in COMMANDS]),
        st.sampled_from(["", "@WithdrawalBot", "@OtherBot"]),
        st.text(max_size=40),
    ),
    st.builds("@WithdrawalBot {}".format, st.text(max_size=60)),
    # What Telegram deletes from messages of bots, and what it adds entities for.
    st.lists(
        st.sampled_from(["\u202e", "\u2028", "\r", "@another", "#Iraq", "بغداد", "troops", "left"]), max_size=12
    ).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=300),
)
_BUTTONS = st.one_of(*(st.from_regex(route.pattern, fullmatch=True) for route in CALLBACK_ROUTES), st.text(max_size=64))


class UpdateStrategies:
    """Strategies for updates in chats and by people that a stand-in knows."""

    def __init__(self, chats: Sequence[Object], people: Sequence[Object]) -> None:
        self._chats = st.sampled_from(chats)
        self._people = st.sampled_from(people)

    def updates(self) -> st.SearchStrategy[Object]:
        """Return updates of the kinds that the bot asks for."""
        names = [name for name, share in _KINDS.items() for _ in range(share)]
        return st.sampled_from(names).flatmap(self._update)

    def _update(self, name: str) -> st.SearchStrategy[Object]:
        (kind,) = load_spec().types["Update"][name].kinds
        number = st.integers(1, 2**31)
        return st.fixed_dictionaries({"update_id": number, name: self._object(kind, _DEEPEST)})

    @cache  # noqa: B019 - as many as there are types; both live as long as the tests
    def _object(self, kind: str, depth: int) -> st.SearchStrategy[Json]:
        """Return objects of a type, with its required fields and some of the others."""
        if kind == "User":
            return self._people
        if kind == "Chat":
            return self._chats
        spec = load_spec()
        if kind in spec.unions:
            return st.one_of(*(self._of_kind(member, depth) for member in spec.unions[kind]))
        fields = spec.types[kind]
        values = cache(lambda name: self._value(name, fields[name].kinds, depth - 1))  # making them takes long
        required = {name: values(name) for name, each in fields.items() if each.required}
        others = [
            name
            for name, each in fields.items()
            if not each.required and name not in _ELSEWHERE and (depth > 0 or _is_plain(each.kinds))
        ]
        likely = [
            name for name in ("from", "text", "entities", "data", "message", "reply_to_message") if name in others
        ]
        names = st.lists(st.sampled_from(others + likely * 10), max_size=_MOST_FIELDS, unique=True) if others else None
        if names is None:
            return st.fixed_dictionaries(required)
        chosen = names.flatmap(lambda some: st.fixed_dictionaries({each: values(each) for each in some}))
        return st.builds(lambda one, more: {**one, **more}, st.fixed_dictionaries(required), chosen)

    def _value(self, name: str, kinds: Sequence[str], depth: int) -> st.SearchStrategy[Json]:
        if name in {"date", "edit_date"}:
            return _DATES
        if name == "data":
            return _BUTTONS
        return st.one_of(*(self._of_kind(kind, depth) for kind in kinds))

    def _of_kind(self, kind: str, depth: int) -> st.SearchStrategy[Json]:
        if kind.startswith("Array of "):
            return st.lists(self._of_kind(kind.removeprefix("Array of "), depth), max_size=3)
        plain: dict[str, st.SearchStrategy[Json]] = {
            "Integer": _NUMBERS,
            "Float": st.floats(allow_nan=False, allow_infinity=False),
            "String": _TEXTS,
            "Boolean": st.booleans(),
        }
        return plain[kind] if kind in plain else st.deferred(lambda: self._object(kind, max(depth, 0)))


def _is_plain(kinds: Sequence[str]) -> bool:
    return all(kind in {"Integer", "Float", "String", "Boolean"} for kind in kinds)


def spoiled(update: Object, seed: int) -> Object:
    """Return an update with one of its fields missing, null or of another type, as no server should send it."""
    update = copy.deepcopy(update)  # chats and people in it are the stand-in's own
    random = Random(seed)  # noqa: S311 - not for secrets
    boxes = [update]
    for box in boxes:
        boxes.extend(value for value in box.values() if isinstance(value, dict))
    box = random.choice([each for each in boxes if each])
    name = random.choice(list(box))
    changed: list[Json] = [None, 0, "", [], {}, -1, "x", [[[]]]]
    if random.random() < 1 / 3:
        del box[name]
    else:
        box[name] = random.choice(changed)
    return update
