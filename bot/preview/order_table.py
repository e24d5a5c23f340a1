"""Every order of a page, by its name in the address, and what carries it out."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from bot.preview.bot_api.shapes import Json
from bot.preview.orders import Choosing, Explaining, Inquiring, Pressing, Rewriting, Saying, Teaching
from bot.preview.site import Site

_Order = TypeVar("_Order", bound=BaseModel)
Carrying = Callable[[bytes], Awaitable[Json]]


def order_table(site: Site) -> Mapping[str, Carrying]:
    """Return what carries out each order, given as JSON; ValidationError if it is none."""
    actions = site.actions

    async def start(_: bytes) -> Json:
        return site.start()

    return {
        "start": start,
        "say": _at_once(Saying, actions.say),
        "rewrite": _at_once(Rewriting, actions.rewrite),
        "choose": _at_once(Choosing, actions.choose),
        "press": _read(Pressing, actions.press),
        "inquire": _read(Inquiring, actions.inquire),
        "explain": _read(Explaining, site.explain),
        "teach": _read(Teaching, site.teach),
    }


def _read(kind: type[_Order], carry_out: Callable[[_Order], Awaitable[Json]]) -> Carrying:
    async def carrying(body: bytes) -> Json:
        return await carry_out(kind.model_validate_json(body))

    return carrying


def _at_once(kind: type[_Order], carry_out: Callable[[_Order], None]) -> Carrying:
    async def carrying(body: bytes) -> Json:
        carry_out(kind.model_validate_json(body))
        return None

    return carrying
