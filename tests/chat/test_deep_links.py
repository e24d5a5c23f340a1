"""Payloads of deep links: whatever they stand for, Telegram takes them and they lead back to it."""

import re
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.writing.cited_sentences import CitedSentences
from bot.chat.writing.deep_links import (
    QuestionLink,
    SourceLink,
    Target,
    key_of,
    link_to_passage,
    link_to_source,
    read_payload,
)
from bot.documents import Corpus, Passage
from tests.corpora import make_document

SLUGS = st.text(min_size=1, max_size=200)
EMPTY = Corpus(())


def payload_of(link: str) -> str:
    start, _, payload = link.partition("?start=")
    assert start == "https://t.me/WithdrawalBot"
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
    return payload


def read(link: str, corpus: Corpus = EMPTY) -> Target | None:
    return read_payload(payload_of(link), corpus)


@given(st.lists(SLUGS, min_size=1, max_size=5, unique=True))
def test_a_source_of_any_name_is_found_again(slugs: list[str]) -> None:
    corpus = Corpus(tuple(make_document(slug, english=["One."]) for slug in slugs))
    links = [link_to_source("WithdrawalBot", each) for each in corpus.documents]
    assert [read(link, corpus) for link in links] == [SourceLink(each, None) for each in corpus.documents]


@given(SLUGS, st.integers(1, 2))
def test_what_is_cited_of_a_source_is_found_again(slug: str, paragraph: int) -> None:
    document, cited = make_document(slug, english=["One. Two.", "Three. Four."]), CitedSentences(paragraph, 1, 2)
    link = link_to_source("WithdrawalBot", document, cited)
    assert read(link, Corpus((document,))) == SourceLink(document, cited)


@pytest.mark.parametrize("place", ["9-0-1", "1-1-1", "1-0-9", "0-0-1"])
def test_what_is_cited_no_more_leads_to_the_source(place: str) -> None:
    document = make_document("slug", english=["One. Two."])
    payload = f"s-{key_of(document)}-{place}"
    assert read_payload(payload, Corpus((document,))) == SourceLink(document, None)


@given(SLUGS, st.integers(1, 3))
def test_a_passage_is_found_again(slug: str, number: int) -> None:
    document = make_document(slug, english=["One.", "Two.", "Three."])
    passage = Passage(document, number)
    assert read(link_to_passage("WithdrawalBot", passage), Corpus((document,))) == passage


@pytest.mark.parametrize(("code", "encoding"), [("a", "cp1256"), ("q", "utf-8")])
def test_a_question_that_an_earlier_version_put_into_a_link_is_found(code: str, encoding: str) -> None:
    payload = f"{code}-{urlsafe_b64encode('متى ينتهي؟'.encode(encoding)).decode().rstrip('=')}"
    assert read_payload(payload, EMPTY) == QuestionLink("متى ينتهي؟")


@given(st.text(alphabet="abcpqsABC0123456789_-", max_size=64))
def test_any_payload_can_be_read(payload: str) -> None:
    assert isinstance(read_payload(payload, EMPTY), QuestionLink | None)


@pytest.mark.parametrize("number", [0, 2, 999999])
def test_a_passage_that_is_not_there_leads_nowhere(number: int) -> None:
    document = make_document("exit", english=["One."])
    link = link_to_passage("WithdrawalBot", Passage(document, number))
    assert read(link, Corpus((document,))) is None


def test_a_source_that_is_gone_leads_nowhere() -> None:
    assert read(link_to_source("WithdrawalBot", make_document("exit", english=["One."]))) is None
