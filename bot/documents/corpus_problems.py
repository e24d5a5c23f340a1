"""What can be wrong with a corpus. The wording is in the locale."""

from enum import StrEnum, auto

from bot.problems import InputError


class CorpusError(InputError):
    """A corpus cannot be used."""


class CorpusReason(StrEnum):
    """A kind of problem; each has its sentence, by the same name, in the locale."""

    no_folder = auto()
    no_documents = auto()
    unreadable = auto()
    not_a_file = auto()
    outside = auto()
    bad_name = auto()
    name_not_utf8 = auto()
    duplicate = auto()
    too_large = auto()
    too_many_lines = auto()
    not_utf8 = auto()
    other_encoding = auto()
    word_too_long = auto()
    too_deep = auto()
    empty_file = auto()
    no_front_matter = auto()
    open_front_matter = auto()
    bad_yaml = auto()
    yaml_reference = auto()
    yaml_tag = auto()
    repeated_field = auto()
    missing = auto()
    unknown_field = auto()
    no_such_field = auto()
    not_one_of = auto()
    not_a_date = auto()
    not_an_address = auto()
    not_a_contact = auto()
    not_a_line = auto()
    not_by_language = auto()
    not_text = auto()
    too_long = auto()
    not_fields = auto()
    not_a_list = auto()
    not_a_number = auto()
    language_differs = auto()
    no_paragraphs = auto()
    no_such_paragraph = auto()
    undated = auto()
    unequal_paragraphs = auto()
    field_differs = auto()
    table_header = auto()
    table_columns = auto()
    glossary_gap = auto()
    outlet_gap = auto()
    question_empty = auto()
    question_too_long = auto()
    question_of_nothing = auto()
    question_unknown_document = auto()
    question_no_such_paragraph = auto()
    question_contradicts = auto()
    not_written = auto()
    # What is left out, which does no harm.
    not_read = auto()
    not_read_near = auto()
    field_left_out = auto()
    comment_left_out = auto()
    tag_left_out = auto()
    hidden_left_out = auto()
    definition_left_out = auto()
    footnote_left_out = auto()
    front_matter_left_out = auto()
