"""A dictionary in the format of dictd, where somebody has one: what it knows, what is passed over, how it fails."""

import gzip
from pathlib import Path

import pytest

from bot.expansion import FreeDict, FreeDictError, find_freedict
from bot.search import Index
from bot.text.terms import find_words
from tests.corpora import ask_index, make_document
from tests.process import run_program

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
PADDING = "00-about\nNothing.\n" * 20  # so that places need more than one digit
ENTRIES = {
    "00-about": PADDING,
    "frumious": "frumious /fruːmiəs/\n1. غضوب\n2. هائج - من الغضب\n3. ثائر (في الشعر)\n",
    "Snark": "Snark /snɑːk/\nحوت\n",
    "snark hunt": "snark hunt\n1. صيد الحوت\n",
    "tove": "tove\n1. (حيوان)\n2. غرير\n",
}


def base_64(number: int) -> str:
    """Return a number as dictd writes it, highest digit first."""
    return (base_64(number // 64) if number >= 64 else "") + DIGITS[number % 64]


def write(folder: Path) -> Path:
    """Write a dictionary of ENTRIES; return its index."""
    text, lines = b"", []
    for word, entry in ENTRIES.items():
        lines.append(f"{word}\t{base_64(len(text))}\t{base_64(len(entry.encode()))}\n")
        text += entry.encode()
    (folder / "tiny.dict.dz").write_bytes(gzip.compress(text))
    (folder / "tiny.index").write_text("".join(lines), encoding="utf-8")
    return folder / "tiny.index"


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> FreeDict:
    return FreeDict(write(tmp_path_factory.mktemp("dictd")))


def mean(dictionary: FreeDict, phrase: str) -> list[str]:
    return list(dictionary.phrase(find_words(phrase)))


def cite(question: str, installed: FreeDict | None) -> list[int]:
    document = make_document("sea", arabic=["سكنت الريح.", "ظهر الحوت أمس."])
    answer = ask_index(question, Index(document.passages, (), installed))
    return [citation.passage.number for citation in answer.citations]


def test_the_meanings_of_a_word_are_found_in_the_order_of_its_entry(dictionary: FreeDict) -> None:
    assert mean(dictionary, "frumious") == ["غضوب", "هائج", "ثائر"]


def test_a_later_meaning_weighs_less_than_an_earlier_one(dictionary: FreeDict) -> None:
    first, second, third = dictionary.phrase(find_words("frumious")).values()
    assert 0 < third < second < first < 1


def test_an_entry_without_numbers_has_its_meaning(dictionary: FreeDict) -> None:
    assert mean(dictionary, "Snark") == ["حوت"]


def test_a_meaning_that_is_all_explanation_is_left_out(dictionary: FreeDict) -> None:
    assert mean(dictionary, "tove") == ["غرير"]


@pytest.mark.parametrize("written", ["snark", "SNARK"])
def test_capitals_make_no_other_word(dictionary: FreeDict, written: str) -> None:
    assert mean(dictionary, written) == ["حوت"]


def test_a_phrase_of_several_words_is_found_as_one(dictionary: FreeDict) -> None:
    assert mean(dictionary, "snark hunt") == ["صيد الحوت"]


@pytest.mark.parametrize("phrase", ["borogove", "hunt", "snark frumious", "حوت"])
def test_what_the_dictionary_lacks_means_nothing(dictionary: FreeDict, phrase: str) -> None:
    assert mean(dictionary, phrase) == []


def test_the_dictionary_that_is_named_is_the_one_that_is_used(tmp_path: Path) -> None:
    found = find_freedict(write(tmp_path))
    assert found
    assert mean(found, "snark") == ["حوت"]


def test_an_english_question_finds_an_arabic_passage_through_a_word_of_it(dictionary: FreeDict) -> None:
    assert cite("Where was the snark?", dictionary) == [2]


def test_without_it_that_question_finds_nothing() -> None:
    assert cite("Where was the snark?", None) == []


@pytest.mark.parametrize("name", ["tiny.index", "tiny.dict.dz"])
def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    index = write(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(FreeDictError, match=name):
        FreeDict(index)


@pytest.mark.parametrize("broken", [slice(0, 40), slice(20, None)], ids=["its end is missing", "its head is missing"])
def test_a_part_of_a_compressed_file_is_an_error(tmp_path: Path, broken: slice) -> None:
    index = write(tmp_path)
    whole = (tmp_path / "tiny.dict.dz").read_bytes()
    (tmp_path / "tiny.dict.dz").write_bytes(whole[broken])
    with pytest.raises(FreeDictError):
        FreeDict(index)


def test_a_compressed_file_with_wrong_bytes_is_an_error(tmp_path: Path) -> None:
    index = write(tmp_path)
    whole = (tmp_path / "tiny.dict.dz").read_bytes()
    (tmp_path / "tiny.dict.dz").write_bytes(whole[:10] + b"\xff" * 20 + whole[30:])
    with pytest.raises(FreeDictError):
        FreeDict(index)


@pytest.mark.parametrize(
    "content", [b"snark\xff\tA\tB\n", b"snark\tA\n", b"snark\tA\t?\n"], ids=["not UTF-8", "no length", "no number"]
)
def test_an_index_that_is_none_is_an_error(tmp_path: Path, content: bytes) -> None:
    index = write(tmp_path)
    index.write_bytes(content)
    with pytest.raises(FreeDictError):
        FreeDict(index)


def test_a_setting_that_names_no_dictionary_is_one_sentence(tmp_path: Path) -> None:
    result = run_program("ask", "x", BOT_DICTIONARY=str(tmp_path / "none.index"))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"BOT_DICTIONARY is {tmp_path}/none.index (")
