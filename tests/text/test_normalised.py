"""Whatever signs a text is written in, its view has plain ones, each with its place in the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.letters import MOST_LETTERS
from bot.text.normalised import normalise
from bot.text.terms import find_terms, find_words

FORMAT = "".join(
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf" and not 0xE0000 <= code <= 0xE0FFF
)
ARABIC_LETTERS = "".join(
    chr(code)
    for code in (*range(0x620, 0x700), *range(0x750, 0x780), *range(0x870, 0x8CA), *range(0xFB50, 0xFF00))
    if unicodedata.name(chr(code), "").startswith("ARABIC LETTER")
)
WORDS = st.sampled_from(("القوات", "القواعد", "التحالف", "withdrawal", "Baghdad", "2500", "كانون الثاني", "٢٠٢٦"))


def stems(text: str) -> list[str]:
    return [term.text for term in find_words(text)]


def written(text: str) -> list[str]:
    return [text[term.start : term.end] for term in find_words(text)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ｗｈｅｎ　ｄｏ", "When do"),  # full width
        ("ﬁnal oﬀer", "final offer"),  # ligatures
        ("𝐰𝐡𝐞𝐧 𝓭𝓲𝓭 ᴡʜᴇɴ", "when did when"),  # mathematical letters, small capitals
        ("\u0441o\u0430liti\u043en t\u03c1oops", "coalition tpoops"),  # Cyrillic and Greek letters
        ("ba\u0301se\u0323s café Łódź", "bases cafe Lodz"),  # combining marks, accents
        ("ﺍﻟﻘﻮﺍﺕ ﷲ ﻻ", "القوات الله لا"),  # presentation forms
        ("کلی ێ ۆ ە ھ ہ ۃ ں ڵ ڕ ٹ", "كلي ي و ه ه ه ة ن ل ر ت"),  # Kurdish, Persian, Urdu
        ("ڪـټـښـۍ", "كتسي"),  # Sindhi, Pashto
        ("چان گال پا ڤ ژ", "چان گال پا ڤ ژ"),  # letters that the dialects have
        ("أإآؤئ ٱ", "أإآؤئ ا"),  # hamzas stay for words that differ by them
        ("ا\u0653ب و\u0654", "آب ؤ"),  # a letter and its mark
        ("١٢٣ ۱۲۳ १२३ 𝟏𝟐𝟑", "123 123 123 123"),
        ("a\u00a0b\u2003c\u3000d\te\nf\u2028g", "a b c d e f g"),
        ("one\n\ntwo", "one\n\ntwo"),  # an empty line ends a paragraph
        ("it’s ‘so‘ – no−w", "it's 'so' - no-w"),
        ("Ⅷ 2½ 4² ①", "VIII 2.5 4   "),
        ("العـــراق مُحَمَّدٌ", "العراق محمد"),
        ("2\u00a0500 and 12\u202f345", "2,500 and 12,345"),
    ],
)
def test_a_text_is_seen_in_plain_signs(text: str, plain: str) -> None:
    assert normalise(text).text == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("متىىىى", "متى"),
        ("whennnn", "when"),
        ("troooops", "troops"),
        ("soooon", "soon"),
        ("العراااااق", "العراق"),
        ("commmander", "commander"),
        ("hahaha", "hahaha"),
        ("XXIII and VIII", "XXIII and VIII"),
        ("1000000", "1000000"),
        ("!!!", "!!!"),
        ("ههههههه", "هه"),
    ],
)
def test_letters_that_are_drawn_out_are_written_as_in_the_word(text: str, plain: str) -> None:
    assert normalise(text).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/2024/05?x=1",
        "http://مثال.com/أخبار",
        "www.example.org",
        "t.me/some_channel",
        "youtu.be/xYz-12",
        "rudaw.net",
        "@SomeChannel",
        "someone@example.com",
        "tg://resolve?domain=x",
    ],
)
def test_what_is_no_word_is_none(text: str) -> None:
    assert stems(f"before {text} after") == stems("before after")


def test_the_mark_behind_a_link_stays() -> None:
    assert normalise("see t.me/abc. Then").text.split() == ["see", ".", "Then"]


@pytest.mark.parametrize("text", ["#انسحاب_القوات", "＃انسحاب＿القوات"])
def test_the_words_of_a_hashtag_are_words(text: str) -> None:
    assert stems(text) == stems("انسحاب القوات")


@pytest.mark.parametrize("text", ["U.S. troops", "Military.com says", "at 2.5 km", "end.Then"])
def test_a_point_makes_no_link(text: str) -> None:
    assert len(stems(text)) >= 2


@given(WORDS, st.sampled_from(FORMAT), st.data())
def test_a_mark_that_nobody_sees_changes_no_word(word: str, mark: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word)))
    assert stems(word[:place] + mark + word[place:]) == stems(word)


@given(st.sampled_from(ARABIC_LETTERS))
def test_every_arabic_letter_of_unicode_is_one_of_ours(letter: str) -> None:
    own = {*map(chr, range(0x621, 0x64B)), *"پچژڤگ"}
    assert set(normalise(letter).text) <= own


@given(st.text(max_size=200))
def test_the_view_is_bounded_and_every_letter_has_its_place(text: str) -> None:
    view = normalise(text)
    assert len(view.text) == len(view.starts) == len(view.ends) <= MOST_LETTERS * len(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert list(view.starts) == sorted(view.starts)


@given(st.text(st.sampled_from("abAB مرحبا\u0301\u200f\u0640é\uff21\n.!1٢@#_/:"), max_size=60))
def test_a_view_is_its_own_view(text: str) -> None:
    plain = normalise(text).text
    assert normalise(plain).text.split() == plain.split()


@given(st.text(max_size=200))
def test_terms_lie_in_the_text_in_order(text: str) -> None:
    ends = [place for term in find_words(text) for place in (term.start, term.end)]
    assert all(0 <= place <= len(text) for place in ends)
    assert [term.start for term in find_words(text)] == sorted(term.start for term in find_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("في بغ\u200fدادَ.", ["في", "بغ\u200fدادَ"]),
        ("whe\u200bnnnn?", ["whe\u200bnnnn"]),
        ("ﷲ ﷺ أكبر", ["ﷲ", "أكبر"]),
        ("17\u00a0كانون\nالثاني", ["17", "كانون\nالثاني"]),
    ],
)
def test_a_term_lies_where_it_is_written(text: str, words: list[str]) -> None:
    assert written(text) == words


def test_a_word_of_thousands_of_letters_counts_by_its_beginning() -> None:
    assert [len(term.word) for term in find_terms("x" + "ab" * 2000)] == [64]
