"""The figures of a running bot as Prometheus reads them, on a port of their own, in a thread of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.distribution import VERSION
from bot.heartbeat import Heartbeat
from bot.metrics.measures import Measures
from bot.metrics.stages import Stages

_PREFIX = "withdrawal_bot"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class PrometheusMeasures(Measures):
    """Counts in a registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        """Register everything that is counted, and the process itself."""
        self._registry = registry
        ProcessCollector(registry=registry)
        self._questions = _counter(
            "questions", "Questions, by outcome, language and kind of chat", registry, "outcome", "language", "chat"
        )
        self._seconds = Histogram(
            f"{_PREFIX}_stage_seconds",
            "How long a stage of a question took: queue, answer, send",
            ("stage",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._sent = _counter("sent", "Calls that Telegram has carried out", registry, "method")
        self._failed = _counter("failed", "Calls that Telegram has refused or that came too late", registry, "method")
        self._retried = _counter("retried", "Calls that were made once more", registry, "method")
        self._told_to_wait = _counter("told_to_wait", "Pauses that Telegram wanted (429)", registry, "method")

    def question(self, outcome: str, language: str, chat_kind: str, stages: Stages) -> None:
        """Count it and how long each of its stages took."""
        self._questions.labels(outcome, language, chat_kind).inc()
        for stage, seconds in stages.seconds.items():
            self._seconds.labels(stage).observe(seconds)

    def sent(self, method: str) -> None:
        """Count a call."""
        self._sent.labels(method).inc()

    def failed(self, method: str) -> None:
        """Count a call."""
        self._failed.labels(method).inc()

    def retried(self, method: str) -> None:
        """Count another attempt."""
        self._retried.labels(method).inc()

    def told_to_wait(self, method: str) -> None:
        """Count a pause."""
        self._told_to_wait.labels(method).inc()

    def watch(self, signs: Callable[[], Heartbeat]) -> None:
        """Ask for the signs whenever somebody looks."""
        self._registry.register(_Signs(signs))


def _counter(name: str, text: str, registry: CollectorRegistry, *labels: str) -> Counter:
    return Counter(f"{_PREFIX}_{name}", text, labels, registry=registry)


class _Signs(Collector):
    """What is read at the moment when somebody looks."""

    def __init__(self, signs: Callable[[], Heartbeat]) -> None:
        self._signs = signs

    def collect(self) -> Iterator[Metric]:
        """Yield them."""
        beat = self._signs()
        yield InfoMetricFamily(_PREFIX, "Version and corpus", {"version": VERSION, "corpus": beat.corpus})
        yield _gauge("updates_waiting", "Updates that are not handled yet", beat.waiting)
        yield _gauge("updates_set_aside", "Updates that could not be handled since the start", beat.set_aside)
        yield _gauge("writes_waiting", "Writes that wait for the database", beat.unwritten)
        yield _gauge("is_receiving", "1 from when Telegram is reached until asking it ends or hangs", beat.is_receiving)
        yield _gauge("documents", "Documents of the corpus", beat.documents)
        yield _gauge("disk_free_bytes", "Bytes that are free where the database is", beat.disk_free)
        if beat.polled_ago is not None:
            yield _gauge(
                "poll_age_seconds", "Seconds since Telegram last answered a poll, or since the start", beat.polled_ago
            )
        if beat.as_of:
            day = datetime.fromisoformat(beat.as_of).replace(tzinfo=UTC)
            yield _gauge("corpus_as_of_seconds", "Newest event of the corpus, seconds since 1970", day.timestamp())


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"{_PREFIX}_{name}", text, value)


class MetricsServer:
    """Lets the figures be read at `/metrics`, from now on until it is closed."""

    def __init__(self, host: str, port: int) -> None:
        """Listen; OSError if that cannot be."""
        registry = CollectorRegistry()
        self._server, self._thread = start_http_server(port, host, registry)
        self.measures = PrometheusMeasures(registry)

    def close(self) -> None:
        """Let nobody read any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
