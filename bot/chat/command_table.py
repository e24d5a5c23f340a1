"""The commands: whose menus list each, in private and in groups, what these say of it, and what handles it.

Menus are in this order; what no menu has, /help lists. Whoever else writes a command is told by its handler whose it is
or where it belongs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from bot.chat.handler_callback import Callback
from bot.chat.handlers import Handlers
from bot.locale import MenuPhrases
from bot.store import Role


class Audience(Enum):
    """Who finds a command in their menu."""

    NOBODY = auto()
    EDITORS = auto()  # of the bot, as the next two; who has more than one of these roles has the highest
    ADMINISTRATORS = auto()  # in a group its own
    OWNER = auto()
    EVERYBODY = auto()

    @property
    def least(self) -> Role | None:
        """The role that it takes in private; None if it takes none."""
        roles = {Audience.EDITORS: Role.editor, Audience.ADMINISTRATORS: Role.administrator, Audience.OWNER: Role.owner}
        return roles.get(self)


@dataclass(frozen=True)
class Command:
    """One command."""

    name: str  # without the slash
    in_private: Audience
    in_groups: Audience
    menu_text: Callable[[MenuPhrases], str]
    handler: Callable[[Handlers], Callback]


_ALL, _NONE = Audience.EVERYBODY, Audience.NOBODY
_EDITORS, _ADMINS, _OWNER = Audience.EDITORS, Audience.ADMINISTRATORS, Audience.OWNER

# A table is read in columns.
# fmt: off
COMMANDS = (
    #       name           private  groups   menu text                      handler
    Command("latest",      _ALL,    _NONE,   lambda menu: menu.latest,      lambda on: on.timeline.on_latest),
    Command("timeline",    _ALL,    _NONE,   lambda menu: menu.timeline,    lambda on: on.timeline.on_timeline),
    Command("ask",         _NONE,   _ALL,    lambda menu: menu.ask,         lambda on: on.questions.on_ask),
    Command("sources",     _ALL,    _ALL,    lambda menu: menu.sources,     lambda on: on.sources.on_sources),
    Command("language",    _ALL,    _NONE,   lambda menu: menu.language,    lambda on: on.chat_language.on_language),
    Command("help",        _ALL,    _ALL,    lambda menu: menu.help,        lambda on: on.help.on_help),
    Command("subscribe",   _NONE,   _NONE,   lambda menu: menu.subscribe,   lambda on: on.subscriptions.on_subscribe),
    Command("unsubscribe", _NONE,   _NONE,   lambda menu: menu.unsubscribe, lambda on: on.subscriptions.on_unsubscribe),
    Command("about",       _NONE,   _NONE,   lambda menu: menu.about,       lambda on: on.about.on_about),
    Command("privacy",     _NONE,   _NONE,   lambda menu: menu.privacy,     lambda on: on.privacy.on_privacy),
    Command("forget",      _NONE,   _NONE,   lambda menu: menu.forget,      lambda on: on.privacy.on_forget),
    Command("mydata",      _NONE,   _NONE,   lambda menu: menu.mydata,      lambda on: on.privacy.on_my_data),
    Command("start",       _NONE,   _NONE,   lambda menu: menu.start,       lambda on: on.start.on_start),
    Command("settings",    _NONE,   _ADMINS, lambda menu: menu.settings,    lambda on: on.group_settings.on_settings),
    Command("unanswered",  _EDITORS, _NONE,  lambda menu: menu.unanswered,  lambda on: on.teaching.on_unanswered),
    Command("add",         _EDITORS, _NONE,   lambda menu: menu.add,         lambda on: on.adding.on_add),
    Command("translate",   _EDITORS, _NONE,   lambda menu: menu.translate,   lambda on: on.adding.on_translate),
    Command("remove",      _EDITORS, _NONE,   lambda menu: menu.remove,      lambda on: on.corrections.on_remove),
    Command("rename",      _EDITORS, _NONE,   lambda menu: menu.rename,      lambda on: on.corrections.on_rename),
    Command("edit",        _EDITORS, _NONE,   lambda menu: menu.edit,        lambda on: on.corrections.on_edit),
    Command("undo",        _EDITORS, _NONE,   lambda menu: menu.undo,        lambda on: on.corrections.on_undo),
    Command("export",      _EDITORS, _NONE,   lambda menu: menu.export,      lambda on: on.corrections.on_export),
    Command("corpus",      _EDITORS, _NONE,  lambda menu: menu.corpus,      lambda on: on.overview.on_corpus),
    Command("stats",       _EDITORS, _NONE,  lambda menu: menu.stats,       lambda on: on.overview.on_stats),
    Command("reload",      _ADMINS, _NONE,   lambda menu: menu.reload,      lambda on: on.reload.on_reload),
    Command("health",      _ADMINS, _NONE,   lambda menu: menu.health,      lambda on: on.health.on_health),
    Command("announce",    _ADMINS, _NONE,   lambda menu: menu.announce,    lambda on: on.announcing.on_announce),
    Command("ban",         _ADMINS, _NONE,   lambda menu: menu.ban,         lambda on: on.bans.on_ban),
    Command("unban",       _ADMINS, _NONE,   lambda menu: menu.unban,       lambda on: on.bans.on_unban),
    Command("promote",     _OWNER,  _NONE,   lambda menu: menu.promote,     lambda on: on.roles.on_promote),
    Command("demote",      _OWNER,  _NONE,   lambda menu: menu.demote,      lambda on: on.roles.on_demote),
    Command("import",      _OWNER,  _NONE,   lambda menu: menu.import_corpus, lambda on: on.importing.on_import),
    Command("log",         _ADMINS, _NONE,   lambda menu: menu.log,         lambda on: on.audit.on_log),
)
# fmt: on
