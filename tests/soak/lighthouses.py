"""A corpus whose answers tell which question they answer."""

from pathlib import Path

from tests.corpora import write_document

NAMES = (
    *("Aldara", "Bresmon", "Corvina", "Dunmoor", "Elverton", "Fastrop", "Gildray", "Hespria", "Ingolsby", "Jarrowen"),
    *("Kelvindal", "Lorentia", "Marsworth", "Nordhaven", "Ostrava", "Pelagos", "Quillon", "Ravenna", "Selworthy"),
    "Tarquin",
)


def write_lighthouses(folder: Path) -> None:
    """Write the corpus into `folder/corpus`."""
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(NAMES):
        text = f"The lighthouse of {name} was built in {1801 + number} by the harbour company."
        write_document(folder / "corpus", f"{name.lower()}.en.md", text)


def question_about(name: str) -> str:
    """Return a question that the document about this name answers."""
    return f"When was the lighthouse of {name} built?"


def name_in(text: str) -> str | None:
    """Return what a message of the bot is about; None if it is no answer."""
    found = [name for name in NAMES if name in text and "<blockquote" in text]
    return found[0] if len(found) == 1 else None
