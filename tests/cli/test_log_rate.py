"""A trouble that everybody runs into is told once a minute."""

import logging

from bot.cli.log_rate import OncePerMinute


class Log:
    """What passes of what is logged, at times that the test sets."""

    def __init__(self) -> None:
        self.now = 0.0
        self.passed: list[str] = []
        self._filter = OncePerMinute(lambda: self.now)

    def write(self, message: str, *args: object, level: int = logging.WARNING) -> None:
        """Log something."""
        record = logging.LogRecord("bot", level, __file__, 1, message, args, None)
        if self._filter.filter(record):
            self.passed.append(record.getMessage())


def test_one_line_of_a_kind_passes_in_a_minute_whatever_its_numbers() -> None:
    log = Log()
    for number in range(100):
        log.write("Update %d failed", number)
    assert log.passed == ["Update 0 failed"]


def test_the_next_line_says_how_many_were_withheld() -> None:
    log = Log()
    for log.now in (0, 10, 20, 61):
        log.write("Update %d failed", log.now)
    assert log.passed == ["Update 0 failed", "Update 61 failed (2 more like it before)"]


def test_other_words_are_another_kind() -> None:
    log = Log()
    log.write("%s failed", "sendMessage")
    log.write("%s failed", "getMe")
    assert log.passed == ["sendMessage failed", "getMe failed"]


def test_what_is_no_trouble_always_passes() -> None:
    log = Log()
    for _ in range(3):
        log.write("Started", level=logging.INFO)
    assert log.passed == ["Started"] * 3
