"""`withdrawal-bot calibrate`: from a corpus with questions to tables that the bot can be told to judge by."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answering.calibration import Calibration, CalibrationError, read_calibration, shipped_calibration
from bot.answering.features import names_of_features
from bot.answering.question_features import QuestionFeatures
from bot.answering.text_features import TextFeatures
from bot.calibration.run import Source, calibrate_on
from bot.documents import read_corpus
from bot.engine import Engine
from bot.text.languages import Language
from tests.corpora import write_document, write_questions
from tests.process import run_program

TOPICS = ("penguins", "camels", "bees", "whales", "wolves", "ravens")
OF_ALL = {"relevance", "second", "together"}  # what a question has beside the features of its best passage


def write_corpus(folder: Path, topics: Sequence[str] = TOPICS) -> Path:
    """Write a corpus of a document for each topic, with questions of every sort; return its folder."""
    rows = []
    for number, topic in enumerate(topics, 1):
        write_document(
            folder,
            f"{topic}.en.md",
            f"Some {number}00 {topic} left Babylon.",
            f"The {topic} came home in May 202{number}.",
        )
        rows += [f"How many {topic} left Babylon?,{topic},1", f"When did the {topic} come home?,{topic},2"]
        rows += [f"Who sold the {topic}?,,", f"How do I cook {topic} with rice?,-,"]
    write_questions(folder, *rows)
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus that is fitted quickly, and badly."""
    return write_corpus(tmp_path_factory.mktemp("small"), TOPICS[:2])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where `run` writes its tables."""
    return tmp_path_factory.mktemp("tables") / "tables.json"


@pytest.fixture(scope="module")
def run(corpus: Path, file: Path) -> subprocess.CompletedProcess[str]:
    return run_program("calibrate", "--corpus", str(corpus), "--output", str(file), cwd=file.parent)


@pytest.fixture(scope="module")
def calibration(run: subprocess.CompletedProcess[str], file: Path) -> Calibration:
    assert run.returncode == 0
    return read_calibration(file)


def test_a_calibration_says_where_its_tables_are(run: subprocess.CompletedProcess[str], file: Path) -> None:
    assert (run.returncode, run.stderr) == (0, "")
    assert str(file) in run.stdout.splitlines()[-1]


def test_a_calibration_shows_what_each_threshold_answers_with_and_without_questions(
    run: subprocess.CompletedProcess[str],
) -> None:
    assert [run.stdout.count(f"{threshold} ") for threshold in ("0.05", "0.95")] == [2, 2]


@pytest.fixture(scope="module")
def fitted_engine(calibration: Calibration, corpus: Path) -> Engine:
    return Engine(corpus, Language.ARABIC, calibration=calibration)


def test_the_bot_judges_by_the_tables_that_were_written(fitted_engine: Engine, corpus: Path, file: Path) -> None:
    assert read_calibration(file) != shipped_calibration()
    asked = json.loads(
        run_program(
            "ask", "--json", "--corpus", str(corpus), "How many penguins left?", BOT_CALIBRATION=str(file)
        ).stdout
    )
    ours = fitted_engine.ask("How many penguins left?").answer
    assert asked["likelihood"] == round(ours.likelihood, 4)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_passage_that_answers_is_the_most_relevant_by_the_tables_that_were_fitted(
    fitted_engine: Engine, topic: str
) -> None:
    first = fitted_engine.ask(f"How many {topic} left Babylon?").answer.hits[0].passage
    assert (first.document.slug, first.number) == (topic, 1)


@pytest.mark.parametrize("topic", TOPICS)
def test_what_the_sources_say_is_likelier_answered_than_what_they_do_not(fitted_engine: Engine, topic: str) -> None:
    said = fitted_engine.ask(f"How many {topic} left Babylon?").answer
    unsaid = fitted_engine.ask(f"Who sold the {topic}?").answer
    assert unsaid.likelihood < said.likelihood


def test_a_table_without_questions_knows_no_feature_of_questions(calibration: Calibration) -> None:
    of_questions = set(QuestionFeatures.__dataclass_fields__)
    tables = calibration.without_questions
    for table in (tables.relevance, tables.answerability, tables.topicality):
        assert of_questions.isdisjoint(table.coefficients)


def test_the_features_of_questions_are_worth_something_where_there_are_questions(calibration: Calibration) -> None:
    assert not set(QuestionFeatures.__dataclass_fields__).isdisjoint(calibration.with_questions.relevance.coefficients)


def test_every_coefficient_of_the_shipped_tables_is_of_a_feature() -> None:
    shipped = shipped_calibration()
    for tables in (shipped.with_questions, shipped.without_questions):
        assert tables.relevance.coefficients.keys() <= set(names_of_features())
        for table in (tables.answerability, tables.topicality):
            assert table.coefficients.keys() <= {*names_of_features(), *OF_ALL}


def test_the_shipped_table_without_questions_knows_no_feature_of_questions() -> None:
    of_questions = set(QuestionFeatures.__dataclass_fields__)
    assert of_questions.isdisjoint(shipped_calibration().without_questions.relevance.coefficients)
    assert not of_questions & set(TextFeatures.__dataclass_fields__)


def test_a_corpus_and_its_gold_questions_are_fitted_together(small_corpus: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [
        {"id": topic, "question": f"What number of {topic} left?", "gold": [{"document": topic, "paragraph": 1}]}
        for topic in TOPICS[:2]
    ]
    gold.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    output = tmp_path / "tables.json"
    found = run_program("calibrate", str(gold), "--corpus", str(small_corpus), "--output", str(output), cwd=tmp_path)
    assert (found.returncode, read_calibration(output) != shipped_calibration()) == (0, True)


def test_where_no_answer_is_known_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    found = run_program("calibrate", "--corpus", str(tmp_path), cwd=tmp_path)
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (1, "", 1)
    assert "questions.csv" in found.stderr
    assert not (tmp_path / "calibration.json").exists()


def test_a_corpus_without_known_answers_makes_no_tables(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    assert calibrate_on([Source(read_corpus(tmp_path), ())], None) is None


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"with_questions": 5, "without_questions": 6}'])
def test_a_file_that_is_no_calibration_is_an_error_that_says_why(tmp_path: Path, content: str) -> None:
    (tmp_path / "tables.json").write_text(content, encoding="utf-8")
    with pytest.raises(CalibrationError, match=r"\w"):
        read_calibration(tmp_path / "tables.json")


@pytest.mark.parametrize("content", [None, "{}"])
def test_a_setting_that_names_no_calibration_is_one_sentence(tmp_path: Path, content: str | None) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    file = tmp_path / "tables.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    found = run_program("ask", "x", "--corpus", str(tmp_path), BOT_CALIBRATION=str(file))
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (2, "", 1)
    assert found.stderr.startswith(f"BOT_CALIBRATION is {file} (")


def test_every_example_of_a_question_has_another_without_what_answers_it(small_corpus: Path) -> None:
    fitted = calibrate_on([Source(read_corpus(small_corpus), ())], None)
    assert fitted
    answerable = [each.example.is_answerable for each in fitted.without_questions.judged]
    assert answerable.count(True) == 2 * 2 < len(answerable)


@pytest.mark.parametrize("threshold", ["answer_from", "topic_from", "further_from"])
def test_every_threshold_of_the_shipped_tables_is_a_probability(threshold: str) -> None:
    shipped = shipped_calibration()
    assert all(0 <= getattr(tables, threshold) < 1 for tables in (shipped.with_questions, shipped.without_questions))


def test_a_file_that_cannot_be_written_is_named_in_one_sentence(small_corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "calibration.json"
    result = run_program("calibrate", "--corpus", str(small_corpus), "--output", str(file))
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    assert str(file) in result.stderr
