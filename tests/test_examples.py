"""The questions that teach how to ask are answered by the corpus, each in its language."""

from collections.abc import Mapping

import pytest

from bot.chat.examples import EXAMPLES, example_question
from bot.desk import Desk
from bot.phrases import Phrases
from bot.text.languages import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_answered_with_citations_in_its_language(
    name: str, language: Language, desk: Desk, sentences: Mapping[Language, Phrases]
) -> None:
    answer = desk.ask(example_question(name, sentences[language])).answer
    assert answer.language is language
    assert answer.citations
