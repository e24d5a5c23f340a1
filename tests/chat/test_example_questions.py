"""The questions that teach how to ask are answered by the corpus, each in its language."""

from collections.abc import Mapping

import pytest

from bot.chat.asking.example_questions import EXAMPLES, example_question
from bot.engine import Engine
from bot.locale import Phrases
from bot.text.languages import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_answered_with_citations_in_its_language(
    name: str, language: Language, shipped_engine: Engine, sentences: Mapping[Language, Phrases]
) -> None:
    answer = shipped_engine.ask(example_question(name, sentences[language])).answer
    assert answer.language is language
    assert answer.citations
