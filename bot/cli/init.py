"""Sets the bot up: asks what it needs, checks it with Telegram, writes `.env`, and says what is left to be done."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.chat.connection.proxies import check_environment
from bot.cli.interview import Interview
from bot.cli.operator import BAD_INPUT, DONE, Operator
from bot.distribution import shipped_corpus
from bot.documents import CorpusError, check_corpus
from bot.error_sentences import CannotRunError, setting_sentence
from bot.problems import printable
from bot.setting_values import Locale, expanded
from bot.settings import ENV_FILE, PREFIX, SettingProblem, Settings, SettingsError, read_settings
from bot.setup.bot_account import BotAccount, BotApi, BusyError, TokenRefusedError, UnreachableError
from bot.setup.corpus_copy import copy_shipped_corpus
from bot.setup.env_writing import write_env

_ATTEMPTS = 3  # at a terminal; a program has one
_START_WITHIN = 120.0  # seconds
_CORPUS = Path("corpus")


def init(operator: Operator, token: str | None, owner: str | None, corpus: Path | None, language: str | None) -> int:
    """Set up the bot of this folder; what is set already stays unless another answer is given."""
    check_environment(operator.phrases)
    setup = _Setup(operator)
    api, account = setup.account(token)
    admins = setup.admins(owner, api, account)
    folder, spoken = setup.corpus(corpus), setup.language(language)
    values = {"TOKEN": api.token, "ADMINS": admins, "CORPUS": str(folder), "LANGUAGE": spoken}
    try:
        is_copied = copy_shipped_corpus(expanded(folder))
        write_env(Path(ENV_FILE), {PREFIX + name: value for name, value in values.items() if value})
    except OSError as error:
        click.echo(setup.words.not_written.format(file=error.filename or ENV_FILE, detail=error.strerror), err=True)
        return BAD_INPUT
    for line in setup.report(folder, account, is_copied=is_copied):
        click.echo(line)
    return DONE


class _Setup:
    """What is asked, and what was known before."""

    def __init__(self, operator: Operator) -> None:
        self._operator = operator
        self._interview = Interview()
        self._known: Settings = read_settings(needed={"api_url"})
        self.words = operator.phrases.init

    def account(self, given: str | None) -> tuple[BotApi, BotAccount]:
        """Return a token that Telegram knows, ready to ask with, and whose it is."""
        for attempt in range(_ATTEMPTS):
            is_last = given is not None or not self._interview.is_typed or attempt == _ATTEMPTS - 1
            try:
                api = BotApi(self._known.api_url, self._token(given))
                account = api.account()
            except (SettingsError, TokenRefusedError) as error:
                if is_last:
                    raise CannotRunError(self._complaint(error)) from error
                click.echo(self._complaint(error), err=True)
            except UnreachableError as error:
                raise CannotRunError(self.words.unreachable.format(url=self._known.api_url, detail=error)) from error
            else:
                click.echo(self.words.account.format(username=account.username), err=True)
                return api, account
        raise click.Abort

    def _token(self, given: str | None) -> str:
        answer = given
        if answer is None:
            kept = self._known.bot_number
            answer = self._interview.ask_secretly(self.words.keep_token.format(id=kept) if kept else self.words.token)
        return (self._known.with_token(answer) if answer else self._known).bot_token

    def _complaint(self, error: SettingsError | TokenRefusedError) -> str:
        if isinstance(error, SettingsError):
            return setting_sentence(error.problems[0], self._operator.phrases)
        return self.words.refused

    def admins(self, given: str | None, api: BotApi, account: BotAccount) -> str:
        """Return the administrators, the owner first, as the setting has them; "" if there are none."""
        before = self._known.admins
        answer = given
        if answer is None:
            asked = self.words.keep_owner if before else self.words.owner
            answer = self._interview.ask(asked, ",".join(map(str, before)))
        if not answer and self._interview.is_typed:
            answer = self._owner_who_starts(api, account)
        if not answer:
            click.echo(self.words.no_owner, err=True)
            return ""
        return ",".join(map(str, dict.fromkeys([*self._ids(answer), *before])))

    def _ids(self, written: str) -> list[int]:
        try:
            return [int(part) for part in written.split(",")]
        except ValueError as error:
            raise SettingsError(SettingProblem("admins", f"{PREFIX}ADMINS", written)) from error

    def _owner_who_starts(self, api: BotApi, account: BotAccount) -> str:
        """Wait for somebody to send /start; "" if nobody does who is the owner."""
        click.echo(self.words.send_start.format(username=account.username), err=True)
        try:
            for person in api.starters(_START_WITHIN):
                name = printable(person.first_name)
                if self._interview.agrees(self.words.is_it_you.format(name=name, id=person.id)):
                    return str(person.id)
        except BusyError:
            click.echo(self.words.busy, err=True)
        except UnreachableError as error:
            click.echo(self.words.unreachable.format(url=self._known.api_url, detail=error), err=True)
        return ""

    def corpus(self, given: Path | None) -> Path:
        """Return the folder of the documents, as it was written."""
        before = _CORPUS if self._known.corpus == shipped_corpus() else self._known.corpus
        return given or Path(self._interview.ask(self.words.corpus, str(before)))

    def language(self, given: str | None) -> str:
        """Return the language for want of a better."""
        answer = (given or self._interview.ask(self.words.language, self._known.language)).lower()
        if answer not in set(Locale):
            raise SettingsError(SettingProblem("language", f"{PREFIX}LANGUAGE", answer))
        return answer

    def report(self, folder: Path, account: BotAccount, *, is_copied: bool) -> Iterator[str]:
        """Yield what was done, and what only the bot's owner can do."""
        words = self.words
        yield words.written.format(file=ENV_FILE)
        yield (words.copied if is_copied else words.kept).format(folder=printable(str(folder)))
        try:
            check_corpus(expanded(folder))
        except CorpusError:
            yield words.bad_corpus.format(folder=printable(str(folder)))
        yield words.next
        if not account.supports_inline_queries:
            yield words.inline.format(username=account.username)
        if not account.can_read_all_group_messages:
            yield words.privacy.format(username=account.username)
        yield words.run.format(username=account.username)
