"""A group whose administrator sets the bot up for it."""

from dataclasses import dataclass

from tests.conversations.talk import QUESTION, texts
from tests.standin import Chat, Reply, StandIn, User


@dataclass(frozen=True)
class Group:
    """A group with an administrator, Sara, and a member, Ali, who speak English."""

    chat: Chat
    sara: User
    ali: User

    def panel(self) -> Reply:
        """Return the settings as Sara gets them."""
        self.chat.say("/settings", sender=self.sara)
        return self.chat.next_reply()

    def choose(self, data: str) -> None:
        """Let Sara choose something."""
        panel = self.panel()
        assert self.chat.press_data(panel, data, by=self.sara).answer() == ""
        self.chat.next_edit(panel)

    def ask(self, question: str = QUESTION) -> Reply:
        """Return what the bot answers Ali."""
        self.chat.say(f"/ask {question}", sender=self.ali)
        return self.chat.next_reply()


def newsroom(telegram: StandIn, kind: str = "supergroup") -> Group:
    """Return a new group with its people."""
    chat, sara = telegram.group("Newsroom", kind=kind), telegram.user("Sara", language_code="en")
    chat.appoint(sara)
    return Group(chat, sara, telegram.user("Ali", language_code="en"))


def chosen(panel: Reply) -> list[str]:
    """Return what is ticked."""
    return [text.removeprefix("✓ ") for text in texts(panel) if text.startswith("✓ ")]
