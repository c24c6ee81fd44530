"""Lines of lists with all they need, and the chips above them."""

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.fields.json import KT
from django.http import HttpRequest

from vinhdanh.ground.ui.components.verdicts import wording
from vinhdanh.ground.ui.lists import kept_query
from vinhdanh.ground.ui.parts import MenuItem

from .. import queries
from ..models import Nomination, Submission
from ..workflow import NominationState

OUTCOMES = ("met", "not_met", "unknown", "hold")


def shown_nominations(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """With all that a line of a list needs, and without the long trace."""
    joined = nominations.select_related("party", "unit__party", "authority", "round")
    return (
        joined.annotate(sentence=KT("verdict__sentence")).defer("verdict", "asked").order_by("award", "party__folded")
    )


def shown_submissions(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    live = ~Q(nominations__state=NominationState.WITHDRAWN)
    return submissions.select_related("round", "unit__party", "authority").annotate(
        size=Count("nominations", filter=live),
        unknown=Count("nominations", filter=live & Q(nominations__outcome=Nomination.Outcome.UNKNOWN)),
        late=Case(When(submitted_at__date__gt=F("round__closes"), then=Value(True)), default=Value(False)),
    )


def outcome_chips(request: HttpRequest, nominations: QuerySet[Nomination]) -> list[MenuItem]:
    """All, and each outcome with its count; a chip filters the list below."""
    counted, current = queries.tally(nominations), request.GET.get("outcome", "")
    items = [MenuItem("Tất cả", kept_query(request, outcome="", trang=""), not current, counted.total())]
    for name in OUTCOMES:
        if counted[name] or name == current:
            words = wording(name)
            url = kept_query(request, outcome=name, trang="")
            items.append(MenuItem(words.whole, url, name == current, counted[name], icon=words.icon))
    return items
