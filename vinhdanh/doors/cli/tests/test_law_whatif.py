"""What the reported law would change, over the books: by award and unit, and nothing where nothing changes."""

import json

import pytest
from click.testing import CliRunner

from vinhdanh.books.record.models import Initiative, YearResult
from vinhdanh.doors.cli.law import law

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(law, ["whatif", *arguments])


@pytest.fixture
def fighters(people, at):
    """An excellent year without an initiative, a good year with one, both: the draft keeps the third alone."""
    parties = [person.party for person in people("Lê Thị An", "Lê Văn Bình", "Lê Thị Cúc")]
    for party, mark in zip(parties, ("xuat_sac", "tot", "xuat_sac"), strict=True):
        YearResult.objects.create(party=party, year=2026, result=mark, standing="official", written_at=at)
    for party in parties[1:]:
        Initiative.objects.create(party=party, year=2026, scope="co_so", written_at=at)
    return parties


def test_the_draft_takes_the_title_from_those_with_one_of_the_two(fighters):
    found = json.loads(run("06-2026-qh16", "--json").output)
    assert {row["award"] for row in found} == {"CSTDCS"}
    assert sum(row["lose"] for row in found) == 2 and not sum(row["gain"] for row in found)
    assert all(row["group"] for row in found)


def test_in_words_with_what_is_reported(fighters):
    said = run("06-2026-qh16", "--on", "2026-12-31").output
    assert "mất 2" in said and "Được nêu:" in said


def test_nothing_to_change(people):
    assert "Không ai thêm" in run("06-2026-qh16").output


@pytest.mark.parametrize("patch", ["khong-co.yaml", "."])
def test_a_patch_that_cannot_be_read(patch):
    result = run(patch)
    assert result.exit_code == 2 and "Traceback" not in result.output
