"""Tables by which answers are judged, set so that what comes of a test's questions does not change with each fit."""

from pathlib import Path

from bot.answering.calibration import Calibration, shipped_calibration
from bot.answering.logistic import Logistic
from bot.answering.wanted import Quoting
from tests.paths import ROOT

_KEPT = ROOT / "tests" / "data" / "calibration.json"  # shipped once, and as good as another for tests
_BY_WORDS = Logistic(intercept=-14.0, coefficients={"covered": 16.0})  # the sentence with most of them


def steady_calibration() -> Calibration:
    """Return the kept tables, but for which only what shares no word with a passage is off topic."""
    return _with(answer_from=0.3, topic_from=0.0, further_from=0.5)


def doubtful_calibration() -> Calibration:
    """Return the kept tables, but for which less is an answer, and more is near to one."""
    return _with(answer_from=0.5, topic_from=0.0, further_from=0.5)


def write_calibration(folder: Path, calibration: Calibration) -> str:
    """Write it into a folder for the program to read; return the file."""
    file = folder / "calibration.json"
    file.write_text(calibration.model_dump_json(), encoding="utf-8")
    return str(file)


def _with(**thresholds: float) -> Calibration:
    spans = shipped_calibration().tables(with_questions=True).quoting.spans
    kept = Calibration.model_validate_json(_KEPT.read_bytes())
    return Calibration(
        with_questions=kept.with_questions.model_copy(update=thresholds),
        without_questions=kept.without_questions.model_copy(update=thresholds),
        quoting=Quoting(sentences=_BY_WORDS, spans=spans),
    )
