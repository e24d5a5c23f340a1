"""Gold questions: read or refused line by line, scored as by hand, and compared by chance."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import pytest

from bot.documents import Corpus
from bot.error_sentences import gold_sentences
from bot.evaluation.comparison import compare, randomisation_p
from bot.evaluation.gold import GoldQuestion, read_gold
from bot.evaluation.gold_problems import GoldError, GoldReason
from bot.evaluation.run import Run, compare_runs, make_run, read_run
from bot.evaluation.scores import Division, Measure, Scored, group, score
from bot.locale import read_phrases
from bot.search import Index
from bot.text.languages import Language
from tests.corpora import ask_index, make_document, make_index
from tests.process import run_program

BASE = make_document(
    "base",
    arabic=("غادر آخر المستشارين القاعدة.", "يصل الخبراء إلى المطار غدا."),
    english=("The last advisers left the base.", "The experts reach the airport tomorrow."),
)
SEA = make_document("sea", arabic=("البحر أزرق.",))
CORPUS = Corpus((BASE, SEA))
INDEX = Index(CORPUS.passages)
QUESTION = "هل غادر المستشارون القاعدة؟"
ADVISERS: dict[str, object] = {"id": "q1", "question": QUESTION, "gold": [{"document": "base", "paragraph": 1}]}
PHRASES = read_phrases()


def write(folder: Path, *lines: dict[str, object] | str) -> Path:
    """Return a file of these lines."""
    written = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file = folder / "gold.jsonl"
    file.write_text("\n".join(written) + "\n", encoding="utf-8")
    return file


def problems(file: Path, corpus: Corpus = CORPUS) -> list[tuple[int, StrEnum]]:
    with pytest.raises(GoldError) as caught:
        read_gold(file, corpus)
    return [(problem.line, problem.reason) for problem in caught.value.problems]


def read_one(folder: Path, **fields: object) -> GoldQuestion:
    [question] = read_gold(write(folder, ADVISERS | fields), CORPUS)
    return question


def judge(folder: Path, **fields: object) -> Scored:
    """Return the figures of a line's question."""
    gold = read_one(folder, **fields)
    return score(gold, ask_index(gold.question, INDEX, *gold.previous))


def figures(scored: Scored) -> dict[str, float]:
    return {measure: figure for measure, figure in scored.figures.items() if figure is not None}


def scored(name: str, first: float, **fields: object) -> Scored:
    """Return a question of which only one figure is known."""
    known = {measure: first if measure is Measure.first else None for measure in Measure}
    row = {"id": name, "lang": "ar", "register": "msa", "answerable": True, "unans_kind": None, "figures": known}
    return Scored.model_validate(row | fields)


def row_of(runs: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Return before, after, p, better and worse of two runs' first citations."""
    before, after = ([scored(f"q{number}", figure) for number, figure in enumerate(run)] for run in runs)
    [row] = compare(before, after)
    return row.before, row.after, row.p, row.better, row.worse


def test_a_passage_may_be_named_by_its_number_in_the_only_document(tmp_path: Path) -> None:
    file = write(tmp_path, ADVISERS | {"gold": [], "gold_passages": ["p02"]})
    [question] = read_gold(file, Corpus((BASE,)))
    assert question.places == {("base", 2)}


def test_a_passage_may_be_named_by_its_number_in_the_document_of_the_line(tmp_path: Path) -> None:
    assert read_one(tmp_path, gold=[], gold_passages=["p1"], document="sea").places == {("sea", 1)}


def test_fields_of_others_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert [gold.id for gold in read_gold(write(tmp_path, "", ADVISERS | {"note": 5}, ""), CORPUS)] == ["q1"]


def test_the_gold_of_an_unanswerable_question_is_passed_over(tmp_path: Path) -> None:
    gold = [{"document": "river", "paragraph": 1}]
    assert read_one(tmp_path, answerable=False, gold=gold).places == frozenset()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": ""}, GoldReason.not_text),
        ({"question": 5}, GoldReason.not_text),
        ({"answerable": "yes"}, GoldReason.not_true_or_false),
        ({"gold": "base"}, GoldReason.not_a_list),
        ({"gold": ["base"]}, GoldReason.not_a_place),
        ({"gold": [{"document": "base"}]}, GoldReason.missing),
        ({"gold": [{"document": "base", "paragraph": 0}]}, GoldReason.not_a_number),
        ({"gold": [{"document": "base", "paragraph": 3}]}, GoldReason.no_such_paragraph),
        ({"gold": [{"document": "river", "paragraph": 1}]}, GoldReason.no_such_document),
        ({"gold": [{"paragraph": 1}]}, GoldReason.no_document),
        ({"gold_passages": ["3"]}, GoldReason.not_a_passage),
        ({"gold_passages": ["p00"]}, GoldReason.not_a_passage),
        ({"gold": []}, GoldReason.no_gold),
    ],
)
def test_a_wrong_field_is_told_of(tmp_path: Path, fields: dict[str, object], reason: GoldReason) -> None:
    assert problems(write(tmp_path, ADVISERS | fields)) == [(1, reason)]


def test_every_bad_line_is_told_of_at_once(tmp_path: Path) -> None:
    file = write(tmp_path, "[1]", ADVISERS, "{", ADVISERS, '{"answerable": 1}')
    assert problems(file) == [
        (1, GoldReason.not_an_object),
        (3, GoldReason.not_an_object),
        (4, GoldReason.same_id),
        (5, GoldReason.missing),
        (5, GoldReason.missing),
        (5, GoldReason.not_true_or_false),
    ]


def test_a_line_that_is_not_utf8_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\n\xff\n")
    assert problems(file) == [(2, GoldReason.not_utf8)]


def test_a_file_without_questions_is_told_of(tmp_path: Path) -> None:
    assert problems(write(tmp_path)) == [(1, GoldReason.no_questions)]


def test_a_folder_is_no_file_of_questions(tmp_path: Path) -> None:
    assert problems(tmp_path) == [(1, GoldReason.unreadable)]


def test_a_sentence_names_the_field_its_value_and_the_wish(tmp_path: Path) -> None:
    file = write(tmp_path, ADVISERS | {"gold_passages": ["p1", "3"]})
    with pytest.raises(GoldError) as caught:
        read_gold(file, CORPUS)
    wish = "'gold_passages.2' is '3', which is not a passage: write it as p03, for the third paragraph"
    assert gold_sentences(caught.value, PHRASES[Language.ENGLISH]) == [f"{file}:1: {wish}"]


@pytest.mark.parametrize("language", Language)
def test_every_problem_and_every_measure_has_its_words(language: Language) -> None:
    assert PHRASES[language].gold.keys() == set(GoldReason)
    assert PHRASES[language].measures.keys() == set(Measure)


def test_the_right_answer_has_all_points(tmp_path: Path) -> None:
    right = dict.fromkeys(("r1", "r5", "reciprocal_rank", "first", "top3", "not_refused"), 1.0)
    assert figures(judge(tmp_path)) == right


def test_the_right_paragraph_in_second_place_has_half_the_points(tmp_path: Path) -> None:
    both = "هل غادر المستشارون القاعدة ووصل الخبراء؟"
    found = figures(judge(tmp_path, question=both, gold=[{"document": "base", "paragraph": 2}]))
    assert (found["r1"], found["r5"], found["reciprocal_rank"], found["first"]) == (0, 1, 0.5, 0)


def test_a_paragraph_that_shares_no_word_is_not_found(tmp_path: Path) -> None:
    found = figures(judge(tmp_path, gold=[{"document": "sea", "paragraph": 1}]))
    assert (found["r5"], found["reciprocal_rank"], found["top3"], found["not_refused"]) == (0, 0, 0, 1)


def test_a_quote_without_a_gold_string_is_not_right(tmp_path: Path) -> None:
    found = figures(judge(tmp_path, gold_strings=["الجيش"]))
    assert (found["r1"], found["first"], found["top3"]) == (1, 0, 0)


def test_a_gold_string_may_differ_in_vowel_signs(tmp_path: Path) -> None:
    assert figures(judge(tmp_path, gold_strings=["غادَرَ آخرُ"]))["first"] == 1


def test_a_gold_string_may_stand_in_the_translation(tmp_path: Path) -> None:
    asked = "Have the advisers left the base?"
    assert figures(judge(tmp_path, question=asked, gold_strings=["last advisers"]))["first"] == 1


@pytest.mark.parametrize(("groups", "complete"), [([["المستشارين"], ["الجيش", "القاعدة"]], 1), ([["الجيش"]], 0)])
def test_a_complete_answer_has_a_string_of_every_group(tmp_path: Path, groups: list[list[str]], complete: int) -> None:
    assert figures(judge(tmp_path, all_of=groups))["complete"] == complete


def test_a_question_is_asked_after_the_one_before(tmp_path: Path) -> None:
    reason = "غادر المستشارون القاعدة لأن المهمة انتهت."
    index = make_index(make_document("base", arabic=("غادر المستشارون القاعدة.", reason)))
    for context, not_refused in ({}, 0), ({"context": QUESTION}, 1):
        gold = read_one(tmp_path, question="لماذا؟", **context)
        assert figures(score(gold, ask_index(gold.question, index, *gold.previous)))["not_refused"] == not_refused


@pytest.mark.parametrize(("question", "refused"), [("ما هي عاصمة البرازيل؟", 1), (QUESTION, 0)])
def test_an_unanswerable_question_is_right_only_if_refused(tmp_path: Path, question: str, refused: int) -> None:
    assert figures(judge(tmp_path, question=question, answerable=False)) == {"refused": refused}


def test_groups_have_the_mean_of_their_questions() -> None:
    rows = [scored("a", 1.0), scored("b", 0.0), scored("c", 0.0, lang="en", register="english")]
    rows.append(scored("d", 0.0, lang=None, register=None, answerable=False, unans_kind="chat"))
    found = [(one.by, one.name, one.number, one.figures[Measure.first]) for one in group(rows)]
    assert found == [
        (Division.whole, "all", 4, 0.25),
        (Division.lang, "ar", 2, 0.5),
        (Division.lang, "en", 1, 0.0),
        (Division.register, "msa", 2, 0.5),
        (Division.register, "english", 1, 0.0),
        (Division.unans_kind, "chat", 1, 0.0),
    ]


def test_identical_runs_differ_by_nothing_but_luck() -> None:
    assert row_of([[1, 0, 1], [1, 0, 1]]) == (2 / 3, 2 / 3, 1.0, 0, 0)


def test_a_run_that_is_better_on_every_question_is_no_luck() -> None:
    before, after, p, better, worse = row_of([[0] * 20, [1] * 20])
    assert (before, after, better, worse) == (0, 1, 20, 0)
    assert p < 0.001


def test_three_questions_are_too_few_to_be_sure() -> None:
    assert randomisation_p([1, 1, 1]) == pytest.approx(0.25, abs=0.02)  # 2 of the 8 ways to flip three signs


def test_better_and_worse_count_the_same() -> None:
    assert randomisation_p([0.5, 1, 1]) == randomisation_p([-0.5, -1, -1])


def test_the_same_runs_always_have_the_same_p() -> None:
    runs = [[0, 1, 0, 0.5, 1, 0], [1, 1, 0.5, 1, 0, 1]]
    assert row_of(runs) == row_of(runs)


def test_only_questions_of_both_runs_are_compared() -> None:
    [row] = compare([scored("a", 0), scored("b", 1)], [scored("b", 1), scored("c", 1)])
    assert (row.number, row.before, row.after) == (1, 1, 1)


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    run = make_run([scored("a", 1), scored("b", 0, register="iraqi")])
    file = tmp_path / "run.json"
    file.write_text(run.to_json(), encoding="utf-8")
    assert read_run(file) == run


@pytest.mark.parametrize(("name", "reason"), [("none.json", GoldReason.no_file), ("gold.jsonl", GoldReason.not_a_run)])
def test_what_is_no_earlier_run_is_told_of(tmp_path: Path, name: str, reason: GoldReason) -> None:
    write(tmp_path, ADVISERS)
    with pytest.raises(GoldError) as caught:
        read_run(tmp_path / name)
    assert [problem.reason for problem in caught.value.problems] == [reason]


def test_runs_without_a_common_question_are_not_compared() -> None:
    with pytest.raises(GoldError, match=r"earlier\.json:1: nothing_in_common"):
        compare_runs(Path("earlier.json"), make_run([scored("a", 1)]), make_run([scored("b", 1)]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with `corpus/` and two questions, one without an answer."""
    (tmp_path / "corpus").mkdir()
    text = "---\ntitle: x\nlanguage: ar\n---\nغادر آخر المستشارين القاعدة.\n"
    (tmp_path / "corpus" / "base.ar.md").write_text(text, encoding="utf-8")
    unanswerable = {"id": "q2", "question": "ما هي عاصمة البرازيل؟", "answerable": False, "unans_kind": "off_topic"}
    write(tmp_path, ADVISERS | {"lang": "ar"}, unanswerable)
    return tmp_path


def test_a_table_in_a_pipe_is_plain(folder: Path) -> None:
    result = run_program("evaluate", "gold.jsonl", cwd=folder)
    rows = [line.split() for line in result.stdout.splitlines()[1:]]
    assert rows == [
        ["all", "2", *["100.0"] * 7],
        ["language", "ar", "1", *["100.0"] * 6, "–"],
        ["unanswerable,", "off_topic", "1", *["–"] * 6, "100.0"],
    ]
    assert result.stderr == ""


def test_a_run_is_compared_with_an_earlier_one(folder: Path) -> None:
    earlier = Run(groups=(), questions=(scored("q1", 0),))
    (folder / "earlier.json").write_text(earlier.to_json(), encoding="utf-8")
    out = run_program("evaluate", "gold.jsonl", "--json", "--compare", "earlier.json", cwd=folder).stdout
    [row] = json.loads(out)["comparison"]
    assert (row["measure"], row["before"], row["after"], row["p"], row["better"]) == ("first", 0.0, 1.0, 1.0, 1)


def test_bad_lines_are_told_in_the_language_of_the_terminal(folder: Path) -> None:
    write(folder, "[]", {"id": "a"})
    result = run_program("evaluate", "gold.jsonl", cwd=folder, LC_ALL="ar_IQ.UTF-8")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines()[1] == "gold.jsonl:2: الحقل 'question' مفقود: أضفه"


def test_a_missing_file_is_one_sentence(folder: Path) -> None:
    result = run_program("evaluate", "none.jsonl", cwd=folder)
    assert (result.returncode, result.stderr) == (1, "none.jsonl:1: there is no such file: name an existing one\n")
