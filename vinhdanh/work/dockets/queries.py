"""Reads of dockets that more than one place needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Model, Q, QuerySet

from vinhdanh.books.lawbook.queries import overlays_in_force
from vinhdanh.crafts.viet.sorting import name_sort_key, sort_key
from vinhdanh.ground.office import receipts
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import CommentTerm, award_names, comment_terms
from vinhdanh.work.nominations.models import Nomination, Round
from vinhdanh.work.nominations.workflow import NominationState

from .models import Comment, Docket, Listed
from .workflow import CommentState, Disposition, DocketState

BEFORE_COUNCIL = (NominationState.SUBMITTED, NominationState.RECEIVED)
"""Where a nomination stands while its list is put before the people: sent up, not yet before the council."""
LIVE = (DocketState.DRAFT, DocketState.PUBLISHED)


def longest_term(awards: Iterable[str], on: date) -> CommentTerm | None:
    """The longest period that the law of ``on`` sets for any of these awards; None where it sets none."""
    terms = comment_terms(awards, on=on, overlays=overlays_in_force(on))
    return max(terms.values(), key=lambda term: term.working_days, default=None)


def awards_to_publish(on: date) -> set[str]:
    """The awards for which the law of ``on`` wants the people asked first."""
    return set(comment_terms(award_names(), on=on, overlays=overlays_in_force(on)))


def listable(round: Round, but: Docket | None = None) -> QuerySet[Nomination]:
    """What of a round may be put on a list: before the council, not on hold, in no other live docket."""
    others = Docket.objects.filter(round=round, state__in=LIVE)
    if but is not None:
        others = others.exclude(pk=but.pk)
    free = Nomination.objects.filter(round=round, state__in=BEFORE_COUNCIL, on_hold=False)
    return free.exclude(listed__docket__in=others).select_related("party", "unit__party")


def resting(round: Round) -> int:
    """How many of the round are not listed because they are on hold."""
    return Nomination.objects.filter(round=round, state__in=BEFORE_COUNCIL, on_hold=True).count()


def in_printed_order(nominations: Iterable[Nomination]) -> list[Nomination]:
    """By award as the catalogue orders them, then collectives and households, then persons by their name."""
    order = {code: place for place, code in enumerate(award_names())}

    def place(each: Nomination) -> tuple:
        person = each.party.kind == Party.Kind.PERSON
        key = name_sort_key(each.party.name) if person else (sort_key(each.party.name),)
        return order.get(each.award, len(order)), person, key, each.pk

    return sorted(nominations, key=place)


def public(today: date) -> QuerySet[Docket]:
    """Every docket the people were asked about, open ones first to close."""
    shown = Docket.objects.filter(state__in=[DocketState.PUBLISHED, DocketState.DONE], opens__lte=today)
    return shown.select_related("authority").order_by("-closes", "-pk")


def with_counts(dockets: QuerySet[Docket]) -> QuerySet[Docket]:
    """With ``size``, ``said`` and ``waiting``: how many are listed, comments, and comments not yet settled."""
    return dockets.annotate(
        size=Count("listed", distinct=True),
        said=Count("comments", distinct=True),
        waiting=Count("comments", filter=Q(comments__disposition=Disposition.NONE), distinct=True),
    )


def listed_nominations(docket: Docket) -> QuerySet:
    """The list as the public page shows it while the docket is open."""
    return docket.listed.select_related("nomination__party", "nomination__unit__party")


def shown_comments(docket: Docket) -> QuerySet[Comment]:
    """Comments whose words the public page shows."""
    return docket.comments.filter(state=CommentState.SHOWN).select_related("listed__nomination__party")


def by_code(code: str) -> Comment | None:
    hashed = receipts.hash_of(code)
    return Comment.objects.filter(code_hash=hashed).select_related("docket").first() if hashed else None


@dataclass(frozen=True)
class Tally:
    """What a docket came to, in numbers."""

    listed: int
    comments: int
    stances: dict[str, int]
    dispositions: dict[str, int]
    hidden: int


def tally(docket: Docket) -> Tally:
    rows = docket.comments.order_by().values_list("stance", "disposition", "state").annotate(n=Count("pk"))
    stances: dict[str, int] = {}
    dispositions: dict[str, int] = {}
    hidden = 0
    for stance, disposition, state, n in rows:
        stances[stance] = stances.get(stance, 0) + n
        dispositions[disposition] = dispositions.get(disposition, 0) + n
        hidden += n if state == CommentState.HIDDEN else 0
    return Tally(docket.listed.count(), sum(stances.values()), stances, dispositions, hidden)


def award_counts(docket: Docket) -> list[tuple[str, int]]:
    """(award, how many are listed), in the catalogue's order: what remains public after the close."""
    counted = dict(docket.listed.order_by().values_list("nomination__award").annotate(n=Count("pk")))
    return [(award.name, counted[code]) for code, award in award_names().items() if code in counted]


def put_before_the_people(nominations: Sequence[Model]) -> set[int]:
    """Of these nominations, those on some list: they cannot be taken away when two persons are merged."""
    keys = [nomination.pk for nomination in nominations]
    return set(Listed.objects.filter(nomination__in=keys).values_list("nomination", flat=True))
