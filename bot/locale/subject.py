"""Puts what a corpus is about into the sentences that speak of it; "these documents" where it does not say."""

from collections.abc import Mapping

from bot.subject import Subject

Sections = dict[str, dict[str, object]]  # of a locale file


def speak_of(subject: Subject, sections: Sections) -> Sections:
    """Return `sections` with {topic}, {corpus} and {summary} filled in, and these in the section "about"."""
    words = sections["about"]
    topic = subject.topic or str(words["topic"])
    own = {
        "topic": topic,
        "corpus": subject.name or str(words["corpus"]),
        "summary": subject.description or str(words["summary"]).replace("{topic}", topic),
    }
    filled = {name: _filled(section, own) for name, section in {**sections, "about": {**words, **own}}.items()}
    return {name: section for name, section in filled.items() if isinstance(section, dict)}


def _filled(part: object, own: Mapping[str, str]) -> object:
    if isinstance(part, dict):
        return {name: _filled(inner, own) for name, inner in part.items()}
    text = str(part)
    for name, value in own.items():
        text = text.replace(f"{{{name}}}", value)
    return text
