"""When two written persons become one: batches and violators' lists go along."""

import pytest

from vinhdanh.ground.registry.merging import clashes, merge, undo
from vinhdanh.ground.registry.models import Party
from vinhdanh.work.archive import actions, tasks
from vinhdanh.work.archive.models import BatchRow, Hit, Roster
from vinhdanh.work.archive.tests.conftest import decisions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.HOME = tmp_path


def test_undoing_a_batch_never_takes_away_whom_its_person_was_merged_into(send, people, house, actors, at):
    kept = people("Đỗ Thị Ước", born=1980)[0].party
    batch = send(decisions(("Đỗ Thị Ước", 1985, "LĐTT")))
    actions.decide_match(BatchRow.objects.get(), by=actors.unit_officer, at=at, party=None)
    tasks.bring(batch, by=actors.unit_officer)
    batch.refresh_from_db()
    row = BatchRow.objects.get()
    assert row.newcomer == row.party_id != kept.pk
    choices = {clash.key: "kept" for clash in clashes(kept.person, row.party.person)}
    merge(kept, by=house, at=at, gone=row.party, choices=choices)
    assert BatchRow.objects.get().party == kept
    actions.undo(batch, by=actors.unit_officer, at=at, reason="nhập nhầm tệp của năm khác")
    assert Party.objects.filter(pk=kept.pk).exists()


def test_whoever_merges_learns_of_no_hit(people, house, at, round, users):
    one, other = (person.party for person in people("Lê Văn Hùng", "Lê Văn Hùng"))
    roster = Roster.objects.create(
        round=round, source="cong_an", reference="12", filename="x", sha256="0", lines=1, sent_by=users.board_head,
        sent_at=at,
    )  # fmt: skip
    for party, why in ((one, "cùng họ tên"), (other, "thiếu năm sinh")):
        Hit.objects.create(roster=roster, party=party, sheet="S", number=3, told="Lê Văn Hùng", why=why, sure=True)
    Hit.objects.create(roster=roster, party=other, sheet="S", number=4, told="Lê Văn Hùng", why="", sure=False)
    done = merge(one, by=house, at=at, gone=other)
    assert list(Hit.objects.order_by("number").values_list("party", "number")) == [(one.pk, 3), (one.pk, 4)]
    undo(done, by=house, at=at)
    assert Hit.objects.filter(party=other.pk).count() == 2
