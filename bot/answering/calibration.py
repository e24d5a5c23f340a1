"""The tables by which answers are judged: fitted by `withdrawal-bot calibrate`, read at the start."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answering.logistic import Logistic
from bot.answering.wanted import Quoting

SHIPPED = "calibration.json"


class CalibrationError(Exception):
    """A file is no calibration; the text says why."""


class Tables(BaseModel):
    """Three regressions and the probabilities from which something is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    relevance: Logistic  # of one passage: whether it answers
    answerability: Logistic  # of the question: whether the best passage answers
    topicality: Logistic  # of the question: whether it is any business of the corpus
    answer_from: float  # answerability from which the best passage is cited as an answer
    topic_from: float  # topicality from which anything is shown at all
    further_from: float  # relevance from which a further passage is cited beside the best
    quoting: Quoting = Field(default=Quoting(), exclude=True)  # that of the calibration
    by_text: "Tables | None" = Field(default=None, exclude=True)  # where editors' questions tell nothing; None: these


class Calibration(BaseModel):
    """The tables for corpora with editors' questions, and for those without."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    with_questions: Tables
    without_questions: Tables
    quoting: Quoting | None = None  # None: as the shipped calibration has it

    def tables(self, *, with_questions: bool) -> Tables:
        """Return the tables for a corpus."""
        tables = self.with_questions if with_questions else self.without_questions
        quoting = {"quoting": self.quoting or shipped_calibration().quoting or Quoting()}
        by_text = self.without_questions.model_copy(update=quoting) if with_questions else None
        return tables.model_copy(update={**quoting, "by_text": by_text})


@cache
def shipped_calibration() -> Calibration:
    """Return the calibration that comes with the program."""
    return Calibration.model_validate_json(Path(__file__).with_name(SHIPPED).read_bytes())


def read_calibration(file: Path) -> Calibration:
    """Return the calibration in a file that `calibrate` wrote; CalibrationError if it is none."""
    try:
        return Calibration.model_validate_json(file.read_bytes())
    except OSError as error:
        raise CalibrationError(error.strerror or "?") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise CalibrationError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
