"""Lays chats out as one page that looks like Telegram. Knows nothing of the bot."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from tests.pictures.marks import message_html
from tests.standin import Button, Offer, Reply

_STYLE = Path(__file__).with_name("page.css")
WIDTH = 1500  # as the style sheet says


def page(columns: Iterable[Sequence[str]]) -> str:
    """Return the page of these columns of phones, which notes its own height for whoever takes the picture."""
    inside = "".join(f"<div class=column>{''.join(phones)}</div>" for phones in columns)
    note = "document.documentElement.dataset.height = Math.ceil(document.body.getBoundingClientRect().height)"
    style = _STYLE.read_text(encoding="utf-8")
    head = f"<meta charset=utf-8><title>Replies</title><style>{style}</style>"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{inside}<script>{note}</script></body></html>"


def phone(title: str, subtitle: str, *messages: str, below: str = "") -> str:
    """Return a chat with its head; `below` stands where one writes."""
    face = f"<span class=face>{escape(title.strip()[:1])}</span>"
    head = (
        f"<header>{face}<div><b dir=auto>{escape(title)}</b><small dir=auto>{escape(subtitle)}</small></div></header>"
    )
    return f"<section>{head}<div class=chat>{''.join(messages)}</div>{below}</section>"


def said(text: str, *, sender: str = "") -> str:
    """Return the bubble of a person: the reader's own if it names no sender."""
    name = f"<p dir=auto class=sender>{escape(sender)}</p>" if sender else ""
    return f'<div class="bubble {"theirs" if sender else "own"}">{name}<p dir=auto>{_written(text)}</p></div>'


def replied(reply: Reply, *, sender: str = "", to: tuple[str, str] | None = None) -> str:
    """Return the bubble of the bot, with its buttons; `to` is whom and what it answers."""
    name = f"<p dir=auto class=sender>{escape(sender)}</p>" if sender else ""
    answered = f"<div class=answered dir=auto><b>{escape(to[0])}</b><p>{_written(to[1])}</p></div>" if to else ""
    bubble = f'<div class="bubble theirs">{name}{answered}{message_html(reply)}</div>'
    return f"<div class=message>{bubble}{_buttons(reply.buttons)}</div>"


def sent_via(offer: Offer, bot: str) -> str:
    """Return the bubble of a chosen result."""
    bubble = f'<div class="bubble own">{_via(bot)}{message_html(offer.reply)}</div>'
    return f'<div class="message mine">{bubble}{_buttons(offer.reply.buttons)}</div>'


def offered(typed: str, bot: str, offers: Iterable[Offer]) -> str:
    """Return the field one writes in, with what is offered above it."""
    rows = "".join(
        f"<li><span class=tile>{number}</span><div><b dir=auto>{escape(offer.title)}</b>"
        f"<p dir=auto>{escape(offer.description)}</p></div></li>"
        for number, offer in enumerate(offers, 1)
    )
    field = f"<div class=field><span class=bot>@{escape(bot)}</span> <bdi>{escape(typed)}</bdi></div>"
    return f"<ul class=offers>{rows}</ul>{field}"


def _written(text: str) -> str:
    return re.sub(r"(@\w+)", r"<a><bdi>\1</bdi></a>", escape(text))


def _via(bot: str) -> str:
    return f"<p class=via>via <b>@{escape(bot)}</b></p>"


def _buttons(rows: Iterable[Iterable[Button]]) -> str:
    return "".join(f"<div class=row>{''.join(map(_button, row))}</div>" for row in rows)


def _button(button: Button) -> str:
    return f'<span class="button{" opens" if button.url else ""}" dir=auto>{escape(button.text)}</span>'
