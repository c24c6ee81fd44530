"""What the journeys through several rooms start from."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.browser import Visitor, sign_in, stranger


@pytest.fixture
def world(province, users, people, house, at):
    """One of everything an address may name, inside the department (``mine``) and inside the commune (``other``)."""
    return SimpleNamespace(
        mine=_things(province.department, province.director, people("Đỗ Thị Ước", unit=province.school)[0], at, users),
        other=_things(
            province.commune, province.commune_chair, people("Lê Văn Hùng", unit=province.commune)[0], at, users
        ),
    )


def _things(unit, authority, person, at, users):
    from vinhdanh.books.lawbook.models import Adoption, Confirmation
    from vinhdanh.books.ledger import actions as ledger
    from vinhdanh.books.ledger import chain
    from vinhdanh.books.record.models import Hold, YearResult
    from vinhdanh.doors.portal.editorial.models import NewsSection, OldSiteImport
    from vinhdanh.ground.accounts.models import Assignment
    from vinhdanh.ground.office import files
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.registry import actions as registry
    from vinhdanh.ground.registry import particulars
    from vinhdanh.ground.registry.models import Likeness, Regrouping
    from vinhdanh.work.archive.models import Batch, BatchRow, Hit, Rerun, Roster
    from vinhdanh.work.councils.models import Council, Group, Meeting, Member
    from vinhdanh.work.councils.models import Item as AgendaItem
    from vinhdanh.work.decisions.models import Decision, DiplomaBlank, OwnTemplate
    from vinhdanh.work.decisions.models import Item as DecisionItem
    from vinhdanh.work.dockets.models import Comment, Docket
    from vinhdanh.work.exemplars.models import Finding
    from vinhdanh.work.nominations.models import Nomination, Round, Row, Submission, Upload
    from vinhdanh.work.rights.models import DataRequest, Restriction

    party = person.party
    house = Actor.system("kiểm thử")
    twin = registry.add_person(party.home, by=house, at=at, person=registry.NewPerson(party.name, 1985))
    regrouping = Regrouping.objects.create(
        kind="merge", source=0, source_name="Đỗ Thị Uớc", target=party, image=particulars.portrait(twin), by="ai", at=at
    )
    round_, _ = Round.objects.get_or_create(
        name="Khen thưởng năm 2025",
        on=date(2025, 12, 15),
        year=2025,
        opens=date(2025, 11, 1),
        closes=date(2025, 12, 31),
    )
    file = files.keep(f"danh sách {unit.pk}".encode(), name="danh-sach.xlsx", media_type="text/plain", at=at)
    upload = Upload.objects.create(
        round=round_,
        unit=unit,
        file=file,
        sent_by=users.unit_officer,
        sent_at=at,
        reading={"title": "", "issuer": None, "on": None, "year": None, "tables": [], "skipped": []},
    )
    data = {"subject": "person", "unit": unit.name, "cells": {}, "facts": {}, "born": 1985, "position": ""}
    row = Row.objects.create(
        upload=upload, sheet="S1", number=9, ordinal=1, award="CSTDCS", name=party.name, party=party,
        match=Row.Match.SAME, data=data,
    )  # fmt: skip
    batch = Batch.objects.create(
        unit=unit, file=file, kind="decisions", proof="khai", year=2024, sent_by=users.unit_officer, sent_at=at,
        reading=upload.reading,
    )  # fmt: skip
    batch_row = BatchRow.objects.create(
        batch=batch, sheet="S1", number=9, ordinal=1, award="CSTDCS", name=party.name, party=party,
        match=Row.Match.SAME, data={**row.data, "paper": {"number": "", "day": "", "by": ""}, "why": ""},
    )  # fmt: skip
    rerun, _ = Rerun.objects.get_or_create(round=round_, cause="Xét lại cả đợt", ordered_by="ai đó", ordered_at=at)
    roster = Roster.objects.create(
        round=round_, source="thanh_tra", reference="đơn tố cáo số 7", filename="x.xlsx", sha256=f"{unit.pk:064}",
        lines=1, sent_by=users.board_head, sent_at=at,
    )  # fmt: skip
    hit = Hit.objects.create(
        roster=roster, party=party, sheet="S1", number=9, told=party.name, why="cùng họ tên", sure=True
    )
    submission = Submission.objects.create(round=round_, unit=unit, authority=authority)
    nomination = Nomination.objects.create(
        round=round_,
        party=party,
        award="CSTDCS",
        unit=unit,
        authority=authority,
        submission=submission,
        row=row,
        outcome=Nomination.Outcome.MET,
    )
    docket = Docket.objects.create(
        round=round_, authority=authority, title="Lấy ý kiến", basis="Đ44", working_days=10, contact="Sở Nội vụ",
        state="published", opens=date(2025, 12, 1), closes=date(2025, 12, 29),
    )  # fmt: skip
    comment = Comment.objects.create(
        docket=docket, stance="for", text="Rất xứng đáng", code_hash=f"{unit.pk:064}", sent_at=at
    )
    finding = Finding.objects.create(
        name="Bác bảo vệ chợ", deed="kind", story="Trả lại của rơi", commune=unit, code_hash=f"{unit.pk:064}",
        sent_at=at, sender_until=date(2026, 12, 31),
    )  # fmt: skip
    data_request = DataRequest.objects.create(
        kind="view", code_hash=f"{unit.pk:064}", sent_at=at, due_on=date(2025, 12, 30)
    )
    restriction = Restriction.objects.create(party=party, level="lookup", cite="Yêu cầu số 1", since=at, by="ai")
    council = Council.objects.create(authority=authority, name=f"Hội đồng {unit.name}")
    member = Member.objects.create(council=council, name="Bùi Thị Chín", since=date(2020, 1, 1))
    meeting = Meeting.objects.create(council=council, round=round_, on=date(2025, 12, 20), members=9, quorum=6)
    group = Group.objects.create(meeting=meeting, award="CSTDCS", subject="person", ordinal=1, need=8)
    item = AgendaItem.objects.create(meeting=meeting, group=group, nomination=nomination, ordinal=1)
    decision = Decision.objects.create(
        authority=authority,
        round=round_,
        meeting=meeting,
        subject="tặng danh hiệu",
        symbol=authority.symbol,
        drafted_at=at,
    )
    template = OwnTemplate.objects.create(
        authority=authority, kind="quyet-dinh", version=1, file=file, name="mau.docx", uploaded_at=at
    )
    blank = DiplomaBlank.objects.create(authority=authority, name="Phôi giấy khen")
    decided = DecisionItem.objects.create(
        decision=decision, nomination=nomination, ordinal=1, award="CSTDCS", subject="person", name=party.name
    )
    result = YearResult.objects.create(party=party, year=2024, result="tot", written_at=at)
    grant = ledger.grant(
        authority,
        by=Actor.system("kiểm thử"),
        at=at,
        grants=[
            ledger.NewGrant(
                party=party,
                award="GK",
                name=party.name,
                unit_name=unit.name,
                year=2024,
                decided_on=date(2024, 5, 5),
                decision_number="1/QĐ",
                authority_title=authority.title,
                token=chain.new_token(),
            )
        ],
    )[0]
    hold = Hold.objects.create(
        party=party, kind="thanh_tra", since=date(2025, 10, 1), note="đơn tố cáo số 7", written_at=at
    )
    cluster = _a_cluster(unit, file, at)
    old_site = OldSiteImport.objects.create(file=file, section=NewsSection.objects.get(), source="x", by="ai", at=at)
    return SimpleNamespace(
        old_site=old_site,
        unit=unit, authority=authority, person=person, party=party, round=round_, file=file, upload=upload, row=row,
        batch=batch, batch_row=batch_row, rerun=rerun, roster=roster, hit=hit,
        submission=submission, nomination=nomination, council=council, member=member, meeting=meeting, group=group,
        item=item,
        docket=docket, comment=comment, finding=finding, data_request=data_request, restriction=restriction,
        decision=decision, decided=decided, template=template, blank=blank, result=result, grant=grant,
        token=grant.token,
        hold=hold, twin=twin, regrouping=regrouping, likeness=Likeness.objects.get(other=twin.party),
        adoption=Adoption.objects.get_or_create(overlay="hung-yen", since=date(2024, 1, 1))[0],
        confirmation=Confirmation.objects.get_or_create(patch="06-2026-qh16", provision="Đ0", day=date(2026, 12, 1))[0],
        **cluster,
        user=users.unit_officer, assignment=Assignment.objects.filter(user=users.unit_officer).first(),
    )  # fmt: skip


@pytest.fixture
def story(request, transactional_db, live_server, browser, monkeypatch, settings, tmp_path):
    """The demo province on the day of the module (``DAY``); answers ``enter(user)`` that signs somebody in."""
    from vinhdanh.doors.demo.load import load

    monkeypatch.setenv("VINHDANH_TODAY", request.module.DAY)
    settings.HOME = tmp_path
    settings.FILES_ROOT = tmp_path / "files"
    load(people=300)
    accounts = dict(line.split()[1:3] for line in (tmp_path / "demo-accounts.txt").read_text().splitlines() if line)

    def enter(user: str) -> Visitor:
        return sign_in(browser, live_server.url, user, accounts[user])

    enter.stranger = lambda: stranger(browser, live_server.url)
    return enter


def _a_cluster(unit, file, at):
    """A block that the unit organises and belongs to, in the middle of verifying its points."""
    from vinhdanh.work.clusters.examples import example
    from vinhdanh.work.clusters.models import (
        CheckGroup,
        Cluster,
        Conference,
        Contact,
        Evidence,
        Member,
        Pact,
        ScoreTable,
        Season,
        Sheet,
        Verifier,
    )
    from vinhdanh.work.clusters.scoring import write_table

    cluster = Cluster.objects.create(unit=unit, name="Khối thi đua thử", kind="khoi", since=date(2024, 1, 1))
    members = [
        Member.objects.create(cluster=cluster, unit=each, name=str(each or "Đơn vị ngoài tỉnh"), since=date(2024, 1, 1))
        for each in (unit, None)
    ]
    content = write_table(example("so-nganh-cong-tac-thi-dua"))
    table = ScoreTable.objects.create(
        unit=unit, name="Bảng thử", year=2025, content=content, state="in_force", written_at=at
    )
    verifier = Verifier.objects.create(table=table, name="Sở Nội vụ")
    season = Season.objects.create(
        cluster=cluster, year=2025, state="verifying", head=members[0], deputy=members[1], table=table
    )
    Pact.objects.create(season=season, signed_on=date(2025, 2, 1))
    Conference.objects.create(season=season, on=date(2025, 12, 12), voters=2, present=2)
    sheet = Sheet.objects.create(
        season=season, member=members[0], kind="own", evaluator="own", points={"1": 9}, handed_in_at=at, written_at=at
    )
    Evidence.objects.create(sheet=sheet, criterion="1", file=file)
    group = CheckGroup.objects.create(season=season, name="Tổ 1")
    group.checkers.set(members[1:])
    group.checked.set(members[:1])
    return {
        "cluster": cluster, "cluster_member": members[0], "season": season, "score_table": table,
        "score_verifier": verifier, "contact": Contact.objects.create(cluster=cluster, name="Bà Liên"),
        "check_group": group,
    }  # fmt: skip
