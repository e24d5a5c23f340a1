"""Tables by which answers are judged, set so that tests can rely on what comes of a question."""

from pathlib import Path

from bot.answering.calibration import Calibration, Tables, shipped_calibration


def _generous(tables: Tables) -> Tables:
    return tables.model_copy(update={"answer_from": 0.5, "near_from": 0.0})


def generous_calibration() -> Calibration:
    """Return the shipped tables, but for which whatever shares a word with a passage is near to it."""
    shipped = shipped_calibration()
    return Calibration(
        with_questions=_generous(shipped.with_questions), without_questions=_generous(shipped.without_questions)
    )


def write_generous_calibration(folder: Path) -> Path:
    """Write it into a folder for the program to read; return the file."""
    file = folder / "generous.json"
    file.write_text(generous_calibration().model_dump_json(), encoding="utf-8")
    return file
