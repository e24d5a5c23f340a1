"""What can be wrong with the files of an evaluation. The wording is in the locale."""

from enum import StrEnum, auto

from bot.problems import InputError


class GoldError(InputError):
    """A file of an evaluation cannot be used."""


class GoldReason(StrEnum):
    """A kind of problem; each has its sentence, by the same name, in the locale."""

    no_file = auto()
    unreadable = auto()
    no_questions = auto()
    not_utf8 = auto()
    not_an_object = auto()
    missing = auto()
    not_text = auto()
    not_a_list = auto()
    not_true_or_false = auto()
    not_a_number = auto()
    not_a_passage = auto()
    not_a_place = auto()
    same_id = auto()
    no_gold = auto()
    no_document = auto()
    no_such_document = auto()
    no_such_paragraph = auto()
    not_a_run = auto()
    nothing_in_common = auto()
