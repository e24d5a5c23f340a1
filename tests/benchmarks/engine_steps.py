"""What is measured of a bot without Telegram over a large corpus, each step for a process of its own."""

import asyncio
import gc
import statistics
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from time import perf_counter, process_time, thread_time

from rank_bm25 import BM25Okapi

from bot.documents import EditorsQuestion, read_corpus
from bot.engine import Engine
from bot.lexicons.compiled import keep_tables_in
from bot.long_lived import settle
from bot.search.index_keys import keys_of_all
from bot.snapshots import Snapshots
from bot.text.languages import Language
from bot.text.terms import find_terms
from tests.benchmarks.synthetic_corpus import texts_of
from tests.benchmarks.synthetic_folder import document_name
from tests.corpora import write_document

Measured = dict[str, float]
_TICK = 0.001  # seconds
_IDLE = 3.0  # seconds for which it is looked how long the machine makes anybody wait
_ROUNDS = 3
_CHANGED = ("هذه فقرة لم تكن هنا من قبل.", "وهذه فقرة أخرى.")


def build(corpus: Path, cache: Path, _: Path) -> Measured:
    """Start for the first time."""
    for file in cache.glob("corpus*"):
        file.unlink()
    start, of_processors = perf_counter(), process_time()
    _engine(corpus, cache)
    seconds = perf_counter() - start
    disk = sum(file.stat().st_size for file in cache.glob("corpus*")) / 1e6
    return {
        "build, s": seconds,
        "build, s of processor": process_time() - of_processors,
        "most memory of the build, MB": _status("VmHWM"),
        "index on disk, MB": disk,
    }


def open_and_ask(corpus: Path, cache: Path, gold: Path) -> Measured:
    """Start with unchanged documents, and ask every question."""
    before, start, of_processors = _status("RssAnon"), perf_counter(), process_time()
    engine = _engine(corpus, cache)
    opened, opened_processor = perf_counter() - start, process_time() - of_processors
    engine.prepare()
    settle()
    questions = texts_of(gold)
    times: list[list[float]] = [[] for _ in questions]
    for _ in range(_ROUNDS):
        for question, of_question in zip(questions, times, strict=True):
            asked = thread_time()
            engine.ask(question)
            of_question.append(1000 * (thread_time() - asked))
    first, best = [each[0] for each in times], [min(each) for each in times]
    return {
        "start with unchanged documents, s": opened,
        "the same, s of processor": opened_processor,
        "memory of its own after all questions, MB": _status("RssAnon") - before,
        "memory mapped from files, MB": _status("RssFile"),
        "question asked first, median ms of processor": statistics.median(first),
        "question asked first, p99 ms of processor": statistics.quantiles(first, n=100)[98],
        "question asked again, median ms of processor": statistics.median(best),
        "question asked again, p99 ms of processor": statistics.quantiles(best, n=100)[98],
    }


def read_ahead(corpus: Path, cache: Path, gold: Path) -> Measured:
    """Start, read ahead as the bot does while nobody asks, and ask every question for the first time."""
    engine = _engine(corpus, cache)
    engine.prepare()
    before, started = _status("RssAnon"), process_time()
    asyncio.run(_until_read(engine))
    took = process_time() - started
    settle()
    times = []
    for question in texts_of(gold):
        asked = thread_time()
        engine.ask(question)
        times.append(1000 * (thread_time() - asked))
    return {
        "reading ahead, s of processor": took,
        "reading ahead, MB of memory": _status("RssAnon") - before,
        "question asked first after that, median ms of processor": statistics.median(times),
        "question asked first after that, p99 ms of processor": statistics.quantiles(times, n=100)[98],
    }


async def _until_read(engine: Engine) -> None:
    reading = asyncio.create_task(engine.read_ahead())
    await engine.has_read_ahead.wait()
    reading.cancel()


def reload_one(corpus: Path, cache: Path, _: Path) -> Measured:
    """Reload after one document has changed, while a clock ticks."""
    engine = _engine(corpus, cache)
    file = document_name(0)
    write_document(corpus, file, *(f"{each} {perf_counter()}" for each in _CHANGED))
    found = asyncio.run(_lag(engine, engine.reload))
    return {f"reload of one document, {name}": value for name, value in found.items()}


def reload_many(corpus: Path, cache: Path, _: Path) -> Measured:
    """Reload after so much has changed that the index is built anew, while a clock ticks."""
    engine = _engine(corpus, cache)
    for file in sorted(corpus.glob("generated-*"))[::2]:
        with file.open("a", encoding="utf-8") as written:
            written.write(f"\n{_CHANGED[0]} {perf_counter()}\n")
    found = asyncio.run(_lag(engine, engine.reload))
    return {f"reload that builds anew, {name}": value for name, value in found.items()}


def teach(corpus: Path, cache: Path, _: Path) -> Measured:
    """Teach one question, while a clock ticks."""
    engine = _engine(corpus, cache)
    asked = EditorsQuestion("كم فقرة لم تكن هنا من قبل؟", engine.corpus.documents[0].slug, 1)
    found = asyncio.run(_lag(engine, lambda: engine.teach([asked])))
    return {f"one question taught, {name}": value for name, value in found.items()}


def peer_plain(corpus: Path, _: Path, __: Path) -> Measured:
    """Build rank-bm25 over the plain words of all texts."""
    words = [[term.word for term in find_terms(each.original)] for each in read_corpus(corpus).passages]
    return _peer(words, "plain words")


def peer_streams(corpus: Path, _: Path, __: Path) -> Measured:
    """Build rank-bm25 over all keys of all texts, as the bot's own index has them."""
    terms = [find_terms(each.original) for each in read_corpus(corpus).passages]
    known = frozenset(term.word for each in terms for term in each)
    return _peer([keys_of_all(each, known) for each in terms], "all streams")


def _peer(entries: list[list[str]], name: str) -> Measured:
    gc.collect()
    gc.freeze()
    before, start = _status("VmRSS"), perf_counter()
    index = BM25Okapi(entries)
    seconds, memory = perf_counter() - start, _status("VmRSS") - before
    assert index.corpus_size == len(entries)
    return {f"rank-bm25, {name}: build, s": seconds, f"rank-bm25, {name}: memory, MB": memory}


async def _lag(engine: Engine, change: Callable[[], Awaitable[object]]) -> Measured:
    """Return how long a change takes, and the longest time that a clock waited meanwhile and while nothing happened."""
    engine.prepare()
    settle()
    gaps: list[float] = []
    spent: list[float] = []
    ticking = asyncio.create_task(_tick(gaps, spent))
    await asyncio.sleep(_IDLE)
    idle = max(gaps)
    gaps.clear()
    spent.clear()
    start, of_processors = perf_counter(), process_time()
    await change()
    seconds = perf_counter() - start
    await engine.settled()
    of_processors = process_time() - of_processors
    await asyncio.sleep(_TICK)
    longest, own = max(gaps), max(map(min, gaps, spent))
    ticking.cancel()
    return {
        "s": seconds,
        "s of processor with what follows": of_processors,
        "longest pause, ms": 1000 * longest,
        "longest pause of its own making, ms": 1000 * own,
        "longest pause while nothing happens, ms": 1000 * idle,
    }


async def _tick(gaps: list[float], spent: list[float]) -> None:
    """Keep by how much each tick came late, and the processor's time that this process took meanwhile.

    What is late although the process got no processor is another program's doing.
    """
    last, last_spent = perf_counter(), process_time()
    while True:
        await asyncio.sleep(_TICK)
        now, now_spent = perf_counter(), process_time()
        gaps.append(now - last - _TICK)
        spent.append(now_spent - last_spent)
        last, last_spent = now, now_spent


def _engine(corpus: Path, cache: Path) -> Engine:
    snapshots = Snapshots(cache)
    keep_tables_in(snapshots)
    return Engine(corpus, Language.ARABIC, snapshots=snapshots)


def _status(name: str) -> float:
    """Return what Linux tells of this process's memory, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024


STEPS: Mapping[str, Callable[[Path, Path, Path], Measured]] = {
    "build": build,
    "open": open_and_ask,
    "ahead": read_ahead,
    "reload": reload_one,
    "rebuild": reload_many,
    "teach": teach,
    "rank-bm25, plain words": peer_plain,
    "rank-bm25, all streams": peer_streams,
}
