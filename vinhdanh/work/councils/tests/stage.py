"""What councils and decisions are tested on: a round, nominations received in it, a council of seventeen."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Authority, Party
from vinhdanh.work.councils import actions, agenda, queries
from vinhdanh.work.councils.models import Council, Meeting, Member
from vinhdanh.work.nominations.models import Nomination, Round, Submission
from vinhdanh.work.nominations.workflow import NominationState, SubmissionState

AT = datetime(2025, 12, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HOUSE = Actor.system("kiểm thử")
ON = date(2025, 7, 15)
MET_ON = date(2025, 7, 18)


def a_round(name: str = "Năm học 2024–2025") -> Round:
    return Round.objects.get_or_create(
        name=name,
        year=2025,
        defaults={"on": ON, "calendar": "school", "opens": date(2025, 6, 1), "closes": date(2025, 7, 31)},
    )[0]


def a_council(authority: Authority, *, members: int = 17, kind: str = Council.Kind.FULL) -> Council:
    made = actions.set_up(
        authority, by=HOUSE, at=AT, name=f"Hội đồng Thi đua – Khen thưởng {authority.unit}", kind=kind
    )
    seats = [Member.Seat.CHAIR, Member.Seat.SECRETARY] + [Member.Seat.MEMBER] * (members - 2)
    Member.objects.bulk_create(
        Member(council=made, name=f"Ủy viên Thứ {n}", seat=seat, since=date(2024, 1, 1))
        for n, seat in enumerate(seats, 1)
    )
    return made


def received(
    parties, award: str, authority: Authority, *, round: Round | None = None, unit=None, **more
) -> list[Nomination]:
    """Nominations for ``parties`` as they stand when a submission was received: judged met, waiting for the council."""
    round = round or a_round()
    unit = unit or authority.unit
    submission, _ = Submission.objects.get_or_create(
        round=round, unit=unit, authority=authority, defaults={"state": SubmissionState.RECEIVED, "number": "12/TTr"}
    )
    known = {
        "round": round, "award": award, "unit": unit, "authority": authority, "submission": submission,
        "state": NominationState.RECEIVED, "outcome": Nomination.Outcome.MET, "workplace": "Trường THPT Khoái Châu",
        "verdict": {"consumes": {"period": [round.year, round.year]}}, "verdict_digest": "d" * 64, **more,
    }  # fmt: skip
    return Nomination.objects.bulk_create(
        Nomination(party=party if isinstance(party, Party) else party.party, **known) for party in parties
    )


def convened(council: Council, *, round: Round | None = None, path: str = Meeting.Path.FULL) -> Meeting:
    """A meeting over everything that waits."""
    round = round or a_round()
    kinds = [waiting.kind for waiting in agenda.waiting_by_kind(council.authority, round) if waiting.ready]
    return actions.convene(
        council, by=HOUSE, at=AT, round=round, kinds=kinds, path=path, on=MET_ON, place="Phòng họp số 1"
    )


def presence(meeting: Meeting, *, present: int, written: int = 0) -> actions.Presence:
    """So many of the council's first members present, the next in writing, the rest absent."""
    members = list(queries.seated(meeting.council, meeting.on).order_by("pk").values_list("pk", flat=True))
    kinds = ["present"] * present + ["written"] * written + ["absent"] * (len(members) - present - written)
    return actions.Presence(
        dict(zip(members, kinds, strict=True)),
        chaired_by=members[0],
        minuted_by=members[1],
        began=time(8),
        ended=time(11),
    )


def attended(meeting: Meeting, *, present: int = 17, written: int = 0) -> Meeting:
    actions.record_presence(meeting, by=HOUSE, at=AT, presence=presence(meeting, present=present, written=written))
    return meeting


def held(meeting: Meeting, *, agree: int | None = None, present: int | None = None, written: int = 0) -> Meeting:
    """Presence (everybody, when not said) and one number for every group (all of them, when not said)."""
    attended(meeting, present=meeting.members if present is None else present, written=written)
    for group in meeting.groups.all():
        actions.record_group(group, by=HOUSE, at=AT, agree=meeting.voices if agree is None else agree)
    return meeting


def closed(council: Council, **options) -> Meeting:
    """A meeting that passed everything that waited, its minutes closed."""
    meeting = held(convened(council, **options))
    return actions.close(meeting, by=HOUSE, at=AT)
