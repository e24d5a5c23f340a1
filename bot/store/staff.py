"""Keeps who runs the bot beside those of its settings: editors and administrators, by Telegram's id."""

from enum import StrEnum, auto

from bot.store.database import Database


class Role(StrEnum):
    """What somebody may do; each role may what those before it may."""

    editor = auto()  # see what is asked and what is in the corpus, teach answers
    administrator = auto()  # read the corpus anew, ban, announce
    owner = auto()  # appoint and dismiss

    def may(self, least: "Role") -> bool:
        """Tell whether it is `least` or more."""
        order = list(Role)
        return order.index(self) >= order.index(least)


class Staff:
    """Who was appointed, in memory too: every command asks after them."""

    def __init__(self, database: Database, roles: dict[int, Role]) -> None:
        """Keep them in `database`, which has `roles` already."""
        self._database = database
        self._roles = roles

    def role_of(self, person: int) -> Role | None:
        """Return the role that a person was given, by their user id; None if they were given none."""
        return self._roles.get(person)

    def all(self) -> dict[int, Role]:
        """Return everybody's role by their user ids."""
        return dict(self._roles)

    async def appoint(self, person: int, role: Role) -> None:
        """Give a person a role in place of what they had; StoreError if that cannot be kept."""
        await self._database.execute(
            "INSERT INTO staff (person, role) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET role = excluded.role",
            *(person, role),
        )
        self._roles[person] = role

    async def dismiss(self, person: int) -> bool:
        """Take a person's role from them; False if they have none. StoreError if that cannot be kept."""
        changed = await self._database.execute("DELETE FROM staff WHERE person = ?", person)
        self._roles.pop(person, None)
        return changed > 0

    def let_go(self, person: int) -> None:
        """Know no more of a person, whose role is not kept any more."""
        self._roles.pop(person, None)


async def read_staff(database: Database) -> Staff:
    """Return the staff of `database`; StoreError if it cannot be read."""
    rows = await database.rows("SELECT person, role FROM staff")
    return Staff(database, {int(str(person)): Role(str(role)) for person, role in rows})
