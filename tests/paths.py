"""Where things are, for tests in any folder."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"  # what ships; another edition may take its place, so that few tests are about it
TEST_CORPUS = ROOT / "tests" / "data" / "corpus"  # small, in both languages, and stays as it is
SCHOOL = ROOT / "tests" / "data" / "school"  # on another topic, and says so itself
CACHE = ROOT / ".pytest_cache" / "bot.cache"  # what all tests keep, and the next run still has
