"""Reads `corpus.yaml`: what a corpus says about itself, in both languages or in one."""

import re
from os.path import lexists
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.documents.corpus_problems import CorpusReason
from bot.documents.encoding import read_text
from bot.documents.yaml_fields import Fields, Text, is_web_address, read_fields
from bot.subject import NOTHING_SAID, About, Subject
from bot.text.languages import Language

ABOUT = "corpus.yaml"
MOST_IN_NAME = 64  # characters of a bot's name, https://core.telegram.org/bots/api#setmyname
MOST_IN_TOPIC = 60  # stands in sentences that must not become longer than a line or two
MOST_IN_DESCRIPTION = 120  # of a bot's short description, https://core.telegram.org/bots/api#setmyshortdescription
MOST_IN_LICENCE = 200
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def _line_of(most: int) -> AfterValidator:
    def check(written: str) -> str:
        # Braces mark places to fill in where it will stand.
        if not re.fullmatch(rf"[^\n{{}}]{{1,{most}}}", written):
            raise PydanticCustomError(CorpusReason.not_a_line, "not such a line", {"most": most})
        return written

    return AfterValidator(check)


def _contact(written: str) -> str:
    if not is_web_address(written) and not _MAIL.fullmatch(written):
        raise PydanticCustomError(CorpusReason.not_a_contact, "neither a web nor a mail address")
    return written


_Name = Annotated[Text, _line_of(MOST_IN_NAME)]
_Topic = Annotated[Text, _line_of(MOST_IN_TOPIC)]
_Description = Annotated[Text, _line_of(MOST_IN_DESCRIPTION)]
_Licence = Annotated[Text, _line_of(MOST_IN_LICENCE)]


class _AboutFields(Fields):
    """The fields of the file; no others, since no other program reads it."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[dict[Language, _Name], Field(min_length=1)]
    topic: Annotated[dict[Language, _Topic], Field(min_length=1)]
    description: dict[Language, _Description] = Field(default_factory=dict)
    contact: Annotated[Text, AfterValidator(_contact)] | None = None
    licence: dict[Language, _Licence] = Field(default_factory=dict)


def read_about(folder: Path) -> About:
    """Return what the corpus in `folder` says about itself, nothing without such a file; CorpusError if it is bad."""
    path = folder / ABOUT
    if not lexists(path):
        return NOTHING_SAID
    fields = read_fields(str(path), read_text(path), 1, _AboutFields).fields
    return About(_subject(fields, Language.ARABIC), _subject(fields, Language.ENGLISH), fields.contact)


def _subject(fields: _AboutFields, language: Language) -> Subject:
    return Subject(
        fields.name.get(language),
        fields.topic.get(language),
        fields.description.get(language),
        fields.licence.get(language),
    )
