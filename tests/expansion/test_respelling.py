"""What is misspelt in a question is put right before it is read."""

import pytest

from bot.expansion import Known, respelt

TEXTS = frozenset(("التحالف", "القوات", "العراق", "troops", "coalition", "iraq", "nechirvan", "pentagon", "withdrawal"))


def _respelt(question: str) -> str:
    return respelt(question, Known(lambda word: 0.1 * (word in TEXTS), lambda word: word.text == "krill"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("when did teh troops leave", "when did the troops leave"),
        ("waht is the coalition", "what is the coalition"),
        ("wehn did they leave", "when did they leave"),
        ("is it true taht they left", "is it true that they left"),
        ("hwo many troops", "how many troops"),
        ("hwo commanded the coalition", "who commanded the coalition"),
        ("wher are the troops", "where are the troops"),
        ("coaltion wihdrawal", "coalition withdrawal"),
        ("Does Nechervan lead Irqa?", "Does Nechirvan lead Iraq?"),
        ("متى انسحب الحتالف من العراق؟", "متى انسحب التحالف من العراق؟"),
        ("كم عدد لاقوات في العاق", "كم عدد القوات في العراق"),
    ],
)
def test_a_slip_is_put_right(written: str, meant: str) -> None:
    assert _respelt(written) == meant


@pytest.mark.parametrize(
    "question",
    [
        "When did the troops leave?",
        "who is messi",
        "form of the agreement",
        "Who is Sistani?",
        "the pmf and the KRG",
        "asdfgh",
        "krill",
        "شوكت طلعوا الامريكان من العراق؟",
        "ومتى يخرج الأميركيون؟",
        "",
    ],
)
def test_what_is_right_or_like_nothing_is_left_alone(question: str) -> None:
    assert _respelt(question) == question


def test_only_what_a_long_text_begins_with_is_put_right() -> None:
    assert _respelt(f"waht {'troops ' * 40}waht") == f"what {'troops ' * 40}waht"
