"""What the law asks of a council: through whom an award goes, how many must come, how many must agree.

The shares and ways are ``law``'s; here they meet this house's overlays and the day. Where the law names no share, a
majority of all members decides, as councils' own rules have it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vinhdanh import law
from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority

from .models import Council, Meeting

STRICTER = [Meeting.Path.STANDING, Meeting.Path.FULL, Meeting.Path.FULL_PARTY]
"""Each takes in what the ones before it may decide."""

ASSUMED = "giả-định/"
"""How the instrument of an assumed overlay is called."""


@dataclass(frozen=True)
class Votes:
    """How many members, and the article that asks for so many (empty: a majority of all members)."""

    votes: int
    ref: str = ""


@dataclass(frozen=True)
class Way:
    """Through whom an award goes, and where that is written. ``assumed``: the house adopted another place's rule."""

    path: Meeting.Path
    ref: str = ""
    assumed: bool = False


def level_of(authority: Authority) -> str:
    """The level of an authority's council, in the law's words."""
    return "tinh" if authority.decides == Authority.Decides.PROVINCE_CHAIR else "co_so"


def kind_for(path: str) -> Council.Kind:
    """Which council sits on a path."""
    return Council.Kind.STANDING if path == Meeting.Path.STANDING else Council.Kind.FULL


def way_of(award: str, subject: str, *, authority: Authority, on: date) -> Way:
    """Through whom an award goes to ``authority``; a unit's own awards go to its own full council."""
    if level_of(authority) != "tinh":
        return Way(Meeting.Path.FULL)
    door = law.door(award, subject=subject, on=on, law=statutes_in_force(on))
    if door.path is None:
        return Way(Meeting.Path.FULL)
    return Way(Meeting.Path(door.path), door.path_ref, assumed=door.path_ref.startswith(ASSUMED))


def insist_strict_enough(path: str, kinds: Iterable[tuple[str, str]], *, authority: Authority, on: date) -> None:
    """Refuse a path that asks less than some of ``kinds`` need; asking more is always allowed."""
    for award, subject in kinds:
        way = way_of(award, subject, authority=authority, on=on)
        if STRICTER.index(Meeting.Path(path)) < STRICTER.index(way.path):
            name = law.award_names()[award].name
            raise Refused(f"“{name}” phải qua {way.path.label.lower()} ({way.ref}); hãy chọn lại thành phần họp.")


def votes_needed(award: str, authority: Authority, *, members: int, on: date) -> Votes:
    """Agreeing votes that ``award`` needs, of all ``members``."""
    found = _asked(award, authority, members=members, on=on)
    return Votes(found["min_agree"], found["ref"]) if found["min_agree"] else majority(members)


def quorum(awards: Iterable[str], authority: Authority, *, members: int, on: date) -> Votes:
    """Members who must come or write for a meeting that considers ``awards``: the most that one of them asks for."""
    asked = [_asked(award, authority, members=members, on=on) for award in awards]
    most = max(asked, key=lambda found: found["min_present"] or 0)
    return Votes(most["min_present"], most["quorum_ref"]) if most["min_present"] else majority(members)


def _asked(award: str, authority: Authority, *, members: int, on: date) -> dict:
    return law.vote_needed(award, members=members, on=on, level=level_of(authority), law=statutes_in_force(on))


def majority(members: int) -> Votes:
    return Votes(members // 2 + 1)
