"""A cluster's year through its actions: pact, scores, verification, conference, places, record, nominations."""

from datetime import date

import pytest

from vinhdanh.books.eligibility.judging import Ask, judge_asks
from vinhdanh.books.record import actions as record
from vinhdanh.books.record.models import Attestation
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.ground.registry import actions as registry
from vinhdanh.work.clusters import actions
from vinhdanh.work.clusters.actions import Lead
from vinhdanh.work.clusters.actions.points import Desk
from vinhdanh.work.clusters.models import PointChange, Sheet
from vinhdanh.work.clusters.ranking import moved_since, standings
from vinhdanh.work.clusters.scoreboard import board_of
from vinhdanh.work.clusters.states import SeasonState, TableState

from . import stage
from .stage import AT, DO, GOOD


@pytest.fixture
def season(province):
    return stage.a_season(province.root)


def ranks(season):
    return {place.member.name: (place.rank, place.recommended) for place in season.places.select_related("member")}


def test_a_year_from_the_pact_to_the_nominations(season, province):
    stage.ranked(stage.scored(season, GOOD), votes=[4, 3, 1, 0])
    assert ranks(season) == {
        "Sở Tài chính": (1, "CTDT"),
        "Sở Y tế": (2, "BKT"),
        "Sở Tư pháp": (3, ""),
        "Sở Xây dựng": (4, ""),
    }
    assert [float(place.total) for place in season.places.all()] == [33, 27.5, 25, -10]
    with pytest.raises(Refused, match=r"chưa có kết quả năm chính thức của Sở Tài chính, Sở Y tế"):
        actions.confirm(season, **DO)
    stage.official(season)
    actions.confirm(season, **DO)
    made = actions.nominate(season, **DO)
    assert [(each.party.name, each.award, each.authority) for each in made] == [
        ("Sở Tài chính", "CTDT", province.chair),
        ("Sở Y tế", "BKT", province.chair),
    ]
    assert made[0].submission and made[0].verdict["trace"]
    with pytest.raises(Refused, match="đã có hồ sơ"):
        actions.nominate(season, **DO)
    with pytest.raises(Refused, match="rút hồ sơ"):
        actions.confirm(season, **DO, undo=True)


def test_the_judge_learns_who_leads_and_forgets_it_when_the_ranking_is_opened(season):
    stage.ranked(stage.scored(season, GOOD))
    stage.official(season)
    first, second = (member.unit.party for member in season.cluster.members.all()[:2])
    ask = [Ask(party.pk, award) for party in (first, second) for award in ("CTDT", "CTDCP")]
    rank = {"on": date(2025, 12, 15), "year": 2025}

    def leads():
        """Of each ask, what the judge says of "leads the cluster"."""
        found = []
        for judged in judge_asks(ask, **rank):
            lines, said = list(judged.trace), set()
            while lines:
                line = lines.pop()
                lines += line.get("children", [])
                if line["text"] == "Dẫn đầu cụm, khối thi đua":
                    said.add(line["outcome"])
            found.append(said)
        return found

    assert leads() == [{"unknown"}] * 4
    actions.confirm(season, **DO)
    assert leads()[:2] == [{"met"}, {"met"}]
    assert [judged.outcome for judged in judge_asks(ask[2:], **rank)] == ["not_met", "not_met"], "the second does not"
    for name in ("united", "party_orgs_excellent", "anti_waste_corruption", "conduct_ok", "selected_outstanding"):
        record.attest(first, **DO, name=name, value=True)
    record.attest(first, **DO, name="party_orgs_clean_strong", value=True)
    outcomes = {each.award: each.outcome for each in judge_asks(ask[:2], **rank)}
    assert outcomes == {"CTDT": "met", "CTDCP": "met"}
    actions.confirm(season, **DO, undo=True)
    assert not Attestation.objects.filter(name__startswith="cluster.").exists()
    assert leads()[:2] == [{"unknown"}] * 2


def test_a_mere_claim_does_not_overrule_a_recognised_rank(season):
    stage.ranked(stage.scored(season, GOOD))
    stage.official(season)
    actions.confirm(season, **DO)
    second = season.cluster.members.all()[1].unit.party
    claims = {"cluster": {"organised_by": "tinh", "rank": 1}}
    judged = judge_asks([Ask(second.pk, "CTDT", claims)], on=date(2025, 12, 15), year=2025)[0]
    assert judged.outcome == "not_met"
    flat = judge_asks([Ask(second.pk, "CTDT", {"cluster.rank": 1})], on=date(2025, 12, 15), year=2025)[0]
    assert flat.outcome == "not_met"
    with pytest.raises(Refused, match="bảng xếp hạng đã công nhận"):
        record.attest(second, **DO, name="cluster.rank", value=1, year=2025)


@pytest.mark.parametrize(("setting", "now"), [("next", ["", "CTDT", "BKT", ""]), ("none", ["", "BKT", "", ""])])
def test_a_winner_put_on_hold_afterwards(season, setting, now):
    actions.set_terms(season, **DO, on_hold=setting)
    stage.ranked(stage.scored(season, GOOD))
    first = season.cluster.members.first().unit.party
    assert not moved_since(season, board_of(season))
    record.hold(first, **DO, kind="khieu_nai", since=date(2025, 12, 1), note="đơn số 77")
    assert moved_since(season, board_of(season))
    actions.rank_again(season, **DO)
    assert [place.recommended for place in season.places.order_by("rank")] == now
    assert season.places.get(rank=1).member.unit.party == first, "the points stay what they are"
    told = " ".join(str(row.details) for row in AuditRow.objects.filter(action__startswith="clusters."))
    assert "khieu_nai" not in told and "đơn số 77" not in told


def test_who_moves_up_leads_in_the_record_too(season):
    stage.ranked(stage.scored(season, GOOD))
    stage.official(season)
    actions.confirm(season, **DO)
    first, second = (member.unit.party for member in season.cluster.members.all()[:2])
    record.hold(first, **DO, kind="khieu_nai", since=date(2025, 12, 1))
    actions.rank_again(season, **DO)
    rank = dict(Attestation.objects.filter(name="cluster.rank", year=2025).values_list("party", "value"))
    assert (rank[first.pk], rank[second.pk]) == (1, 1)


def test_ties_everywhere(season):
    same = {"1": 10, "2": 8, "3": 8}
    stage.ranked(stage.scored(season, [same] * 4))
    assert {place.rank for place in season.places.all()} == {1}
    assert not season.places.exclude(recommended="").exists(), "people decide between equals"
    stage.moved(season, "back")
    actions.record_votes(Lead(season), **DO, votes=dict(zip(season.cluster.members.all(), (1, 4, 2, 2), strict=True)))
    stage.moved(season, "rank")
    assert [ranks(season)[f"Sở {name}"][0] for name in stage.NAMES[:4]] == [4, 1, 2, 2]


def test_scores_above_the_maximum_and_without_evidence(season):
    stage.moved(season, "begin", "open_scoring")
    member = season.cluster.members.first()
    with pytest.raises(Refused, match=r"Tiêu chí 2: 11 điểm vượt.*Tiêu chí 3: “x” không phải là số"):
        actions.score_own(member, **DO, season=season, given={"2": {"points": 11}, "3": {"points": "x"}})
    assert not Sheet.objects.exists()
    actions.score_own(member, **DO, season=season, given={"1": {"level": 1}, "2": {"done": 7, "target": 10}})
    with pytest.raises(Refused, match="Thiếu minh chứng ở tiêu chí 1"):
        actions.hand_in(member, **DO, season=season)
    actions.score_own(member, **DO, season=season, given={"1": {"level": 0}})
    sheet = actions.hand_in(member, **DO, season=season)
    assert sheet.points == {"1": 0, "2": 7}
    with pytest.raises(Refused, match="đã nộp"):
        actions.score_own(member, **DO, season=season, given={"1": {"level": 1}})
    actions.take_back_sheet(member, **DO, season=season)
    actions.score_own(member, **DO, season=season, given={"1": {"level": 1}})


def test_two_verifiers_disagree_until_the_point_is_settled(season):
    stage.scored(season, GOOD)
    members = list(season.cluster.members.all())
    group = actions.make_check_group(Lead(season), **DO, name="Tổ 1", checkers=members[2:], checked=members[:1])
    checker = actions.checking.Checker(group, members[2])
    actions.score_check(checker, **DO, cells={(members[0].pk, "2"): 6.0, (members[0].pk, "3"): 9.0})
    assert board_of(season).split_cells() == [(members[0], "2", (9.0, 6.0))]
    with pytest.raises(Refused, match=r"Còn 1 ô điểm .* tiêu chí 2 của Sở Tài chính"):
        stage.moved(season, "call_conference")
    actions.settle(season, **DO, cells={(members[0].pk, "2"): 8.5}, reason="Đối chiếu báo cáo của Kho bạc")
    board = board_of(season)
    assert not board.split_cells() and board.points[0, 1] == 8.5
    stage.moved(season, "call_conference")
    with pytest.raises(Refused, match="bước “Thẩm định điểm”"):
        actions.score_check(checker, **DO, cells={(members[0].pk, "2"): 6.0})


def test_who_changed_which_point_when_and_why(season):
    stage.scored(season, GOOD)
    member = season.cluster.members.first()
    desk = Desk(season, season.table.verifiers.get(name="Sở Nội vụ"))
    with pytest.raises(Refused, match="hãy ghi lý do khi sửa điểm"):
        actions.score_field(desk, **DO, cells={(member.pk, "3"): 4})
    actions.score_field(desk, **DO, cells={(member.pk, "3"): 4}, reason="Cộng nhầm phong trào năm trước")
    change = PointChange.objects.first()
    assert (change.criterion, change.before, change.after, change.by) == ("3", 9, 4, "kiểm thử")
    assert change.reason == "Cộng nhầm phong trào năm trước" and change.at == AT
    with pytest.raises(Refused, match="không thuộc phần được chấm"):
        actions.score_field(desk, **DO, cells={(member.pk, "1"): 10})


def test_objections_have_a_clock_and_settle_the_point(season):
    stage.scored(season, GOOD)
    member = season.cluster.members.last()
    say = {"season": season, "criterion": "3", "text": "Phong trào quý IV chưa được tính"}
    found = actions.object_to(member, **DO, **say, asked=7)
    assert found.due == date(2025, 12, 22), "five working days after Monday 15 December"
    with pytest.raises(Refused, match="đang chờ trả lời"):
        actions.object_to(member, **DO, **say, asked=8)
    with pytest.raises(Refused, match="Còn 1 kiến nghị"):
        stage.moved(season, "call_conference")
    actions.answer_objection(found, **DO, accepted=True, answer="Đã có báo cáo bổ sung")
    assert board_of(season).points[3, 2] == 7
    stage.moved(season, "call_conference")


def test_a_unit_dissolved_in_mid_year_is_shown_and_not_ranked(season):
    stage.scored(season, GOOD)
    first = season.cluster.members.first()
    type(first.unit).objects.filter(pk=first.unit_id).update(until=date(2025, 7, 1))
    stage.ranked(season)
    assert ranks(season)["Sở Tài chính"] == (0, "") and ranks(season)["Sở Y tế"] == (1, "CTDT")


def test_an_event_bars_from_the_ranking(season):
    stage.scored(season, [{**GOOD[0], "K1": 1}, *GOOD[1:]])
    stage.ranked(season)
    assert ranks(season)["Sở Tài chính"] == (0, "")


def test_a_table_changed_after_scores_were_given(season, province):
    stage.scored(season, GOOD)
    old = season.table
    raw = {**stage.CONTENT, "groups": [dict(group) for group in stage.CONTENT["groups"]]}
    raw["groups"][0] = {**raw["groups"][0], "max": 28, "criteria": [
        {**raw["groups"][0]["criteria"][0], "levels": [{"text": "không", "points": 0}, {"text": "có", "points": 20}]},
        {**raw["groups"][0]["criteria"][1], "max": 8},
    ]}  # fmt: skip
    raw["total"] = 38
    raw["groups"] = raw["groups"][:3] + raw["groups"][4:]
    draft = actions.new_version(old, **DO, year=2025)
    with pytest.raises(Refused, match="dự thảo"):
        actions.use_table(season, **DO, table=draft)
    actions.rewrite_table(draft, **DO, content=raw, basis="")
    actions.adopt(draft, **DO)
    old.refresh_from_db()
    assert old.state == TableState.REPLACED and old.table.total == 30, "the old version is kept as it was"
    lost = actions.use_table(season, **DO, table=draft)
    assert any("P1 không còn" in line for line in lost)
    assert any("tiêu chí 1, 10 điểm không hợp bản mới" in line for line in lost)
    board = board_of(season)
    assert board.points[2].tolist()[1:3] == [7, 8] and board.evaluators[0].name == "Sở Tài chính"
    with pytest.raises(Refused, match="Bảng đã ban hành không sửa được"):
        actions.rewrite_table(old, **DO, content=raw, basis="")


def test_a_year_cannot_skip_its_steps(season):
    with pytest.raises(Refused, match="Không làm được việc này"):
        stage.moved(season, "open_verifying")
    stage.moved(season, "begin", "open_scoring")
    with pytest.raises(Refused, match="Chưa đơn vị nào nộp"):
        stage.moved(season, "open_verifying")
    assert season.state == SeasonState.SCORING


def test_quarters_and_half_year_are_scored_while_the_year_runs(season):
    stage.moved(season, "begin")
    member = season.cluster.members.first()
    actions.score_own(member, **DO, season=season, given={"2": {"done": 3, "target": 10}}, period="mid")
    assert board_of(season, "mid").points[0, 1] == 3
    with pytest.raises(Refused, match="bước “Đơn vị tự chấm điểm”"):
        actions.score_own(member, **DO, season=season, given={"2": {"done": 3, "target": 10}})


def test_the_lead_rotates_and_the_elected_take_over(season):
    stage.ranked(stage.scored(season, GOOD))
    following = actions.open_season(season.cluster, **DO, year=2026)
    assert following.head == season.cluster.members.all()[1]
    with pytest.raises(Refused, match="luân phiên"):
        actions.set_leaders(following, **DO, head=season.head)


def test_the_regrouping_is_a_dated_change(province):
    units = stage.departments(province.root, 4)
    old = stage.a_block(province.root, units, name="Khối cũ", basis="QĐ 1")
    new = actions.set_up(province.root, **DO, name="Khối mới", kind="khoi", since=date(2025, 7, 1))
    members = list(old.members.all())
    with pytest.raises(Refused, match="đang thuộc Khối cũ"):
        actions.add_member(new, **DO, since=date(2025, 7, 1), unit=units[0])
    actions.regroup(old, **DO, on=date(2025, 7, 1), basis="Nghị quyết sắp xếp", moves=dict.fromkeys(members[:3], new))
    assert not old.stands_on(date(2025, 7, 1)) and old.stands_on(date(2025, 6, 30))
    assert [member.unit for member in new.members.all()] == units[:3]
    assert new.predecessors.get().old == old
    assert old.members.filter(until=date(2025, 7, 1)).count() == 4
    with pytest.raises(Refused, match="đã được sắp xếp lại"):
        actions.regroup(old, **DO, on=date(2025, 8, 1), basis="", moves={})


def test_a_dissolved_unit_cannot_join_and_others_provinces_can(province):
    root = province.root
    gone = registry.add_unit(root, **DO, name="Huyện Tiên Lữ", kind="huyen")
    type(gone).objects.filter(pk=gone.pk).update(until=date(2025, 7, 1))
    gone.refresh_from_db()
    cluster = stage.a_block(root, [root], name="Cụm các tỉnh", kind="cum", organised_by="trung_uong")
    with pytest.raises(Refused, match="đã kết thúc hoạt động từ 01/07/2025"):
        actions.add_member(cluster, **DO, since=date(2025, 8, 1), unit=gone)
    outside = actions.add_member(cluster, **DO, since=date(2025, 8, 1), name="Tỉnh Ninh Bình")
    assert outside.unit is None and outside.scope_path == root.path


def test_the_best_of_two_rankings_counts(season, province):
    stage.ranked(stage.scored(season, GOOD))
    stage.official(season)
    actions.confirm(season, **DO)
    second = season.cluster.members.all()[1].unit
    cluster = stage.a_block(province.root, [second, province.department], name="Khối khác", organised_by="bo")
    other = actions.open_season(cluster, **DO, year=2025)
    head, deputy = cluster.members.all()
    actions.set_leaders(other, **DO, head=head, deputy=deputy)
    actions.use_table(other, **DO, table=season.table)
    actions.write_pact(Lead(other), **DO, activities="", commitments="", signed_on=date(2025, 2, 1))
    stage.ranked(stage.scored(other, [{"1": 10, "3": 5}, {"1": 0, "3": 5}]))
    other.places.filter(rank=2).update(recommended="")
    actions.confirm(other, **DO)
    rank = Attestation.objects.get(party=second.party, name="cluster.rank", year=2025)
    level = Attestation.objects.get(party=second.party, name="cluster.organised_by", year=2025)
    assert (rank.value, level.value) == (1, "bo") and "Khối khác" in rank.cite


def test_standings_tell_who_is_provisional(season):
    stage.moved(season, "begin", "open_scoring")
    member = season.cluster.members.first()
    actions.score_own(member, **DO, season=season, given={"3": {"points": 9}})
    board = board_of(season)
    assert board.provisional.sum() == 1 and standings(board)[0].member == member
