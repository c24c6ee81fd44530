"""Every page that a role can open, over the load set: whole requests in this process, with all middleware.

A list is asked for as it comes; by those who see most also at its last page, in each of its orders and with each of its
filters filled in.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from bench.figures import Figure, Table, percentile, timed
from bench.setting import Setting
from bench.workbook import rows_about, workbook

GOAL = 0.1
ASKED = 10
"""How often each page is asked for; the first time does not count."""
THOROUGH = ("public", "board_officer", "unit_officer")
"""Whose lists are asked for in every way: the others see the same lists."""
SLOW = 1.0
"""A page that takes so long is asked for a few times only."""
BUDGET = 20.0
"""Seconds for each role; when they are used up, each of the pages left is asked for twice."""
WORST = 8
LISTED = 5_000
"""Rows of the list that a department has sent, so that the work rooms have work."""
WORDS = ("nguyen van", "2025")
LEAVE_OUT = ("tai-khoan/", "cms/", "ui/", "hien-thi/", "thiet-lap/", "static/")
SAMPLES = {
    "don-vi": "registry.Unit", "tham-quyen": "registry.Authority", "ca-nhan": "registry.Person",
    "nguoi-dung": "accounts.User", "qua-trinh": "registry.Person", "dot-xet": "nominations.Round",
    "danh-sach": "nominations.Upload", "dong": "nominations.Row", "de-nghi": "nominations.Nomination",
    "to-trinh": "nominations.Submission", "hoi-dong": "councils.Council", "cuoc-hop": "councils.Meeting",
    "quyet-dinh": "decisions.Decision", "chua-de-nghi": "nominations.Round", "tam-dung": "registry.Person",
    "lay-y-kien-nhan-dan": "dockets.Docket", "vinh-danh": "registry.Person",
}  # fmt: skip
"""What the number in an address means, by its first word."""
SAID = {"award": "CSTDCS", "code": "CSTDCS", "what": "result", "slug": "theo-cap", "source": "de-nghi"}


@dataclass
class Page:
    """One address as one role sees it, and the seconds of each time it was asked for."""

    role: str
    address: str
    seconds: list[float]

    @property
    def p95(self) -> float:
        return percentile(self.seconds, 0.95)


def measure(setting: Setting) -> Table:
    table = Table("Pages: every list page and desk page on the load set, each role that has it")
    os.environ["VINHDANH_STATIC"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with setting.on_copy_of_load_set():
        logging.getLogger("django.request").setLevel(logging.CRITICAL)  # a role is refused what it may not see
        from vinhdanh.doors.portal import sums

        with timed() as summing:
            sums.keep()
        _send_a_list(setting.sized(LISTED))
        pages = [page for role, user in _users() for page in _walk(role, user)]
    pages.sort(key=lambda page: -page.p95)
    slow = [page for page in pages if page.p95 >= GOAL]
    worst = pages[0]
    every = [seconds for page in pages for seconds in page.seconds]
    table.figures = [
        Figure("the slowest page, p95", worst.p95, goal=GOAL, note=f"{worst.role}: {worst.address}"),
        Figure("all pages together, p95", percentile(every, 0.95), goal=GOAL, note=f"{len(pages):,} pages"),
        Figure("pages above the goal", len(slow), "", goal=0),
        Figure("the golden book's sums, by the worker", summing.seconds, note="once a day or after decisions"),
        *(Figure(f"  {page.role}: {page.address}", page.p95) for page in pages[1:WORST]),
    ]
    return table


def _send_a_list(size: int) -> None:
    """A list of the province's own, made into nominations."""
    from vinhdanh.crafts.sheets import read_list
    from vinhdanh.ground.accounts.models import User
    from vinhdanh.ground.office import clock
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.registry.models import Person, Unit
    from vinhdanh.work.nominations.actions.lists import keep_list
    from vinhdanh.work.nominations.actions.taking import take_in
    from vinhdanh.work.nominations.models import Round

    people = Person.objects.order_by("pk").values_list(
        "party__name", "born_year", "position", "party__home__party__name"
    )
    content = workbook(rows_about(list(people[:size]), size))
    user = User.objects.get(username="chuyenvien")
    by, at = Actor("user", user.pk, user.full_name), clock.now()
    root, round_ = Unit.objects.get(path__regex=r"^/\d+/$"), Round.objects.get(name__contains="công trạng")
    read = read_list(content, "danh-sach.xlsx", today=clock.today())
    upload = keep_list(root, by=by, at=at, round=round_, content=content, filename="danh-sach.xlsx", read=read)
    take_in(upload, by=by, at=at)


def _users() -> Iterator[tuple[str, Any]]:
    """One of each role, and nobody."""
    from vinhdanh.ground.accounts.models import Role, User

    yield "public", None
    for role in Role:
        yield role.value, User.objects.filter(assignments__role=role).order_by("pk").first()


def _walk(role: str, user: Any) -> Iterator[Page]:
    from django.test import Client

    client, strangers = Client(), count(1)
    if user:
        client.force_login(user)

    def ask(address: str) -> tuple[int, str, Any]:
        number = next(strangers)  # each time from elsewhere: nobody is told to wait a minute
        answer = client.get(address, REMOTE_ADDR=f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")
        return answer.status_code, answer.get("Content-Type", ""), answer

    began = time.perf_counter()
    for address in _addresses(public=user is None):
        status, kind, _ = ask(address)
        if status != 200 or not kind.startswith("text/html"):
            continue
        for variant in [address, *(_variants(client, address) if role in THOROUGH else ())]:
            seconds: list[float] = []
            ask(variant)
            late = time.perf_counter() - began > BUDGET
            while len(seconds) < (2 if late else ASKED if not seconds or max(seconds) < SLOW else 3):
                with timed() as took:
                    ask(variant)
                seconds.append(took.seconds)
            yield Page(role, variant, seconds)


def _addresses(*, public: bool) -> Iterator[str]:
    """Every address that is asked for with GET, its parameters filled in from the database; desk or public."""
    from django.apps import apps
    from django.urls import get_resolver
    from django.urls.resolvers import RoutePattern

    def walk(patterns: Any, before: str = "") -> Iterator[tuple[str, Any]]:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, before + str(pattern.pattern))
            elif isinstance(pattern.pattern, RoutePattern):
                yield before + str(pattern.pattern), pattern

    for route, pattern in walk(get_resolver().url_patterns):
        if route.startswith(LEAVE_OUT) or (getattr(pattern.callback, "allowed", None) == "public") != public:
            continue
        filled: dict[str, Any] = dict(SAID)
        if model := SAMPLES.get(route.split("/")[0]):
            rows = apps.get_model(model).objects.order_by("pk")
            filled |= dict.fromkeys(
                ("pk", "key", "party_id"), rows.values_list("pk", flat=True)[rows.count() // 2 :].first()
            )
        if all(filled.get(name) for name in pattern.pattern.converters):
            yield "/" + _filled(route, filled)


def _filled(route: str, values: dict[str, Any]) -> str:
    out = route
    for piece in route.split("<")[1:]:
        name = piece.split(">")[0]
        out = out.replace(f"<{name}>", str(values[name.rpartition(":")[2]]))
    return out


def _variants(client: Any, address: str) -> Iterator[str]:
    """The same list otherwise: its last page, its orders, its filters; what the template was given tells which."""
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    try:
        context = client.get(address).context
    finally:
        teardown_test_environment()
    shown = context.get("list") if context else None
    if not hasattr(shown, "table"):
        return
    if shown.table.paginator.num_pages > 1:
        yield f"{address}?page={shown.table.paginator.num_pages}"
    for column in shown.table.columns:
        if column.orderable:
            yield f"{address}?sort={column.name}"
    if shown.filterset:
        for name, field in shown.filterset.form.fields.items():
            choices = [value for value, _ in getattr(field, "choices", ()) if value]
            for value in choices[:1] or WORDS[:1]:
                yield f"{address}?{urlencode({name: value})}"
