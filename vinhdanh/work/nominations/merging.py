"""The round's part in merging two persons and splitting one: what they ask, and the rows of lists that mean them."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.registry.movers import KEPT, Choices, Clash, Hand, Keys, Moved, Pair, Shown, Table
from vinhdanh.law import award_names

from .actions.nominations import judge_party_again
from .actions.ways import arrange
from .models import Nomination, ReadRow, Row, Submission
from .workflow import NOMINATION, NominationState, SubmissionState


class NominationMover(Table):
    """Both asked for the same in one round: one request stays, the other is withdrawn and goes along as such."""

    def __init__(self) -> None:
        super().__init__(Nomination, "Đề nghị khen thưởng", about=_about, say=shown, single=True)

    def rows_of(self, party: Party) -> list[Nomination]:
        rows = Nomination.objects.filter(party=party).select_related("round", "unit__party").defer("verdict")
        return list(rows.order_by("pk"))

    def clash(self, pair: Pair) -> Clash:
        free = [("kept", pair.gone), ("gone", pair.kept)]
        may = tuple(answer for answer, loser in free if loser.state == NominationState.DRAFT)
        hint = "" if may else "Cả hai hồ sơ đã trình; hãy đề nghị trả lại và rút một hồ sơ trước khi gộp."
        what = f"Cùng được đề nghị trong {pair.kept.round}"
        return Clash(self.key_of(pair), what, _spoken(pair.kept), _spoken(pair.gone), may, hint)

    def _same(self, pair: Pair) -> bool:
        return False

    def move(self, source: Party, target: Party, *, choices: Choices, only: Keys | None, hand: Hand) -> Moved:
        """The request that does not stay is withdrawn; a list's row goes with the request it became."""
        losers = []
        for pair in self._pairs(source, target) if only is None else ():
            losers.append(pair.gone if self.clash(pair).answered(choices) == KEPT else pair.kept)
        withdrawn = [[loser.pk, loser.submission_id] for loser in losers]
        for loser in losers:
            NOMINATION.move(loser, "withdraw")
            Nomination.objects.filter(pk=loser.pk).update(submission=None)
        wanted = [row.pk for row in self.rows_of(source) if only is None or row.pk in only]
        self.hand_over(wanted, target, hand)
        return {"rows": wanted, "withdrawn": withdrawn}

    def put_back(self, source: Party, target: Party, moved: Moved, *, hand: Hand) -> None:
        rows = Nomination.objects.filter(pk__in=moved["rows"], party=target)
        self.hand_over(list(rows.values_list("pk", flat=True)), source, hand)
        for key, way in moved.get("withdrawn", ()):
            nomination = Nomination.objects.filter(pk=key, state=NominationState.WITHDRAWN).first()
            if nomination is not None:
                NOMINATION.move(nomination, "restore")
                same = Submission.objects.filter(pk=way, state__in=(SubmissionState.DRAFT, SubmissionState.RETURNED))
                Nomination.objects.filter(pk=key).update(submission=same.first())
                arrange(nomination.round, nomination.unit)

    def hand_over(self, keys: Collection[int], to: Party, hand: Hand) -> None:
        super().hand_over(keys, to, hand)
        Row.objects.filter(nomination__in=keys).update(party=to)

    def settle(self, parties: Sequence[Party], *, hand: Hand) -> None:
        """What the persons ask is judged again, by the facts they have now."""
        for party in parties:
            judge_party_again(party, at=hand.at)


class RowMover:
    """Rows of every kind of list: those that mean the person, and those that wait with the person as a candidate."""

    name, label = "nominations.readrow", ""

    def clashes(self, source: Party, target: Party) -> list[Clash]:
        return []

    def shown(self, party: Party) -> list[Shown]:
        return []

    def move(self, source: Party, target: Party, *, choices: Choices, only: Keys | None, hand: Hand) -> Moved:
        moved: Moved = {}
        for model in ReadRow.__subclasses__() if only is None else ():
            mine = model._default_manager.filter(party=source)
            rows = list(mine.values_list("pk", flat=True))
            mine.update(party=target)
            waiting = [
                [row.pk, row.candidates, _instead(row.candidates, source.pk, target.pk)]
                for row in _waiting_for(model, source)
            ]
            for key, _, after in waiting:
                model._default_manager.filter(pk=key).update(candidates=after)
            moved[model._meta.label_lower] = {"rows": rows, "waiting": waiting}
        return moved

    def put_back(self, source: Party, target: Party, moved: Moved, *, hand: Hand) -> None:
        for model in ReadRow.__subclasses__():
            done = moved.get(model._meta.label_lower, {"rows": (), "waiting": ()})
            model._default_manager.filter(pk__in=done["rows"], party=target).update(party=source)
            for key, before, after in done["waiting"]:
                row = model._default_manager.filter(pk=key).first()
                if row is not None and row.candidates == after:
                    model._default_manager.filter(pk=key).update(candidates=before)

    def settle(self, parties: Sequence[Party], *, hand: Hand) -> None:
        pass


def _waiting_for(model: type[ReadRow], party: Party) -> list[ReadRow]:
    """Rows that wait for a decision in which ``party`` is one of those who may be meant."""
    unsure = model._default_manager.filter(match=ReadRow.Match.UNSURE)
    told = unsure.annotate(text=Cast("candidates", TextField())).filter(text__contains=f'"party": {party.pk}')
    return [row for row in told if any(candidate["party"] == party.pk for candidate in row.candidates)]


def _instead(candidates: list[dict[str, Any]], gone: int, kept: int) -> list[dict[str, Any]]:
    """The candidates with one person in the place of another, each once, best first."""
    after: dict[int, dict[str, Any]] = {}
    for candidate in candidates:
        party = kept if candidate["party"] == gone else candidate["party"]
        after.setdefault(party, candidate | {"party": party})
    return list(after.values())


def _about(nomination: Nomination) -> object:
    return None if nomination.state == NominationState.WITHDRAWN else (nomination.round_id, nomination.award)


def shown(nomination: Nomination) -> Shown:
    state = nomination.get_state_display().lower()
    text = f"{award_names()[nomination.award].name}, {nomination.round}"
    return Shown(nomination.pk, text, f"{nomination.unit.name} đề nghị, {state}")


def _spoken(nomination: Nomination) -> str:
    told = shown(nomination)
    return f"{award_names()[nomination.award].name} ({told.cite})"
