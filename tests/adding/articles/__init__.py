"""Invented reports as they were written, before a page was put around them."""

from pathlib import Path


def _article(name: str) -> tuple[str, ...]:
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(text.strip().split("\n\n"))


EVACUATION, TALKS = _article("evacuation"), _article("talks")
HANDOVER, BRIEFING = _article("handover"), _article("briefing")
