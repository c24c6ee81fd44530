"""Who acts. An action stores its actor as kind, id and name: the name still reads right when the account is gone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """``kind`` is user, system (the house itself: jobs, commands) or public (a citizen without an account)."""

    kind: str
    id: int | None
    name: str

    @classmethod
    def user(cls, user) -> "Actor":
        return cls("user", user.pk, user.get_full_name() or user.get_username())

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls("system", None, name)


PUBLIC = Actor("public", None, "Người dân")
