"""What this room's tests start from: a commune with its officer, somebody introduced there, an open round."""

from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.crafts.pictures import clean
from vinhdanh.crafts.pictures.tests.test_cleaning import picture
from vinhdanh.ground.accounts import actions as accounts
from vinhdanh.ground.accounts.models import Role
from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.work.exemplars import actions
from vinhdanh.work.nominations import actions as nominations


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def commune_officer(province, users, house, at):
    """A unit officer of the commune; ``users.unit_officer`` stands at a department elsewhere."""
    user = accounts.add_user(
        province.commune, by=house, at=at, username="can-bo-xa", full_name="Đinh Thị Mơ", password="mat-khau-thu-nghiem"
    )
    accounts.assign(province.commune, by=house, at=at, user=user, role=Role.UNIT_OFFICER, since=date(2020, 1, 1))
    return user


@pytest.fixture
def desk(commune_officer):
    return Actor.user(commune_officer)


@pytest.fixture
def round(province, house, at):
    return nominations.open_round(
        None, by=house, at=at, name="Khen đột xuất quý IV năm 2025", on=date(2025, 12, 15), year=2025,
        opens=date(2025, 10, 1), closes=date(2025, 12, 31),
    )  # fmt: skip


@pytest.fixture
def introduce(province, at):
    """``introduce()``: a citizen introduces somebody in the commune; answers (finding, code)."""

    def run(name="Bác Lê Văn Nam", *, slip=None, pictures=0, when=None, **said):
        fields = {
            "deed": "brave", "story": "Bác Nam nhảy xuống sông cứu hai cháu bé bị đuối nước", "happened": "20/11/2025",
            "place": "Thôn Nội", "sender": {"name": "Phạm Thị Sen", "contact": "0912 345 678"},
        }  # fmt: skip
        drawn = [clean(picture(size=(200 + n, 150))) for n in range(pictures)]
        return actions.introduce(
            province.commune, by=PUBLIC, at=when or at, slip=slip or receipts.new_slip(), name=name, pictures=drawn,
            **fields | said,
        )  # fmt: skip

    return run
