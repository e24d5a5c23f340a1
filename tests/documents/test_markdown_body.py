"""A document is what a reader of its rendered page sees; the rest is no passage, and is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import CorpusReason
from bot.documents.markdown_body import MOST_LINES, read_body
from bot.documents.markdown_reading import Body


def read(text: str, first_line: int = 1) -> Body:
    return read_body("exit.en.md", text.split("\n"), first_line)


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(text).paragraphs]


def left_out(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in read(text).left_out]


@pytest.mark.parametrize(
    "line",
    ["17. January 2026", "2026. A year", "3) of them", "-5 degrees", "2.5 million", "#withdrawal", "١٧. كانون الثاني"],
)
def test_a_wrapped_line_never_tears_its_paragraph(line: str) -> None:
    assert texts(f"The last of them left on\n{line}\nin the evening.") == [
        f"The last of them left on\n{line}\nin the evening."
    ]


@given(st.integers(2, 999_999_999), st.sampled_from(".)"), st.integers(0, 3))
def test_no_number_at_the_beginning_of_a_wrapped_line_is_lost(number: int, mark: str, indent: int) -> None:
    assert texts(f"It was the\n{' ' * indent}{number}{mark} of its kind.") == [
        f"It was the\n{number}{mark} of its kind."
    ]


@pytest.mark.parametrize("text", ["17. January it began.", "2026. A year of change.", "40) Forty of them left."])
def test_a_sentence_that_begins_with_a_number_keeps_it(text: str) -> None:
    assert texts(f"The story.\n\n{text}\n\nThe end.") == ["The story.", text, "The end."]


def test_numbers_that_do_not_count_are_kept_though_they_stand_in_one_list() -> None:
    assert texts("17. August it began.\n\n2026. The year it ended.") == [
        "17. August it began.",
        "2026. The year it ended.",
    ]


@pytest.mark.parametrize("numbers", [(1, 2, 3), (1, 1, 1), (0, 1, 2), (5, 6, 7), (1, 3, 9)])
def test_numbers_that_count_items_are_no_part_of_them(numbers: tuple[int, ...]) -> None:
    assert texts("\n".join(f"{number}. Phase." for number in numbers)) == ["Phase."] * 3


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("They **left** the _base_.", "They left the base."),
        ("They ***left*** it.", "They left it."),
        ("See [the statement](https://example.org 'Title').", "See the statement."),
        ("See [the statement][1].\n\n[1]: https://example.org", "See the statement."),
        ("See <https://example.org/a_b>.", "See https://example.org/a_b."),
        ("The `run` command.", "The run command."),
        ("Fish &amp; chips &mdash; 5 &lt; 6.", "Fish & chips \u2014 5 < 6."),
        (r"\*Not\* emphasis, 2 \# 3.", "*Not* emphasis, 2 # 3."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("~~Gone~~ and back.", "Gone and back."),
        ("H<sub>2</sub>O", "H2O"),
        ("One<br>two<BR/>three", "One\ntwo\nthree"),
        ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
        ("Before <!-- secret --> after.", "Before after."),
        ("Before <span hidden>secret</span> after.", "Before after."),
        ('A <span style="display: none">secret</span>word.', "A word."),
        ("A flag ![of *Iraq*](flag.png) flew.", "A flag of Iraq flew."),
        ("He said it.[^1]\n\n[^1]: <!-- nothing -->", "He said it."),
        ("غادر **آخر** الجنود [القاعدة](https://example.org).", "غادر آخر الجنود القاعدة."),
    ],
)
def test_a_text_is_read_as_it_is_rendered(written: str, shown: str) -> None:
    assert texts(written) == [shown]


@pytest.mark.parametrize(
    "written",
    [
        "<!-- do not publish -->",
        "<!-- do not\n\npublish -->",
        "<!-- never closed\n\nand more",
        "***",
        "- - -",
        "[note]: https://example.org 'A title'",
        "[//]: # (do not publish)",
        "![](flag.png)",
        "<script>alert('Hello')</script>",
        "<style>\n\np { color: red }\n\n</style>",
        "<div hidden>\n\nNot shown.\n\n</div>",
        "<div hidden><div>Not</div> shown.</div>",
        "<template><p>Not shown.</p></template>",
        "<?php echo 'a > b' ?>",
        "<div>\n<img src='x'>\n</div>",
        "[^never]: Nobody refers to it.",
        "- \n- ",
        "> ",
        "\u200f\u200b\u00a0",
        "&nbsp;",
    ],
)
def test_what_a_page_does_not_show_is_no_passage(written: str) -> None:
    assert texts(f"Before.\n\n{written}") == ["Before."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("![The handover at Ain al-Asad](x.png)", ["The handover at Ain al-Asad"]),
        ('![](x.png "The handover")', ["The handover"]),
        ("| Base | Soldiers |\n|---|--:|\n| Erbil | *900* |\n| Harir | |", ["Base | Soldiers", "Erbil | 900", "Harir"]),
        ("- One.\n- Two.\n  - Three.\n\n    Four.", ["One.", "Two.", "Three.", "Four."]),
        ("> Quoted\nwords.\n>\n> > Deeper.", ["Quoted\nwords.", "Deeper."]),
        (
            "Said.[^b] Done.[^a]\n\n[^a]: First note.\n\n[^b]: Second.\n\n    Its end.\n\nLast.",
            ["Said. Done.", "Last.", "Second.", "Its end.", "First note."],
        ),
        ("```\ncode\n```", ["code"]),
        ("    indented\n      more", ["indented\n  more"]),
        ("<p>Shown &amp; <b>bold</b></p>\n<p>Again</p>", ["Shown & bold", "Again"]),
        ("<table><tr><td>1</td><td>2</td></tr></table>", ["1 | 2"]),
        ("<figure><img alt='A base'><figcaption>Its gate</figcaption></figure>", ["A base", "Its gate"]),
        ("<details><summary>More</summary>\n\nInside.\n\n</details>", ["More", "Inside."]),
    ],
)
def test_each_block_that_shows_text_is_a_passage(written: str, shown: list[str]) -> None:
    assert texts(written) == shown


@pytest.mark.parametrize(
    "heading",
    [
        "# Iraq",
        "## Iraq ##",
        "   ### **Iraq**",
        "Iraq\n====",
        "Iraq\n---",
        "#\tIraq",
        "<h2>Iraq</h2>",
        "# Iraq" + " " * 9,
    ],
)
def test_every_form_of_heading_stands_beside_the_text(heading: str) -> None:
    (paragraph,) = read(f"{heading}\n\nThe text.").paragraphs
    assert (paragraph.text, paragraph.heading) == ("The text.", "Iraq")


@pytest.mark.parametrize("between", ["\u00a0", "\u200f", " \u2003\t", "\ufeff", "\u2066\u2069"])
def test_a_line_that_shows_nothing_ends_a_paragraph(between: str) -> None:
    assert texts(f"One.\n{between}\nTwo.") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("written", "reason", "line"),
    [
        ("One.\n\n<!-- a\nb -->", CorpusReason.comment_left_out, 3),
        ("One\ntwo <!-- a --> three.", CorpusReason.comment_left_out, 2),
        ("One <b>two</b>.", CorpusReason.tag_left_out, 1),
        ("<div hidden>\n\nTwo.\n\n</div>", CorpusReason.hidden_left_out, 3),
        ("One.\n\n[a]: b", CorpusReason.definition_left_out, 3),
        ("One.\n\n[^a]: b", CorpusReason.footnote_left_out, 3),
        ("One.\n\n---\ntitle: again\nsources:\n  - publisher: INA\n---", CorpusReason.front_matter_left_out, 4),
        ("publisher: INA\n---\nOne.", CorpusReason.front_matter_left_out, 1),
    ],
)
def test_what_is_left_out_is_told_with_its_line(written: str, reason: CorpusReason, line: int) -> None:
    assert (line, reason) in left_out(written)


@pytest.mark.parametrize(
    "written", ["---\n\nBaghdad: they left.\n\n---", "Note: they left.\n\n---", "A [b].\n\n[b]: c"]
)
def test_what_is_shown_is_not_told(written: str) -> None:
    assert left_out(written) == []
    assert len(texts(written)) == 1


def test_a_passage_knows_the_line_of_its_file() -> None:
    body = read("# A\n\nOne\ntwo.\n\n- Three.\n- Four.\n\n| a |\n|---|\n| b |\n\nx[^1]\n\n[^1]: Five.", 7)
    assert [paragraph.line for paragraph in body.paragraphs] == [9, 12, 13, 15, 17, 19, 21]


@pytest.mark.parametrize("letters", ["x" * 1_001, "\u0627" * 5_000, "Fine.\n\n" + "ab" * 900])
def test_a_word_that_no_language_has_is_a_problem(letters: str) -> None:
    assert [problem.reason for problem in read(letters).problems] == [CorpusReason.word_too_long]


@pytest.mark.parametrize("marker", ["> ", "- ", "1. ", ">- "])
def test_what_lies_too_deep_is_a_problem_and_not_dropped_in_silence(marker: str) -> None:
    assert [problem.reason for problem in read(marker * 900 + "deep").problems] == [CorpusReason.too_deep]


@given(st.text(st.sampled_from("ab1 .\n\n#*_`[]()!<>|-=~:^&\\\t\u0627\u200f"), max_size=120))
def test_any_text_can_be_read_and_shows_nothing_that_is_not_in_it(text: str) -> None:
    letters = set("ab1\u0627")
    for paragraph in read(text).paragraphs:
        assert {letter for letter in paragraph.text if letter in letters} <= set(text)
        assert 1 <= paragraph.line <= text.count("\n") + 1


@given(
    st.lists(st.text(st.sampled_from("abc \u0627\u0628,\u060c"), min_size=1).map(str.strip).filter(bool), min_size=1)
)
def test_plain_paragraphs_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    assert texts("\n\n".join(paragraphs)) == paragraphs


SIGNS = "ab1 \t!#$%:;,.+-=@^{}]>()|\"'\u0627\u060c\u064e\u00a0"
LINES = st.lists(st.text(st.sampled_from(SIGNS), max_size=20).map("a{}".format), min_size=1, max_size=4)


@given(LINES, st.sampled_from(["\n", " \n", "  \n", "\t\n", "\n ", "\n\t"]))
def test_what_ends_a_paragraph_does_not_change_how_the_rest_is_read(lines: list[str], between: str) -> None:
    text = between.join(lines)
    assert texts(f"{text} \\!") == texts(f"{text} !")


@pytest.mark.parametrize("block", ["- a", "1. a", "a\n", "> a\n", "# a", "| a |", "<p>a</p>"])
def test_more_lines_than_a_document_has_are_a_problem_and_not_read(block: str) -> None:
    body = read("\n".join([block] * (MOST_LINES + 1)), first_line=5)
    assert body.paragraphs == ()
    assert [(problem.reason, problem.line) for problem in body.problems] == [
        (CorpusReason.too_many_lines, MOST_LINES + 5)
    ]


def test_as_many_lines_as_a_document_may_have_are_read() -> None:
    assert texts("word\n" * (MOST_LINES - 1)) == ["\n".join(["word"] * (MOST_LINES - 1))]


def test_a_list_of_as_many_items_as_lines_is_read_whole() -> None:
    assert len(texts("1. Phase.\n" * (MOST_LINES - 1))) == MOST_LINES - 1
