"""What click says is said in the operator's language, one sentence for each complaint, and numbers in their forms."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.cli.operator import Operator, operators_language
from bot.cli.program import make_program
from bot.cli.usage import usage_sentence
from bot.locale import read_phrases
from bot.text.languages import Language, detect_language
from tests.corpora import write_document
from tests.process import run_program

ARABIC = "ar_IQ.UTF-8"
COMPLAINTS = [
    (["ask", "--limt", "3"], "--limt", "--limit"),
    (["aks"], "aks", "ask"),
    (["evaluate"], "FILE.jsonl", ""),
    (["ask", "--limit"], "--limit", ""),
    (["ask", "--json=3"], "--json", ""),
    (["check", "a", "b"], "b", ""),
    (["ask", "--limit", "abc", "x"], "abc", "--limit"),
    (["ask", "--limit", "0", "x"], "--limit", "1"),
]


@pytest.mark.parametrize(("arguments", "thing", "wish"), COMPLAINTS, ids=lambda value: str(value)[:30])
@pytest.mark.parametrize("language", Language)
def test_a_complaint_names_thing_and_wish(arguments: list[str], thing: str, wish: str, language: Language) -> None:
    sentences = read_phrases()
    with pytest.raises(click.ClickException) as caught:
        make_program(Operator(language, sentences)).main(arguments, standalone_mode=False)
    complaint = usage_sentence(caught.value, sentences[language])
    assert thing in complaint
    assert wish in complaint
    assert detect_language(complaint.replace("--help", "")) is language


def test_a_complaint_is_one_line_and_wrong_usage() -> None:
    result = run_program("ask", "--limt", "3", LC_ALL=ARABIC)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("لا يوجد خيار باسم --limt.")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], ["ask"], ["run"]])
def test_help_is_in_the_operators_language(command: list[str], option: str, language: Language) -> None:
    words = read_phrases()[language].help
    result = CliRunner().invoke(make_program(Operator(language, read_phrases())), [*command, option])
    assert result.exit_code == 0
    assert result.output.startswith(words.usage)
    assert words.help in result.output


@pytest.mark.parametrize("language", Language)
def test_the_list_of_commands_cuts_no_sentence(language: Language) -> None:
    words = read_phrases()[language].help
    result = CliRunner().invoke(make_program(Operator(language, read_phrases())), ["-h"])
    assert "..." not in result.output.partition(f"{words.commands}:")[2]


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({}, Language.ARABIC),
        ({"LC_ALL": "C.UTF-8"}, Language.ARABIC),
        ({"LANG": "en_GB.UTF-8"}, Language.ENGLISH),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "C.UTF-8"}, Language.ENGLISH),  # as Python sets it without that locale
    ],
)
def test_a_terminal_whose_locale_names_no_language_speaks_that_of_the_bot(
    locale: dict[str, str], language: Language
) -> None:
    assert operators_language({**locale, "BOT_LANGUAGE": "ar"}) is language


@pytest.mark.parametrize(("locale", "said"), [("C", "1 document, 1 passage."), (ARABIC, "وثيقة واحدة، مقطع واحد.")])
def test_one_document_is_not_spoken_of_as_many(locale: str, said: str, tmp_path: Path) -> None:
    write_document(tmp_path, "move.en.md", "The school moves.")
    result = run_program("check", str(tmp_path), LC_ALL=locale)
    assert (result.returncode, result.stdout.strip().endswith(said)) == (0, True)
