"""Takes the article out of a web page: its paragraphs, title, publisher and day, without what surrounds it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.adding.blocks import blocks_of, make_draft, without_furniture
from bot.adding.drafts import AddingError, Draft, Refusal, Remarks

_BETWEEN_CELLS = " | "
_CELL_OF_TEXT = 200  # characters; a longer cell of a table is part of the page's layout, not of a table
# Between a headline and the name of whoever publishes it, in the title of a page.
_BEFORE_SITE = (" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00bb ")
_TABLE = re.compile(r"<(/?)(?:table|tbody|tr|td)\b[^>]*>", re.IGNORECASE)
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_page(html: str, url: str | None, remarks: Remarks) -> Draft:
    """Return the article of a page; AddingError if it has none."""
    found = _extracted(html, url)
    if found is not None and _is_laid_out_by_table(found.body):
        found = _extracted(_TABLE.sub(r"<\1div>", html), url)
    if found is None:
        raise AddingError(Refusal.no_article)
    title = _headline(found.title, found.sitename)
    kept, dropped, day = without_furniture(blocks_of(_texts(found.body)))
    return make_draft(
        kept,
        title=title,
        publisher=found.sitename,
        url=url or _canonical(found.url),
        published=_day(found.date) or day,
        remarks=(*remarks, *dropped),
    )


def _extracted(html: str, url: str | None) -> Any:  # noqa: ANN401 - lxml has no types
    """Return what the library finds of a page; None if that is no article."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a third of a second that only pages take

    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return None if getattr(found, "body", None) is None else found


def _is_laid_out_by_table(body: Any) -> bool:  # noqa: ANN401 - likewise
    """Tell whether most of the text stands in one cell: the table is the page, as pages were made once."""
    cells = [len(_text(cell)) for cell in body.iter("cell")]
    return max(cells, default=0) > max(_CELL_OF_TEXT, len(_text(body)) / 2)


def _texts(body: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - lxml has no types
    for element in body:
        match element.tag:
            case "head":
                yield _text(element), True
            case "list":
                yield from ((_text(item), False) for item in element.iter("item"))
            case "table":
                yield from ((text, False) for text in _table(element))
            case "quote" if len(element.findall("p")) > 1:
                yield from ((_text(each), False) for each in element.iter("p"))
            case _:
                yield from ((part, False) for part in _text(element).split("\n\n"))


def _table(table: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    """Yield a line for each row."""
    for row in table.iter("row"):
        yield _BETWEEN_CELLS.join(filter(None, (" ".join(_text(cell).split()) for cell in row.iter("cell"))))


def _text(element: Any) -> str:  # noqa: ANN401 - likewise
    """Return what an element shows, with its line breaks."""
    pieces = [element.text or ""]
    for inner in element:
        pieces.append("\n" if inner.tag == "lb" else _text(inner))
        pieces.append(inner.tail or "")
    return "".join(pieces)


def _headline(title: str | None, site: str | None) -> str | None:
    """Return a title without the name of the site behind it."""
    if not title or not site:
        return title
    ends = (f"{between}{site}" for between in _BEFORE_SITE)
    return next((title.removesuffix(end) for end in ends if title.endswith(end)), title)


def _canonical(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
