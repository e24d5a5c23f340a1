"""Capitals tell names where they are rare."""

import pytest

from bot.text.capitals import capitals_tell
from bot.text.proper_names import names_in


@pytest.mark.parametrize(
    "text", ["When did Kurilla visit Erbil?", "US troops in Iraq", "Ain al-Asad", "متى زار Kurilla بغداد", "", "When?"]
)
def test_capitals_tell_where_they_are_rare(text: str) -> None:
    assert capitals_tell(text)


@pytest.mark.parametrize(
    "text", ["WHEN DID KURILLA VISIT ERBIL?", "When Did Kurilla Visit The Base?", "When Will The Troops Leave Iraq?"]
)
def test_capitals_tell_nothing_where_most_words_have_one(text: str) -> None:
    assert not capitals_tell(text)


def test_a_title_names_no_more_than_a_sentence_does() -> None:
    assert names_in("When Will The Troops Leave Erbil?") == names_in("when will the troops leave Erbil?")
