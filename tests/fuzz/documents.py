"""Makes documents up, readable or not, and questions to ask of them."""

from hypothesis import strategies as st

_ARABIC = "القوات انسحبت من قاعدة عين الأسد في 17 كانون الثاني 2026 بحسب رويترز وقال المتحدث إن العدد 2500 جندي"
_ENGLISH = "The coalition left Ain al-Asad on 17 January 2026, Reuters said: about 2,500 troops. Dr. U.S. No. 5"
_WORDS = st.one_of(
    st.sampled_from(f"{_ARABIC} {_ENGLISH}".split()),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
    st.sampled_from(
        [
            "#",
            "##",
            "*",
            "-",
            "|",
            ">",
            "[^1]",
            "`",
            "**",
            "_",
            "&amp;",
            "<b>",
            "\u200f",
            "\u2067",
            "\u202b",
            "\u2028",
            "ـ",
            "…",
        ]
    ),
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=4).map(". ".join)
_BODIES = st.lists(_PARAGRAPHS, min_size=1, max_size=6).map("\n\n".join)
_HEADS = st.builds('title: "{}"\nlanguage: ar'.format, st.sampled_from(["عنوان", "Title"]))
_READABLE = st.builds("---\n{}\n---\n\n{}\n".format, _HEADS, _BODIES)
_ODD_HEAD = st.builds("---\n{}\n---\n\n{}\n".format, st.text(max_size=60), _BODIES)
files = st.sampled_from([_READABLE, _READABLE, _READABLE, _READABLE, _ODD_HEAD, st.text(max_size=300)]).flatmap(
    lambda strategy: strategy
)
"""Whole files: front matter and paragraphs, or anything."""
questions = st.one_of(_SENTENCES, st.text(max_size=80))
