"""Publishers are named in the reader's script, whoever carried or cited whom."""

import pytest

from bot.answering.outlet_names import OutletNames
from bot.documents import Corpus, OutletName
from bot.text.languages import Language
from tests.readers import PHRASES

CORPUS = Corpus(
    (),
    outlets=(
        OutletName("Associated Press", "أسوشيتد برس", ("AP",)),
        OutletName("Reuters", "رويترز", ()),
        OutletName("AFP", "فرانس برس", ("AFP photo report",)),
        OutletName("Shafaq News", "شفق نيوز", ()),
        OutletName("Sada El-Balad", "صدى البلد", ()),
        OutletName("The Sun (Malaysia)", "ذا صن الماليزية", ("The Sun",)),
        OutletName("Swissinfo", "سويس إنفو", ()),
    ),
)
IN_ARABIC = {
    "Reuters": "رويترز",
    "reuters": "رويترز",
    "AP via ABC News": "أسوشيتد برس عبر ABC News",
    "AFP via The Sun (Malaysia)": "فرانس برس عبر ذا صن الماليزية",
    "Shafaq News (citing Reuters)": "شفق نيوز (نقلاً عن رويترز)",
    "Shafaq News (citing CENTCOM and AP)": "شفق نيوز (نقلاً عن CENTCOM وأسوشيتد برس)",
    "CGTN (with Reuters)": "CGTN (مع رويترز)",
    "The National (AFP photo report)": "The National (فرانس برس)",
    "Desert Herald (blog)": "Desert Herald (blog)",
    "صدى البلد (عن فرانس برس)": "صدى البلد (نقلاً عن فرانس برس)",
    "Desert Herald": "Desert Herald",
}
IN_ENGLISH = {
    "شفق نيوز": "Shafaq News",
    "فرانس برس عبر سويس إنفو": "AFP via Swissinfo",
    "صدى البلد (عن فرانس برس)": "Sada El-Balad (citing AFP)",
    "AP via ABC News": "Associated Press via ABC News",
}


def names(language: Language) -> OutletNames:
    return OutletNames(CORPUS.outlets_by_name, PHRASES[language].outlets, language)


@pytest.mark.parametrize("publisher", IN_ARABIC)
def test_an_arabic_reader_sees_arabic_names_as_far_as_they_are_known(publisher: str) -> None:
    assert names(Language.ARABIC).whole(publisher) == IN_ARABIC[publisher]


@pytest.mark.parametrize("publisher", IN_ENGLISH)
def test_an_english_reader_sees_latin_names_as_far_as_they_are_known(publisher: str) -> None:
    assert names(Language.ENGLISH).whole(publisher) == IN_ENGLISH[publisher]


@pytest.mark.parametrize("publisher", ["AP via ABC News", "AP (with Reuters)", "AP"])
def test_the_short_name_is_of_whoever_tells_it(publisher: str) -> None:
    assert names(Language.ARABIC).short(publisher) == "أسوشيتد برس"


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("according to the Associated Press.", True),
        ("said ABC News", True),
        ("قالت لأسوشيتد برس", True),
        ("The maps show", False),
        ("بحسب رويترز", False),
    ],
)
def test_an_outlet_is_found_in_a_text_in_any_spelling(text: str, *, is_named: bool) -> None:
    assert names(Language.ENGLISH).are_named_in("AP via ABC News", text) is is_named
