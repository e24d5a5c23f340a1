"""Writes what editors see of the questions that want an answer, and of what they have taught. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from hashlib import sha256

from telegram import InlineKeyboardButton

from bot.answering.citations import Citation
from bot.chat.administration.search_prompt import REFERENCE
from bot.chat.writing.answer_messages import citation_piece, line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.deep_links import key_of, link_to_source
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, bold, join, join_fitting, link, plain
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.pagination import heading_of, page_of, paging_buttons
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content
from bot.documents import Corpus, Passage
from bot.locale import format_day
from bot.store import AskedInVain, MistakeReport, Reference
from bot.teaching.lessons import Lesson
from bot.teaching.unanswered import Unanswered

ON_PAGE = 8
_MOST_IN_LINE = 120  # characters of a question in the list
_MOST_OF_QUESTION = 700
_IN_ROW = 4


class Step(StrEnum):
    """What a button does with a question."""

    OPEN = auto()
    SEARCH = auto()
    LEARN = auto()
    UNSAID = auto()
    OFF = auto()
    UNDO = auto()


_PLACE = r"(?P<key>[0-9a-f]{12})-(?P<paragraph>\d{1,6})"
TEACHING_CALLBACK = re.compile(
    rf"teach:(?:list:(?P<page>\d{{1,5}})|mistakes|settled:(?P<mistake>[0-9a-f]{{12}})"
    rf"|(?P<step>{'|'.join(Step)}):{REFERENCE}(?::(?P<place>{_PLACE}|-|\?))?)",
    re.ASCII,
)
_NOT_SAID, _OFF_TOPIC = "?", "-"  # in the place of a place


@dataclass(frozen=True)
class Found:
    """A question and the passages that may answer it."""

    asked: AskedInVain
    times: int
    candidates: Sequence[Citation]
    words: str = ""  # that an editor searched with, if not with the question


def list_content(questions: Sequence[Unanswered], mistakes: int, number: int, reader: Reader) -> Content:
    """Return a page of the list, with a button for each question on it."""
    words, language = reader.phrases.teaching, reader.language
    page = page_of(questions, number, ON_PAGE)
    told = [_list_line(place, each, reader) for place, each in enumerate(page.items, page.first)]
    heading = heading_of(words.heading if questions else words.none, page.number, page.pages, reader)
    buttons = [
        callback_button(str(place), f"teach:open:{each.main.reference}", language)
        for place, each in enumerate(page.items, page.first)
    ]
    rows = [buttons[start : start + _IN_ROW] for start in range(0, len(buttons), _IN_ROW)]
    rows.append(paging_buttons(page, reader.phrases, language, lambda other: f"teach:list:{other}"))
    if mistakes:
        rows.append([callback_button(words.mistakes.format(count=mistakes), "teach:mistakes", language)])
    return join("\n\n", [heading, *([join("\n", told)] if told else [])]), keyboard(rows, language)


def question_content(found: Found, reader: Reader) -> Content:
    """Return a question with the passages that may answer it, and the buttons to decide on it."""
    words, language, asked = reader.phrases.teaching, reader.language, found.asked
    day = isolate(format_day(asked.last_at.date(), language))
    pieces = [
        line(bold(isolate(opening(asked.text, _MOST_OF_QUESTION))), language),
        line(plain(words.asked.format(times=isolate(found.times), day=day)), language),
        *([line(plain(words.unhelpful), language)] if asked.is_unhelpful else []),
        *([line(plain(words.searched.format(words=isolate(found.words))), language)] if found.words else []),
        line(plain(words.which if found.candidates else words.nothing_near), language),
        *(_candidate(number, each, reader) for number, each in enumerate(found.candidates, 1)),
    ]
    return join_fitting("\n\n", pieces), keyboard(_decisions(found, reader), language)


def taught_content(lesson: Lesson, reference: Reference, answer: Markup, corpus: Corpus, reader: Reader) -> Content:
    """Return what has become of a question: the lesson, and below it how it is answered now."""
    words, language = reader.phrases.teaching, reader.language
    place = place_code(lesson, corpus)
    buttons = [
        [callback_button(words.undo, f"teach:{Step.UNDO}:{reference}:{place}", language)],
        [callback_button(words.to_list, "teach:list:1", language)],
    ]
    head = line(plain(lesson_sentence(lesson, corpus, reader)), language)
    question = line(bold(isolate(opening(lesson.question, _MOST_OF_QUESTION))), language)
    return join_fitting("\n\n", [head, question, answer]), keyboard(buttons, language)


def mistakes_content(reports: Sequence[MistakeReport], corpus: Corpus, username: str, reader: Reader) -> Content:
    """Return where readers found mistakes, each with a button that settles it."""
    words, language = reader.phrases.teaching, reader.language
    titles = {document.slug: document for document in corpus.documents}
    shown = reports[:ON_PAGE]
    rows = []
    for number, report in enumerate(shown, 1):
        document = titles.get(report.place.document)
        title = title_of(document.version(language).title) if document else isolate(report.place.document)
        named = link(title, link_to_source(username, document)) if document else plain(title)
        where = words.mistake_at.format(paragraph=isolate(report.place.paragraph or "?"), times=isolate(report.times))
        rows.append(line(plain(f"{isolate(number)} · ") + named + plain(f" · {where}"), language))
    buttons = [
        [callback_button(words.settle.format(number=number), f"teach:settled:{code_of(report)}", language)]
        for number, report in enumerate(shown, 1)
    ]
    back = [callback_button(words.to_list, "teach:list:1", language)]
    heading = line(bold(words.mistakes_heading if reports else words.no_mistakes), language)
    return join_fitting("\n\n", [heading, *rows]), keyboard([*buttons, back], language)


def lesson_sentence(lesson: Lesson, corpus: Corpus, reader: Reader) -> str:
    """Return in a sentence what was decided of a question."""
    words = reader.phrases.teaching
    if lesson.is_off_topic:
        return words.learnt_off
    document = next((each for each in corpus.documents if each.slug == lesson.document), None)
    if document is None:
        return words.learnt_unsaid
    title = title_of(document.version(reader.language).title)
    return words.learnt.format(title=title, paragraph=isolate(lesson.paragraph or ""))


def place_code(lesson: Lesson, corpus: Corpus) -> str:
    """Return what stands for the place of a lesson in callback data."""
    if lesson.is_off_topic:
        return _OFF_TOPIC
    document = next((each for each in corpus.documents if each.slug == lesson.document), None)
    return f"{key_of(document)}-{lesson.paragraph}" if document else _NOT_SAID


def code_of(report: MistakeReport) -> str:
    """Return what stands for the place of a report in callback data."""
    place = report.place
    told = f"{place.document} {place.language} {place.page} {place.paragraph}"
    return sha256(told.encode(errors="surrogateescape")).hexdigest()[:12]


def _list_line(number: int, each: Unanswered, reader: Reader) -> Markup:
    words = reader.phrases.teaching
    sentence = words.entry_unhelpful if each.is_unhelpful else words.entry
    question = isolate(opening(each.main.text, _MOST_IN_LINE))
    told = sentence.format(number=isolate(number), question=question, times=isolate(each.times))
    return line(plain(told), reader.language)


def _candidate(number: int, citation: Citation, reader: Reader) -> Markup:
    title = title_of(citation.passage.document.version(reader.language).title)
    heading = line(bold(f"{isolate(number)} · ") + plain(title), reader.language)
    return join("\n", [heading, citation_piece(citation, reader)])


def _decisions(found: Found, reader: Reader) -> list[list[InlineKeyboardButton]]:
    words, reference = reader.phrases.teaching, found.asked.reference

    def button(text: str, step: Step, place: str = "") -> InlineKeyboardButton:
        return callback_button(text, f"teach:{step}:{reference}{place}", reader.language)

    answering = [
        button(words.answers.format(number=number), Step.LEARN, f":{_place(each.passage)}")
        for number, each in enumerate(found.candidates, 1)
    ]
    return [
        answering,
        [button(words.search, Step.SEARCH)],
        [button(words.unsaid, Step.UNSAID), button(words.off_topic, Step.OFF)],
        [callback_button(words.to_list, "teach:list:1", reader.language)],
    ]


def _place(passage: Passage) -> str:
    return f"{key_of(passage.document)}-{passage.number}"
