"""An index follows the documents that change, and becomes the one that would be built of them."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import Document, EditorsQuestion, GlossaryEntry, Passages
from bot.search import Index
from tests.corpora import make_document, make_index
from tests.search.test_taught_questions import TEXTS, find_alike

SLUGS = "abcdefghijkl"
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=2)
ASKED = st.lists(st.tuples(TEXTS, st.sampled_from([*SLUGS, None])), max_size=6, unique_by=lambda each: each[0])


def document_of(slug: str, paragraphs: Sequence[str], languages: str) -> Document:
    return make_document(
        slug,
        arabic=paragraphs if "a" in languages else (),
        english=paragraphs if "e" in languages else (),
        arabic_title="مطار بغداد",
        english_title=f"Base {paragraphs[0]}",
    )


@st.composite
def document(draw: st.DrawFn, slug: str) -> Document:
    return document_of(slug, draw(PARAGRAPHS), draw(st.sampled_from(["a", "e", "ae"])))


def questions_of(asked: Sequence[tuple[str, str | None]], documents: Mapping[str, Document]) -> list[EditorsQuestion]:
    return [
        EditorsQuestion(text, slug, 1 if slug else None) for text, slug in asked if slug is None or slug in documents
    ]


@settings(max_examples=60)
@given(st.data())
def test_an_index_that_follows_finds_what_one_built_anew_finds(data: st.DataObject) -> None:
    before = {slug: data.draw(document(slug)) for slug in SLUGS[:10]}
    after = dict(before)
    for slug in data.draw(st.lists(st.sampled_from(SLUGS), unique=True, max_size=2)):
        if data.draw(st.booleans()):
            after[slug] = data.draw(document(slug))
        else:
            after.pop(slug, None)
    documents = [after[slug] for slug in sorted(after)]
    asked, asked_now = data.draw(ASKED), data.draw(ASKED)
    old = make_index(*before.values(), questions=questions_of(asked, before))
    questions = questions_of(asked_now + [each for each in asked if each[0] not in dict(asked_now)], after)
    followed = old.following(Passages(documents), (), questions, ())
    if followed is not None:
        assert find_alike(followed, make_index(*documents, questions=questions), data.draw(TEXTS))
        assert followed.newness == make_index(*documents, questions=questions).newness


DOCUMENTS = [document_of(slug, [f"Word {slug} stands here."], "e") for slug in SLUGS]


def test_where_most_has_changed_an_index_is_rather_built_anew() -> None:
    others = [document_of(slug, ["All is new."], "e") for slug in SLUGS[:8]]
    assert make_index(*DOCUMENTS).following(Passages([*others, *DOCUMENTS[8:]]), (), (), ()) is None


def first(index: Index, question: str) -> str:
    return index.search(index.understand(question)).hits[0].passage.document.slug


def test_another_glossary_is_used() -> None:
    documents = [*DOCUMENTS[:-1], document_of("m", ["The frobnicator left."], "e")]
    index = make_index(*documents).following(
        Passages(documents), [GlossaryEntry("مفربق", "frobnicator", (), "")], (), ()
    )
    assert index
    assert first(index, "أين المفربق؟") == "m"
