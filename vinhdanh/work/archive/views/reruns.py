"""Runs that judge a round again, and the verdicts each changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say
from vinhdanh.work.nominations.access import a_round

from .. import access, contexts, tasks
from .. import reruns as runs
from ..tables import ChangeFilter, ChangeTable, RerunTable


@needs(access.SEE)
@require_GET
def reruns(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    page = {
        "title": "Xét lại",
        "line": "Khi sổ vàng, kết quả năm thay đổi, hồ sơ của các đợt đang mở được xét lại một lượt.",
        "sections": contexts.sections(reader, "reruns"),
        "rounds": contexts.open_rounds(reader),
    }
    return list_page(
        request, contexts.shown_reruns(reader), RerunTable, template="archive/reruns.html", context=page,
        export_name="xet-lai",
    )  # fmt: skip


@needs(access.SEE)
@require_GET
def rerun(request: HttpRequest, pk: int) -> HttpResponse:
    page = contexts.rerun_page(request, access.a_rerun(pk))
    return list_page(
        request, page["changes"], ChangeTable, template="archive/rerun.html", context=page,
        filterset_class=ChangeFilter, export_name="doi-ket-qua",
    )  # fmt: skip


@needs(access.REJUDGE)
@require_POST
def judge_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge everything of a round again."""
    round = a_round(pk)
    run = runs.open_whole(round, by=actor(request), at=clock.now(), cause="Xét lại cả đợt")
    tasks.order_rerun(run)
    say(request, f"Đã xét lại {round}" if run.finished else f"Đang xét lại {round}; có thể rời trang này")
    return redirect("archive:rerun", run.pk)
