"""Large files are read, brought in and undone in the background, and go on where the worker was killed."""

import json
from contextlib import contextmanager

import pytest

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.ground.office.models import Job
from vinhdanh.ground.registry.models import Party
from vinhdanh.work.archive import tasks
from vinhdanh.work.archive.actions import batches
from vinhdanh.work.archive.models import Batch
from vinhdanh.work.archive.tests.conftest import decisions

pytestmark = pytest.mark.django_db
NAMES = [
    f"{family} Văn {given}" for family in ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ") for given in ("An", "Bình", "Cường")
]
LIST = decisions(*((name, 1960 + number, "LĐTT") for number, name in enumerate(NAMES)))


@pytest.fixture(autouse=True)
def small_limits(settings, tmp_path, monkeypatch):
    """What counts as large, small enough for a test."""
    settings.HOME = tmp_path
    monkeypatch.setattr(batches, "READ_LATER", 100)
    monkeypatch.setattr(tasks, "PORTION", 2)
    monkeypatch.setattr(tasks, "LARGE", 3)


@pytest.fixture
def worker(monkeypatch):
    """``with worker():`` what is queued there is done at its end, whatever backend the settings name."""
    queue = []
    monkeypatch.setattr(
        type(tasks.read_batch), "enqueue", lambda task, *sent: queue.append((task, json.loads(json.dumps(sent))))
    )

    @contextmanager
    def run():
        yield
        while queue:
            task, sent = queue.pop(0)
            task.func(*sent)

    return run


def _jobs():
    return set(Job.objects.values_list("key", "state"))


def test_a_large_file_goes_through_three_jobs(send, actors, worker):
    with worker():
        batch = send(LIST)
    batch.refresh_from_db()
    assert (batch.state, batch.year, batch.decision_number, batch.rows.count()) == ("read", 2024, "215/QĐ-SGDĐT", 15)
    with worker():
        assert tasks.bring(batch, by=actors.unit_officer) is True
    batch.refresh_from_db()
    assert (batch.state, Grant.objects.count()) == ("brought_in", 15)
    with worker():
        assert tasks.take_back(batch, by=actors.unit_officer, reason="nhập nhầm tệp của năm khác") is True
    assert not Grant.objects.exists() and not Party.objects.filter(kind="person").exists()
    assert verify().ok
    assert _jobs() == {(f"archive.{what}:{batch.pk}", "done") for what in ("read", "bring_in", "undo")}


@pytest.mark.parametrize("killed_at", range(8))
def test_reading_goes_on_where_the_worker_was_killed(send, monkeypatch, killed_at):
    real, portions = tasks.keep_portion, []

    def fall(batch, **options):
        if len(portions) == killed_at:
            portions.append("killed")
            raise KeyboardInterrupt
        portions.append(options["after"])
        real(batch, **options)

    monkeypatch.setattr(tasks, "keep_portion", fall)
    monkeypatch.setattr(batches, "_read_later", lambda batch: None)
    batch = send(LIST)
    with pytest.raises(KeyboardInterrupt):
        tasks.read_batch.func(batch.pk)
    assert Batch.objects.get().state == "reading" and batch.rows.count() == killed_at * 2
    tasks.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "read"
    assert list(batch.rows.order_by("ordinal").values_list("ordinal", "name")) == list(enumerate(NAMES, start=1))


def test_bringing_in_killed_after_the_commit_does_only_what_is_left(send, actors, monkeypatch, worker):
    with worker():
        batch = send(LIST)
    batch.refresh_from_db()
    judged = []
    monkeypatch.setattr(tasks, "judge_what_hangs_on", lambda batch: judged.append(batch.pk) or 1 / len(judged[1:]))
    with pytest.raises(ZeroDivisionError):
        tasks._bring_now(batch, actors.unit_officer)
    tasks.bring_batch.func(batch.pk, {"kind": "user", "id": actors.unit_officer.id, "name": "x"})
    assert Grant.objects.count() == 15 and judged == [batch.pk, batch.pk]


def test_a_refusal_ends_the_job_with_its_sentence(send, actors, worker):
    with worker():
        batch = send(decisions(*((name, 1960, "LĐTT") for name in NAMES), ("Vũ Thị Mơ", 1970, "Danh hiệu lạ")))
    batch.refresh_from_db()
    with worker():
        tasks.bring(batch, by=actors.unit_officer)
    job = tasks.job_about(batch.pk)
    assert job.state == "failed" and "Còn 1 dòng chưa xong" in job.message
    assert Batch.objects.get().state == "read" and not Grant.objects.exists()


def test_a_large_file_that_is_no_list_says_so(send, worker):
    with worker():
        batch = send(b"khong phai danh sach" * 10, name="x.xlsx")
    job = tasks.job_about(batch.pk)
    assert job.state == "failed" and "x.xlsx" in job.message
