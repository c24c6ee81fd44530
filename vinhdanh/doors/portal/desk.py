"""The desk's first page: what waits for this user, late things first. It counts; the rooms hold the rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.accounts.permissions import Charge, charge_of
from vinhdanh.ground.office import clock
from vinhdanh.work.archive import queries as archive
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.councils.workflow import MeetingState
from vinhdanh.work.decisions.models import Decision
from vinhdanh.work.decisions.workflow import DecisionState
from vinhdanh.work.dockets import queries as dockets
from vinhdanh.work.dockets.models import Docket
from vinhdanh.work.dockets.workflow import DocketState
from vinhdanh.work.exemplars.models import Finding
from vinhdanh.work.exemplars.workflow import FindingState
from vinhdanh.work.nominations import queries as nominations
from vinhdanh.work.nominations.models import Nomination, Round, Submission, Upload
from vinhdanh.work.nominations.unsure import sources_for
from vinhdanh.work.nominations.workflow import NominationState, UploadState


@dataclass(frozen=True)
class Task:
    title: str
    where: str
    count: int
    verb: str
    url: str
    due: date | None = None
    days: int | None = None


@dataclass(frozen=True)
class Desk:
    line: str
    tasks: list[Task]
    rounds: list[Round]


def _days(due: date | None) -> dict[str, object]:
    return {"due": due, "days": (due - clock.today()).days if due else None}


def _lists(charge: Charge) -> Iterator[Task]:
    waiting = (
        Upload.objects.filter(charge.scope_filter("nominations.upload", "unit__path"), state=UploadState.READ)
        .select_related("round", "unit__party", "file")
        .annotate(rows_read=Count("rows"))[:20]
    )
    for upload in waiting:
        url = reverse("nominations:upload", args=[upload.pk])
        yield Task(
            f"Soát danh sách “{upload.file.name}”", f"{upload.unit} · {upload.round}", upload.rows_read, "Soát", url,
            **_days(upload.round.closes),
        )  # fmt: skip


def _questions(charge: Charge) -> Iterator[Task]:
    open_states = [NominationState.DRAFT, NominationState.RETURNED]
    asked = (
        Nomination.objects.filter(charge.scope_filter("nominations.edit", "unit__path"), state__in=open_states)
        .filter(outcome=Nomination.Outcome.UNKNOWN, round__closed=False)
        .values("round", "round__name", "round__closes")
        .annotate(count=Count("pk"))
    )
    for row in asked:
        url = reverse("nominations:round", args=[row["round"]]) + "?outcome=unknown"
        yield Task(
            "Trả lời câu hỏi để xét được",
            row["round__name"],
            row["count"],
            "Trả lời",
            url,
            **_days(row["round__closes"]),
        )


def _unsure(charge: Charge) -> Iterator[Task]:
    for source in sources_for(charge):
        if count := source.waiting(charge).count():
            url = reverse("nominations:unsure_of", args=[source.name])
            yield Task("Chọn đúng người cho các dòng chưa rõ là ai", source.label, count, "Chọn", url)


def _submissions(waiting: QuerySet[Submission], title: str, verb: str) -> Iterator[Task]:
    for submission in waiting.select_related("round", "unit__party", "authority")[:20]:
        yield Task(
            title, f"{submission.unit} trình {submission.authority}", submission.size, verb,
            reverse("nominations:submission", args=[submission.pk]), **_days(submission.round.closes),
        )  # fmt: skip


def _meetings(charge: Charge) -> Iterator[Task]:
    waiting = (
        Meeting.objects.filter(charge.scope_filter("councils.record", "council__authority__unit__path"))
        .exclude(state__in=[MeetingState.CLOSED, MeetingState.CALLED_OFF])
        .select_related("council")
        .annotate(size=Count("items"))[:20]
    )
    for meeting in waiting:
        yield Task(
            "Ghi kết quả họp Hội đồng", str(meeting.council), meeting.size, "Ghi kết quả",
            reverse("councils:meeting", args=[meeting.pk]), **_days(meeting.on),
        )  # fmt: skip


def _decisions(charge: Charge) -> Iterator[Task]:
    waiting = (
        Decision.objects.filter(charge.scope_filter("decisions.issue", "authority__unit__path"))
        .filter(state=DecisionState.DRAFT)
        .select_related("authority", "round")
        .annotate(size=Count("items"))[:20]
    )
    for decision in waiting:
        yield Task(
            "Xem và ban hành quyết định", f"{decision.authority}: {decision.round or decision}", decision.size, "Xem",
            reverse("decisions:decision", args=[decision.pk]),
        )  # fmt: skip


def _dockets(charge: Charge) -> Iterator[Task]:
    mine = Docket.objects.filter(charge.scope_filter("dockets.moderate", "authority__unit__path"))
    waiting = dockets.with_counts(mine.filter(state=DocketState.PUBLISHED)).filter(waiting__gt=0)[:20]
    for docket in waiting:
        yield Task(
            "Kiểm duyệt, xử lý ý kiến nhân dân", docket.title, docket.waiting, "Xử lý",
            reverse("dockets:docket", args=[docket.pk]), **_days(docket.closes),
        )  # fmt: skip


def _outdated() -> Iterator[Task]:
    waiting = archive.outdated()
    for round in Round.objects.filter(pk__in=waiting):
        yield Task(
            "Xét lại theo kết quả năm vừa thành chính thức", round.name, waiting[round.pk], "Xét lại",
            reverse("archive:reruns"), **_days(round.closes),
        )  # fmt: skip


def _findings(charge: Charge) -> Iterator[Task]:
    mine = Finding.objects.filter(charge.scope_filter("exemplars.handle", "commune__path"))
    count = mine.filter(state=FindingState.RECEIVED).count()
    if count:
        url = reverse("exemplars:findings") + f"?state={FindingState.RECEIVED}"
        yield Task("Xác minh gương được giới thiệu", "Người dân giới thiệu", count, "Xem", url)


def desk_of(user: User) -> Desk:
    charge = charge_of(user)
    tasks: list[Task] = []
    if charge.holds("nominations.edit"):
        tasks += [*_lists(charge), *_unsure(charge), *_questions(charge)]
    if charge.holds("nominations.submit"):
        tasks += _submissions(nominations.to_sign(charge), "Xem và ký trình", "Xem")
    if charge.holds("nominations.receive"):
        tasks += _submissions(nominations.to_receive(charge), "Tiếp nhận hoặc trả lại tờ trình", "Mở")
    if charge.holds("exemplars.handle"):
        tasks += _findings(charge)
    if charge.holds("dockets.moderate"):
        tasks += _dockets(charge)
    if charge.holds("councils.record"):
        tasks += _meetings(charge)
    if charge.holds("archive.rejudge"):
        tasks += _outdated()
    if charge.holds("decisions.issue"):
        tasks += _decisions(charge)
    tasks.sort(key=lambda task: (task.due is None, task.due or date.max, task.title))
    rounds = list(Round.objects.filter(closed=False).order_by("closes")[:8])
    line = f"{len(tasks)} việc đang chờ" if tasks else "Mọi việc đã xong"
    return Desk(line, tasks, rounds)
