"""The command line answers without a token and a network, for people and for programs."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.operator import Operator
from bot.cli.program import make_program
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.corpora import write_document, write_questions
from tests.paths import ROOT, TEST_CORPUS
from tests.process import run_program
from tests.standin import PATIENCE

QUESTION = "متى تنتهي مهمة التحالف في العراق؟"
UNANSWERABLE = "ما هي عاصمة البرازيل"
ADVISERS = "هل غادر المستشارون القاعدة؟"
FOLLOW_UP = json.dumps({"question": "ومتى؟", "previous": [ADVISERS]})
BAD_LINES = ('{"question": 5}', "[1]", "{bad", '{"questions": "when?"}')
LINES = (ADVISERS, "", UNANSWERABLE, "when?\r", "ومتى؟", FOLLOW_UP, *BAD_LINES, "\udcff", "[1] last?")
WORDS = ("Did", "the", "last", "advisers", "leave", "the", "base?")
ARABIC = read_phrases()[Language.ARABIC]
HEAD = "---\ntitle: {title}\nlanguage: {language}\noriginal: ar\n---\n"
ON_THE_TEST_CORPUS = (QUESTION, "When does the coalition mission in Syria end?", "ماذا قال البنتاغون؟", "NATO")


def write_corpus(folder: Path) -> Path:
    """Write a `corpus/` of two documents, one of them in both languages; return its folder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for language, title, text in (
        ("ar", "خبر القاعدة", "غادر آخر المستشارين القاعدة. وتسلمها الجيش."),
        ("en", "News of the base", "The last advisers left the base. The army took it over."),
    ):
        head = HEAD.format(title=title, language=language)
        (corpus / f"base.{language}.md").write_text(f"{head}# عنوان\n\n{text}\n", encoding="utf-8")
    (corpus / "sea.ar.md").write_text(HEAD.format(title="البحر", language="ar") + "البحر أزرق.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus that is in order."""
    return write_corpus(tmp_path_factory.mktemp("good"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder with a corpus of which one document is empty."""
    (write_corpus(tmp_path) / "corpus" / "sea.ar.md").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def pipe(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what LINES, asked through one pipe, brought."""
    return run_program("ask", "--json", given="\n".join(LINES).encode(errors="surrogateescape"), cwd=folder)


@pytest.fixture(scope="module")
def piped(pipe: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Return the answers to LINES, one for each."""
    return [json.loads(line) for line in pipe.stdout.splitlines()]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is printed for questions on the corpus of the tests."""
    return ask_in_any_order("1", tmp_path_factory.mktemp("printed"))


def ask_in_any_order(seed: str, folder: Path) -> str:
    """Return what is printed for questions on the corpus of the tests if sets are in the order of this seed."""
    given = "\n".join(ON_THE_TEST_CORPUS)
    return run_program("ask", given=given, cwd=folder, BOT_CORPUS=str(TEST_CORPUS), PYTHONHASHSEED=seed).stdout


@dataclass(frozen=True)
class Talk:
    """What a program that asks and reads by turns has heard before it left."""

    heard: list[str]
    error: bytes  # on standard error, when nobody read the answers any more


@pytest.fixture(scope="module")
def talk(folder: Path) -> Talk:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--corpus", str(folder / "corpus")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as program:
        assert program.stdin
        assert program.stdout
        watch = Timer(PATIENCE, program.kill)
        watch.start()
        heard = []
        for question in (QUESTION, "when?"):
            program.stdin.write(f"{question}\n".encode())
            program.stdin.flush()
            heard.append(json.loads(program.stdout.readline())["question"])
        program.stdout.close()
        _, error = program.communicate(f"{QUESTION}\n".encode())
        watch.cancel()
    return Talk(heard, error)


def test_an_answer_quotes_and_names_its_source(printed: str) -> None:
    assert printed.startswith(f"» {QUESTION}\n[1] ")
    assert "\n    المصدر 1: " in printed


def test_output_into_a_pipe_has_no_colour_and_keeps_quotes_in_one_piece(printed: str) -> None:
    assert "\x1b" not in printed
    quote = next(row for row in printed.splitlines() if row.startswith("[1] "))
    texts = [file.read_text(encoding="utf-8") for file in TEST_CORPUS.glob("*.ar.md")]
    assert len(quote) > 100
    assert any(quote.removeprefix("[1] ") in text for text in texts)


def test_an_honest_refusal_is_a_success(folder: Path) -> None:
    result = run_program("ask", UNANSWERABLE, cwd=folder)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, ARABIC.answer.not_found)


@pytest.fixture(scope="module")
def answer(folder: Path) -> dict[str, Any]:
    """Return the answer to words without quotation marks, with the best passage alone."""
    answer: dict[str, Any] = json.loads(run_program("ask", "--json", "--limit", "1", *WORDS, cwd=folder).stdout)
    return answer


def test_words_without_quotation_marks_are_one_question(answer: dict[str, Any]) -> None:
    assert answer["question"] == "Did the last advisers leave the base?"


def test_as_many_passages_are_ranked_as_wanted(answer: dict[str, Any]) -> None:
    assert [(row["document"], row["paragraph"]) for row in answer["ranking"]] == [("base", 1)]


def test_the_time_that_an_answer_took_is_told(answer: dict[str, Any]) -> None:
    assert isinstance(answer["took_ms"], float)


def test_the_whole_answer_is_there_for_programs(answer: dict[str, Any]) -> None:
    told_elsewhere = {"ranking", "took_ms", "likelihood"}
    assert {name: value for name, value in answer.items() if name not in told_elsewhere} == {
        "question": "Did the last advisers leave the base?",
        "language": "en",
        "outcome": "answer",
        "answered": True,
        "citations": [
            {
                "number": 1,
                "document": "base",
                "paragraph": 1,
                "language": "ar",
                "quote": "غادر آخر المستشارين القاعدة.",
                "highlights": [[0, 27]],
                "translation": "The last advisers left the base.",
                "translation_highlights": [[0, 31]],
                "title": "News of the base",
                "kind": "article",
                "sources": [],
            }
        ],
        "nearest": [],
        "claims": [],
        "related": [],
        "courtesy": None,
        "as_of": None,
    }


def test_an_answer_has_the_fields_of_the_contract_in_their_order(answer: dict[str, Any]) -> None:
    fields = (
        "question language outcome answered citations nearest likelihood claims related courtesy as_of ranking took_ms"
    )
    assert list(answer) == fields.split()


def test_every_likelihood_is_a_probability(piped: list[dict[str, Any]]) -> None:
    found = [answer["likelihood"] for answer in piped if "error" not in answer]
    assert len(found) > 5
    assert all(0 <= likelihood <= 1 for likelihood in found)


def test_the_outcome_tells_what_is_filled(piped: list[dict[str, Any]]) -> None:
    found = [answer for answer in piped if "error" not in answer]
    told = [(answer["outcome"], answer["answered"]) for answer in found]
    fields = {"citations": "answer", "nearest": "near", "courtesy": "courtesy"}
    filled = [next((fields[name] for name in fields if answer[name]), "nothing") for answer in found]
    assert told == [(outcome, outcome == "answer") for outcome in filled]
    assert {"answer", "nothing"} <= set(filled)


def test_highlights_are_places_in_the_quote(piped: list[dict[str, Any]]) -> None:
    citation = piped[0]["citations"][0]
    words = [citation["quote"][start:end] for start, end in citation["highlights"]]
    assert words == ["غادر آخر المستشارين القاعدة"]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return what programs hear of a corpus with dates, differing sources and editors' questions."""
    folder = tmp_path_factory.mktemp("newsroom")
    for slug, number in (("one", "2,500"), ("two", "900")):
        write_document(folder, f"{slug}.en.md", f"Some {number} penguins marched out of Babylon.")
    head = "kind: timeline\ncompiled: 2026-10-06"
    lines = ("2025-05-03 \u2014 The camels of Petra were sold.", "2027-01-01 \u2014 The whales will sing in Basra.")
    write_document(folder, "days.en.md", *lines, head=head)
    write_document(folder, "filler.en.md", "Bees make honey in spring.", "Cats sleep all day.", "Dogs bark at night.")
    penguins = ("How many penguins left?,one,1", "How many penguins left?,two,1")
    rows = (*penguins, "Who bought camels?,days,1", "Where do cats and camels sleep?,filler,2")
    write_questions(folder, *rows)
    asked = "How many penguins marched out of Babylon?\nWere the camels of Petra sold?\nHello!\n"
    found = run_program("ask", "--json", "--corpus", str(folder), given=asked)
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_where_sources_differ_programs_are_told_what_each_claims(newsroom: list[dict[str, Any]]) -> None:
    claims = newsroom[0]["claims"]
    quotes = {citation["number"]: citation["quote"] for citation in newsroom[0]["citations"]}
    assert {claim["value"] for claim in claims} == {"2,500", "900"}
    assert all(claim["value"] in quotes[claim["number"]] for claim in claims)


def test_programs_are_told_further_questions(newsroom: list[dict[str, Any]]) -> None:
    assert newsroom[1]["related"] == ["Where do cats and camels sleep?"]


def test_programs_are_told_the_day_of_the_newest_event_that_was_known(newsroom: list[dict[str, Any]]) -> None:
    assert {answer["as_of"] for answer in newsroom} == {"2025-05-03"}


def test_the_label_of_a_timeline_is_no_part_of_its_quote(newsroom: list[dict[str, Any]]) -> None:
    assert newsroom[1]["citations"][0]["quote"] == "The camels of Petra were sold."


def test_a_courtesy_is_told_in_its_sentence(newsroom: list[dict[str, Any]]) -> None:
    found = newsroom[2]
    said = read_phrases()[Language.ENGLISH].small_talk["greeting"]
    assert (found["outcome"], found["answered"], found["courtesy"]) == ("courtesy", False, said)


def test_the_ranking_is_filled_even_if_nothing_is_answered(piped: list[dict[str, Any]]) -> None:
    assert [(row["document"], row["score"]) for row in piped[2]["ranking"]] == [("base", 0.0), ("sea", 0.0)]


def test_every_question_of_a_pipe_gets_its_answer(piped: list[dict[str, Any]]) -> None:
    asked = [ADVISERS, "", UNANSWERABLE, "when?", "ومتى؟", "ومتى؟", "\ufffd", "[1] last?"]
    assert [answer["question"] for answer in piped if "question" in answer] == asked


def test_a_line_that_is_no_question_gets_a_line_that_says_so(piped: list[dict[str, Any]]) -> None:
    told = piped[6 : 6 + len(BAD_LINES)]
    assert [sorted(each) for each in told] == [["error", "line"]] * len(BAD_LINES)
    assert [each["line"] for each in told] == [7, 8, 9, 10]


def test_a_line_may_bring_the_earlier_questions_of_its_conversation(piped: list[dict[str, Any]]) -> None:
    alone, following = piped[4:6]
    assert following["ranking"][0]["score"] > alone["ranking"][0]["score"] == 0


def test_a_line_that_is_no_question_is_told_of_where_errors_go(
    pipe: subprocess.CompletedProcess[str], piped: list[dict[str, Any]]
) -> None:
    assert pipe.stderr.splitlines()[:4] == [each["error"] for each in piped if "error" in each]
    assert pipe.stderr.startswith('Line 7 of the input is not a question: {"question": 5}; write')


def test_a_line_that_is_not_utf8_is_told_of(pipe: subprocess.CompletedProcess[str]) -> None:
    assert pipe.stderr.splitlines()[4:] == ["Line 11 of the input is not UTF-8: save it in that encoding."]


def test_a_pipe_with_a_faulty_line_is_no_success(pipe: subprocess.CompletedProcess[str]) -> None:
    assert pipe.returncode == 1


def test_an_answer_is_there_before_the_next_question_is_asked(talk: Talk) -> None:
    assert talk.heard == [QUESTION, "when?"]


def test_a_reader_who_leaves_early_sees_no_traceback(talk: Talk) -> None:
    assert talk.error == b""


def test_a_question_has_one_answer_whatever_the_order_of_sets(printed: str, tmp_path: Path) -> None:
    assert ask_in_any_order("2", tmp_path) == printed


def test_a_good_corpus_passes_the_check(folder: Path) -> None:
    result = run_program("check", cwd=folder)
    assert (result.returncode, result.stdout) == (0, "corpus: no problems; 2 documents, 2 passages.\n")


def test_a_corpus_with_a_problem_fails_the_check_and_names_its_place(broken: Path) -> None:
    (broken / "corpus" / "sea.ar.md").write_text("---\ntitle: x\nlanguage: ar\npublished: soon\n---\nنص\n", "utf-8")
    result = run_program("check", cwd=broken)
    wish = "'published' is 'soon', which is not a date: write it as 2026-01-18"
    assert (result.returncode, result.stderr) == (1, f"corpus/sea.ar.md:4: {wish}\n")


def test_a_question_to_a_corpus_with_problems_fails_the_same_way(broken: Path) -> None:
    result = run_program("ask", "متى", cwd=broken)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("corpus/sea.ar.md:1: the file is empty")


def test_a_missing_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    result = run_program("ask", "متى", cwd=tmp_path, BOT_CORPUS="corpus")
    assert (
        result.stderr == f"{tmp_path}/corpus: there is no such folder: name a folder of documents, or set BOT_CORPUS\n"
    )


def test_an_arabic_terminal_reads_errors_in_arabic(tmp_path: Path) -> None:
    result = run_program("check", cwd=tmp_path, LC_ALL="ar_IQ.UTF-8", BOT_CORPUS="corpus")
    assert result.stderr == f"{tmp_path}/corpus: لا يوجد مجلد بهذا الاسم: سمّ مجلداً فيه وثائق أو اضبط BOT_CORPUS\n"


def test_a_wrong_option_is_wrong_usage(tmp_path: Path) -> None:
    result = run_program("ask", "--limit", "0", "x", cwd=tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "--limit" in result.stderr


def test_a_bad_setting_is_wrong_usage(tmp_path: Path) -> None:
    result = run_program("ask", "x", cwd=tmp_path, BOT_LANGUAGE="fr")
    assert (result.returncode, result.stderr) == (2, "BOT_LANGUAGE is fr: write ar or en.\n")


def test_running_without_a_token_is_wrong_usage(tmp_path: Path) -> None:
    result = run_program("run", cwd=tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("BOT_TOKEN is not set: ")


def test_a_database_that_cannot_be_opened_is_named(folder: Path) -> None:
    result = run_program("run", "--database", "no/x", cwd=folder, BOT_TOKEN="1:a")
    assert result.returncode == 2
    assert "The database no/x cannot be used" in result.stderr


@pytest.mark.parametrize("command", ["run", "ask", "check", "evaluate", "calibrate"])
def test_every_command_has_help_in_both_languages(command: str) -> None:
    programs = [make_program(Operator(language, read_phrases())) for language in Language]
    english, arabic = (CliRunner().invoke(program, [command, "--help"]).output for program in programs)
    assert english.splitlines()[2] != arabic.splitlines()[2]


def test_every_stranger_is_shown_the_commands(tmp_path: Path) -> None:
    result = run_program(cwd=tmp_path)
    assert (result.returncode, "check" in result.stderr) == (2, True)
