"""Who is meant: the same, new, or left to an officer; and never guessed across a difference."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.crafts.viet.names import match_key
from vinhdanh.ground.office import vault
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.likeness import births_agree, folded_forms
from vinhdanh.ground.registry.models import Succession, Unit
from vinhdanh.work.nominations.matching import Named, household_key, match
from vinhdanh.work.nominations.models import Row
from vinhdanh.work.nominations.unit_names import UnitDirectory, guess_kind, unit_key

SYLLABLES = st.sampled_from(
    [
        "Lý",
        "Lí",
        "Mỹ",
        "Mĩ",
        "Kỳ",
        "Kì",
        "Thúy",
        "Thuý",
        "Hòa",
        "Hoà",
        "Quý",
        "Quí",
        "Nguyễn",
        "Văn",
        "Tý",
        "Vy",
        "Vi",
        "Hy",
        "Sĩ",
        "Sỹ",
        "Oanh",
    ]
)
M = Row.Match


def one(unit, name, born=1985, where="Trường THPT Khoái Châu", subject="person", identity=""):
    return match([Named(subject, name, born, where, vault.search_hash(identity) if identity else "")], unit)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường THPT Khoái Châu", "THPT Khoái Châu"),
        ("Trường THPT Khoái Châu", "Trường Trung học phổ thông Khoái Châu"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo tỉnh Hưng Yên"),
        ("Sở GDĐT", "Sở Giáo dục và Đào tạo"),
        ("UBND xã Tân Hưng", "Xã Tân Hưng"),
        ("Cty CP May Phố Hiến", "Công ty cổ phần May Phố Hiến"),
        ("Trường TH&THCS Lý Thường Kiệt", "Trường Tiểu học và THCS Lí Thường Kiệt"),
    ],
)
def test_spellings_of_one_unit_meet(one, other):
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Trường THPT Khoái Châu", "Trường THCS Khoái Châu"), ("Xã Tân Hưng", "Phường Tân Hưng"), ("Thôn 1", "Thôn 2")],
)
def test_other_units_stay_apart(one, other):
    assert unit_key(one) != unit_key(other)


@given(
    st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join), st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)
)
def test_folded_forms_find_exactly_the_names_of_one_key(name, other):
    assert (fold(other) in folded_forms(name)) == (match_key(name) == match_key(other))


@given(st.dates(date(1930, 1, 1), date(2005, 12, 31)), st.dates(date(1930, 1, 1), date(2005, 12, 31)))
def test_births_are_compared_as_far_as_both_are_known(told, known):
    assert births_agree(told, known, known.year) is (told == known)
    assert births_agree(told.year, known, known.year) is (told.year == known.year)
    assert births_agree(told, None, known.year) is (told.year == known.year)
    assert births_agree(None, known, known.year) is None


def test_households_meet_by_their_head():
    assert (
        household_key("Hộ ông Đỗ Văn Ước")
        == household_key("Gia đình Đỗ Văn Ước")
        == household_key("Hộ gia đình ông ĐỖ VĂN ƯỚC")
    )


@pytest.mark.django_db
class TestPersons:
    def test_the_same_name_birth_and_unit_is_the_same(self, province, people):
        [person] = people("Lý Thị Hòa")
        found = one(province.department, "Lí Thị Hoà")
        assert (found.match, found.party) == (M.SAME, person.pk)
        assert found.why == "cùng họ tên, năm sinh, đơn vị"

    def test_nobody_of_that_name_is_new(self, province, people):
        people("Lý Thị Hòa")
        assert one(province.department, "Lý Thị Hồng").match == M.NEW

    @pytest.mark.parametrize(
        ("name", "born", "where", "why"),
        [
            ("Lý Thị Hòa", 1978, "Trường THPT Khoái Châu", "danh bạ ghi sinh năm 1985"),
            ("Lý Thị Hóa", 1985, "Trường THPT Khoái Châu", "tên khác dấu, danh bạ ghi Lý Thị Hòa"),
            ("Lý Thị Hòa", 1985, "Phòng Giáo dục Trung học", "danh bạ ghi đơn vị Trường THPT Khoái Châu"),
            ("Lý Thị Hòa", None, "Trường THPT Khoái Châu", "không có năm sinh để đối chiếu"),
        ],
    )
    def test_one_difference_is_asked_with_its_reason(self, province, people, name, born, where, why):
        [person] = people("Lý Thị Hòa")
        found = one(province.department, name, born, where)
        assert found.match == M.UNSURE and found.party is None
        assert [candidate["party"] for candidate in found.candidates] == [person.pk]
        assert why in found.candidates[0]["why"]

    def test_two_differences_are_somebody_else(self, province, people):
        people("Lý Thị Hòa")
        assert one(province.department, "Lý Thị Hóa", 1978).match == M.NEW

    def test_namesakes_of_one_year_in_one_school_are_asked(self, province, people):
        pair = people("Lý Thị Hòa", "Lý Thị Hòa")
        found = one(province.department, "Lý Thị Hòa")
        assert found.match == M.UNSURE
        assert {candidate["party"] for candidate in found.candidates} == {person.pk for person in pair}

    def test_the_identity_number_decides_alone(self, province, people):
        [person] = people("Lý Thị Hòa", identity="033185001234")
        found = one(province.department, "LÝ THỊ HOÀ", born=None, where="Nơi khác", identity="033185001234")
        assert (found.match, found.party) == (M.SAME, person.pk)

    def test_one_number_with_two_names_is_asked(self, province, people):
        people("Lý Thị Hòa", identity="033185001234")
        found = one(province.department, "Trần Văn Nam", identity="033185001234")
        assert found.match == M.UNSURE and "danh bạ ghi tên Lý Thị Hòa" in found.candidates[0]["why"]

    def test_another_number_casts_doubt_on_a_namesake(self, province, people):
        people("Lý Thị Hòa", identity="033185001234")
        found = one(province.department, "Lý Thị Hòa", identity="033185009999")
        assert found.match == M.UNSURE and "số định danh trong danh bạ khác" in found.candidates[0]["why"]

    def test_somebody_elsewhere_is_offered_only_with_the_same_birth(self, province, people):
        [person] = people("Lý Thị Hòa", unit=province.commune)
        moved = one(province.department, "Lý Thị Hòa", 1985)
        assert moved.match == M.UNSURE and moved.candidates[0]["party"] == person.pk
        assert one(province.department, "Lý Thị Hòa", 1978).match == M.NEW
        assert one(province.department, "Lý Thị Hòa", None).match == M.NEW

    def test_a_cell_may_name_the_unit_around_an_unknown_one(self, province, people):
        [person] = people("Lý Thị Hòa", unit=province.commune)
        found = one(province.commune, "Lý Thị Hòa", where="Thôn 6, xã Tân Hưng")
        assert (found.match, found.party, found.place.unit) == (M.SAME, person.pk, province.commune.pk)

    def test_the_number_of_queries_does_not_grow(self, province, people):
        people(*(f"Nguyễn Văn {word}" for word in ("An", "Bình", "Chi", "Dũng")))
        counts = []
        for size in (1, 40):
            rows = [
                Named("person", f"Nguyễn Văn {'An' if n % 2 else f'Tên{n}'}", 1985, "THPT Khoái Châu")
                for n in range(size)
            ]
            with CaptureQueriesContext(
                connection,
            ) as queries:
                match(rows, province.department)
            counts.append(len(queries))
        assert counts[0] == counts[1] <= 4


@pytest.mark.django_db
class TestUnits:
    def test_a_unit_is_found_by_any_spelling(self, province):
        found = one(province.department, "THPT Khoái Châu", None, "", subject="unit")
        assert (found.match, found.party) == (M.SAME, province.school.pk)

    def test_a_unit_outside_the_subtree_is_not_ours(self, province):
        assert one(province.commune, "Trường THPT Khoái Châu", None, "", subject="unit").match == M.NEW

    def test_an_old_name_leads_to_what_it_became_and_is_asked(self, province, house, at):
        old = registry.add_unit(province.department, by=house, at=at, name="Trường THPT Phù Cừ", kind=Unit.Kind.SCHOOL)
        Unit.objects.filter(pk=old.pk).update(until=date(2025, 7, 1))
        Succession.objects.create(old=old, new=province.school, on=date(2025, 7, 1))
        found = one(province.department, "THPT Phù Cừ", None, "", subject="unit")
        assert found.match == M.UNSURE and found.candidates[0]["party"] == province.school.pk
        assert "nay đã vào đơn vị này" in found.candidates[0]["why"]

    def test_people_of_a_merged_unit_are_found_in_what_it_became(self, province, people, house, at):
        old = registry.add_unit(province.department, by=house, at=at, name="Trường THPT Phù Cừ", kind=Unit.Kind.SCHOOL)
        Succession.objects.create(old=old, new=province.school, on=date(2025, 7, 1))
        [person] = people("Lý Thị Hòa", unit=old)
        found = one(province.department, "Lý Thị Hòa", where="Trường THPT Khoái Châu")
        assert (found.match, found.party) == (M.SAME, person.pk)

    def test_the_larger_unit_tells_two_of_one_name_apart(self, province, house, at):
        other = registry.add_unit(province.root, by=house, at=at, name="Xã Hiệp Cường", kind=Unit.Kind.COMMUNE)
        places = {
            unit.pk: registry.add_unit(unit, by=house, at=at, name="Thôn 2", kind=Unit.Kind.VILLAGE).pk
            for unit in (province.commune, other)
        }
        directory = UnitDirectory(province.root)
        assert directory.place("Thôn 2, xã Hiệp Cường").unit == places[other.pk]
        assert directory.place("Thôn 2") is None

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("Chi hội Phụ nữ thôn 3", "doan_the"),
            ("Hợp tác xã dịch vụ nông nghiệp Tân Hưng", "hop_tac_xa"),
            ("Phòng Kinh tế", "phong_thuoc_xa"),
            ("Tổ tự quản số 5", "khac"),
            ("Thôn 7", "thon"),
        ],
    )
    def test_the_kind_of_a_collective_is_told_by_its_name(self, name, kind):
        assert guess_kind(name, Unit.Kind.COMMUNE) == kind
