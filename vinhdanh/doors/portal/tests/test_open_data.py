"""Open data: the counts are the ledger's, small cells cannot be read nor reckoned back, the description is whole."""

import csv
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.doors.portal import open_data, sums
from vinhdanh.doors.portal.models import Sums
from vinhdanh.ground.office import jobs


@pytest.fixture
def ledger_of(province, people, house, at):
    def write(award, count, *, year=2025, unit=None):
        persons = people(*[f"Nguyễn Văn {chr(65 + n)}" for n in range(count)], unit=unit, identity="")
        grants = [
            ledger.NewGrant(
                party=person.party,
                award=award,
                name=person.party.name,
                unit_name="Trường THPT Khoái Châu",
                year=year,
                decided_on=date(year, 7, 20),
                decision_number="215/QĐ-UBND",
                authority=province.chair,
                authority_title=province.chair.title,
            )
            for person in persons
        ]
        return ledger.grant(province.chair, by=house, at=at, grants=grants)

    return write


def cells(slug):
    return {(row.year, row.code): row.count for row in sums.shown().tables[slug]}


def test_the_tables_count_the_ledger(ledger_of, province, house, at):
    ledger_of("BKT", 7)
    given_ = ledger_of("GK", 6, unit=province.commune)
    assert cells("theo-hinh-thuc") == {(2025, "BKT"): 7, (2025, "GK"): 6}
    assert cells("theo-doi-tuong") == {(2025, "person"): 13}
    assert cells("theo-cap") == {(2025, "tinh"): 7, (2025, "co_so"): 6}
    assert cells("theo-xa-phuong") == {(2025, ""): 7, (2025, str(province.commune.pk)): 6}
    ledger.cancel(given_[0], by=house, at=at, reason="khai gian", decision_number="9/QĐ-UBND")
    assert cells("theo-hinh-thuc")[2025, "GK"] == 5


def test_a_small_cell_is_hidden_with_its_neighbour(ledger_of):
    ledger_of("BKT", 2)
    ledger_of("GK", 6)
    ledger_of("LDTT", 9)
    assert cells("theo-hinh-thuc") == {(2025, "BKT"): None, (2025, "GK"): None, (2025, "LDTT"): 9}


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 40), max_size=12))
def test_nothing_hidden_can_be_reckoned_back(counts):
    out = open_data.hidden(counts)
    assert all(counts[code] >= open_data.LEAST for code in set(counts) - out)
    if out and out != set(counts):
        assert len(out) >= 2 and sum(counts[code] for code in out) >= open_data.LEAST


def test_csv_and_json_say_the_same(client, ledger_of):
    ledger_of("BKT", 7)
    answer = client.get("/du-lieu-mo/theo-hinh-thuc.csv")
    text = answer.content.decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["nam"], row["ma"], row["so_luot"]) == ("2025", "BKT", "7") and row["name_en"]
    said = json.loads(client.get("/du-lieu-mo/theo-hinh-thuc.json").content)
    assert said["dong"][0]["so_luot"] == 7 and said["giay_phep"].startswith("https://")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_nobody_is_in_the_data(client, ledger_of):
    ledger_of("BKT", 7)
    for slug in open_data.DATASETS:
        for kind in ("csv", "json"):
            text = client.get(f"/du-lieu-mo/{slug}.{kind}").content.decode()
            assert "Nguyễn Văn" not in text and "Khoái Châu" not in text


def test_the_catalogue_describes_every_file_in_both_languages(client, ledger_of, settings):
    ledger_of("BKT", 7)
    answer = client.get("/du-lieu-mo/catalog.jsonld")
    said = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json" and said["@type"] == "dcat:Catalog"
    for dataset in said["dcat:dataset"]:
        assert {each["@language"] for each in dataset["dct:title"]} == {"vi", "en"}
        for file in dataset["dcat:distribution"]:
            path = file["dcat:downloadURL"]["@id"].removeprefix(settings.SITE_URL)
            assert client.get(path)["Content-Type"].startswith(file["dcat:mediaType"])


def test_the_page_shows_the_newest_year(client, ledger_of):
    ledger_of("BKT", 7)
    ledger_of("GK", 8, year=2024)
    page = client.get("/du-lieu-mo/").content.decode()
    assert "Năm 2025" in page and "<svg" in page and "CC BY 4.0" in page


def test_an_empty_ledger_has_empty_tables(client, db):
    assert client.get("/du-lieu-mo/").status_code == 200
    assert json.loads(client.get("/du-lieu-mo/theo-cap.json").content)["dong"] == []
    assert client.get("/du-lieu-mo/khong-co.csv").status_code == 404


def test_a_large_ledger_is_added_up_by_the_worker(client, ledger_of, monkeypatch):
    monkeypatch.setattr(sums, "AT_ONCE", 0)
    jobs.open_job(sums.JOB, label="Cộng số liệu", total=0)  # a worker has taken it, so nobody begins another
    ledger_of("BKT", 7)
    assert "lần đầu" in client.get("/du-lieu-mo/").content.decode()
    assert client.get("/du-lieu-mo/theo-cap.csv").status_code == 503
    assert client.get("/du-lieu-mo/catalog.jsonld").status_code == client.get("/").status_code == 200
    sums.keep()
    assert cells("theo-hinh-thuc") == {(2025, "BKT"): 7}
    ledger_of("GK", 6)
    assert cells("theo-hinh-thuc") == {(2025, "BKT"): 7}, "until it is added up again, the last sums stand"
    sums.keep()
    assert cells("theo-hinh-thuc") == {(2025, "BKT"): 7, (2025, "GK"): 6}


def test_what_the_worker_added_up_is_shown_to_the_next(ledger_of, monkeypatch):
    monkeypatch.setattr(sums, "AT_ONCE", 0)
    ledger_of("BKT", 7)
    assert sums.shown().awards == 7
    ledger_of("GK", 6)
    assert sums.shown().awards == 7, "decisions of one morning are not added up one by one"
    Sums.objects.update(on=date(2025, 12, 14))
    assert sums.shown().awards == 13
