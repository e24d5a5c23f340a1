"""Checks one line of a file of gold questions, field by field. Knows nothing of the corpus."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from bot.evaluation.gold_problems import GoldError, GoldReason
from bot.problems import Problem

_REASONS = {
    "missing": GoldReason.missing,
    "tuple_type": GoldReason.not_a_list,
    "bool_type": GoldReason.not_true_or_false,
    "int_type": GoldReason.not_a_number,
    "greater_than_equal": GoldReason.not_a_number,
    "string_pattern_mismatch": GoldReason.not_a_passage,
    "model_type": GoldReason.not_a_place,
    "model_attributes_type": GoldReason.not_a_place,
}  # pydantic's name of an error -> ours; any other is a value that should be text

Text = Annotated[str, StringConstraints(min_length=1)]
PassageName = Annotated[str, StringConstraints(pattern=r"^p0*[1-9]\d{0,5}$")]  # "p03" is paragraph 3


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class GoldPlace(_Json):
    """A paragraph that answers."""

    document: Text | None = None  # its slug; None is the only document of the corpus
    paragraph: int = Field(ge=1)


class GoldLine(_Json):
    """A gold question as it is written."""

    id: Text
    question: str
    lang: Text | None = None
    # `register` is taken: pydantic's models inherit a method of that name.
    variety: Text | None = Field(default=None, alias="register")
    answerable: bool = True
    gold: tuple[GoldPlace, ...] = ()
    gold_passages: tuple[PassageName, ...] = ()
    document: Text | None = None  # of the places that name none
    gold_strings: tuple[Text, ...] = ()
    answer_spans: tuple[Text, ...] = ()
    all_of: tuple[tuple[Text, ...], ...] = ()
    context: str | None = None
    unans_kind: Text | None = None

    @property
    def places(self) -> tuple[GoldPlace, ...]:
        """The paragraphs that answer, however they are written."""
        named = (GoldPlace(paragraph=int(name.removeprefix("p"))) for name in self.gold_passages)
        return (*self.gold, *named)


def read_line(file: str, number: int, raw: bytes) -> GoldLine:
    """Return the question of line `number` of `file`; GoldError with everything wrong in it."""
    try:
        return GoldLine.model_validate_json(raw.decode())
    except UnicodeDecodeError as error:
        raise GoldError(Problem(file, number, GoldReason.not_utf8)) from error
    except ValidationError as error:
        problems = (_problem(file, number, details) for details in error.errors(include_url=False))
        raise GoldError(*problems) from error


def _problem(file: str, number: int, details: ErrorDetails) -> Problem:
    place = details["loc"]
    if not place:
        return Problem(file, number, GoldReason.not_an_object)
    field = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place)
    values = {"field": field, "value": str(details["input"])}
    return Problem(file, number, _REASONS.get(details["type"], GoldReason.not_text), values)
