"""Every role at every address: deny by default, and only inside one's subtree.

An address without a sample here fails the test, so a new page cannot be forgotten.
"""

import pytest
from django.urls import get_resolver, reverse

from vinhdanh.ground.accounts.models import Role
from vinhdanh.ground.accounts.permissions import TABLE
from vinhdanh.ground.office.models import AuditRow

LIBRARY = ("account_", "mfa_", "socialaccount_", "ui:", "wagtail")
THINGS = {
    "accounts:": {"key": "user"},
    "accounts:release": {"key": "assignment"},
    "councils:": {"pk": "meeting"},
    "clusters:remove_member": {"pk": "cluster_member"},
    "clusters:drop_contact": {"pk": "contact"},
    "clusters:assign_verifier": {"pk": "score_verifier"},
    "clusters:own_sheet": {"pk": "season", "member": "cluster_member"},
    "clusters:sheet_paper": {"pk": "season", "member": "cluster_member"},
    "clusters:evidence": {"pk": "season", "member": "cluster_member"},
    "clusters:check": {"pk": "season", "group": "check_group"},
    "decisions:": {"pk": "decision"},
    "decisions:diploma": {"pk": "decision", "token": "token"},
    "lawbook:": {"adoption_id": "adoption", "confirmation_id": "confirmation"},
    "archive:": {"pk": "batch"},
    "archive:decide_match": {"pk": "batch_row"},
    "archive:undo_match": {"pk": "batch_row"},
    "archive:drop_row": {"pk": "batch_row"},
    "archive:take_up_row": {"pk": "batch_row"},
    "archive:mend_row": {"pk": "batch_row"},
    "archive:rerun": {"pk": "rerun"},
    "archive:judge_round": {"pk": "round"},
    "archive:roster": {"pk": "roster"},
    "archive:hold_hits": {"pk": "roster"},
    "archive:dismiss": {"pk": "hit"},
    "archive:take_up_hit": {"pk": "hit"},
    "nominations:": {"pk": "nomination"},
    "nominations:decide_unsure": {"pk": "row"},
    "nominations:undo_unsure": {"pk": "row"},
    "editorial_import": {"pk": "old_site"},
    "portal:certificate": {"token": "token"},
    "portal:decision": {"key": "decision"},
    "portal:decision_paper": {"key": "decision"},
    "portal:person": {"pk": "party"},
    "record:": {"party_id": "party", "hold_id": "hold"},
    "eligibility:": {"party_id": "party"},
    "rights:party": {"key": "party"},
    "rights:withdraw_consent": {"key": "party"},
    "record:strike": {"pk": "result"},
    "registry:": {"key": "unit"},
    "registry:add_signatory": {"key": "authority"},
    "registry:person": {"key": "person"},
    "registry:edit_person": {"key": "person"},
    "registry:choose_other": {"key": "person"},
    "registry:merge": {"key": "person", "other": "twin"},
    "registry:split": {"key": "person"},
    "registry:keep_apart": {"key": "likeness"},
    "registry:ask_again": {"key": "likeness"},
    "registry:undo_regrouping": {"key": "regrouping"},
}
BY_PATH = {
    "dot-xet": "round",
    "chua-de-nghi": "round",
    "danh-sach": "upload",
    "dong": "row",
    "de-nghi": "nomination",
    "to-trinh": "submission",
    "hoi-dong": "council",
    "cuoc-hop": "meeting",
    "quyet-dinh": "decision",
    "lay-y-kien": "docket",
    "lay-y-kien-nhan-dan": "docket",
    "y-kien": "comment",
    "guong-tot": "finding",
    "mau-phoi": "authority",
    "mau-rieng": "template",
    "phoi-bang": "blank",
    "cum-khoi": "cluster",
    "nam-thi-dua": "season",
    "bang-tieu-chi": "score_table",
    "yeu-cau-du-lieu": "data_request",
    "han-che": "restriction",
}
"""What an address of the work rooms names by its first word."""
WORDS = {
    "source": "de-nghi",
    "what": "result",
    "code": "CSTDCS",
    "award": "CSTDCS",
    "patch": "06-2026-qh16",
    "state": "bat",
    "kind": "pdf",
    "document": "quyet-dinh",
    "form": "pdf",
    "table": "yearresult",
    "slug": "theo-cap",
    "verb": "dang",
    "ordinal": "1",
    "path": "images/khong-co.webp",
    "criterion": "1",
}


def _addresses(patterns, prefix="", space=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        elif pattern.name and not f"{space}{pattern.name}".startswith(LIBRARY):
            yield f"{space}{pattern.name}", prefix + str(pattern.pattern), pattern


ADDRESSES = sorted(_addresses(get_resolver().url_patterns), key=lambda found: found[0])


def _path(name, route, pattern, things):
    sample = {}
    for parameter in pattern.pattern.converters or pattern.pattern.regex.groupindex:
        if parameter in WORDS:
            sample[parameter] = WORDS[parameter]
            continue
        room = THINGS.get(name) or THINGS.get(name.split(":")[0] + ":") or {}
        what = BY_PATH.get(route.split("/")[0]) if name not in THINGS else None
        what = what or room.get(parameter)
        assert what, f"{name} ({route}) has no sample for “{parameter}”: add it to this test"
        thing = getattr(things, what)
        sample[parameter] = thing if isinstance(thing, str) else thing.pk
    return reverse(name, kwargs=sample)


@pytest.mark.parametrize(("name", "route", "pattern"), ADDRESSES, ids=[found[0] for found in ADDRESSES])
def test_who_gets_in(name, route, pattern, world, users, client):
    allowed = getattr(pattern.callback, "allowed", None)
    assert allowed, f"{name} does not say who may open it"
    mine, other = _path(name, route, pattern, world.mine), _path(name, route, pattern, world.other)
    answer = client.get(mine)
    if allowed == "public":
        assert answer.status_code in (200, 302, 404)
        return
    assert answer.status_code == 302 and "/tai-khoan/login/" in answer["Location"], "a stranger is sent to sign in"
    assert client.post(mine).status_code == 302
    trail = AuditRow.objects.count()
    for role in Role:
        client.force_login(getattr(users, role.value))
        seen, sent = client.get(mine).status_code, None
        holds = allowed == "signed in" or role in TABLE[allowed]
        if not holds:
            sent = client.post(mine).status_code
            assert (seen, sent) == (403, 403), f"{role}: GET {seen}, POST {sent}"
        else:
            assert seen < 500 and seen != 403, f"{role}: GET {seen}"
        bound = role in (Role.UNIT_OFFICER, Role.UNIT_HEAD) and BY_PATH.get(route.split("/")[0]) != "round"
        if holds and bound and allowed != "signed in" and mine != other:
            away = {client.get(other).status_code, client.post(other).status_code}
            assert away <= {403, 404, 405} and away != {405}, f"{role} outside its unit: {away}"
    if allowed != "signed in":
        assert AuditRow.objects.count() == trail, "looking, and being refused, changes nothing"


def test_no_page_says_why_somebody_is_on_hold(world, users, client):
    """Neither the kind, nor the note, nor that it is an inspection: on no page of any role but two."""
    secrets = ("thanh_tra", "thanh tra", "đơn tố cáo", "tố cáo số 7")
    may = {Role.BOARD_HEAD, Role.INSPECTORATE}
    for role in set(Role) - may:
        client.force_login(getattr(users, role.value))
        for name, route, pattern in ADDRESSES:
            if name.startswith(("lawbook:", "accounts:")):
                continue  # the statutes speak of inspection, and a role is named after it
            answer = client.get(_path(name, route, pattern, world.mine))
            if answer.status_code == 200 and not answer.streaming and "text/html" in answer["Content-Type"]:
                page = answer.content.decode().split("<main")[-1].split("</main>")[0].lower()
                told = [secret for secret in secrets if secret in page]
                assert not told, f"{role} reads {told} at {name}"
