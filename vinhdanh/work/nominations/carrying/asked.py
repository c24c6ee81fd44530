"""The round itself: its lists with their rows, its submissions, its nominations."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_datetime

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office import files, vault
from vinhdanh.ground.office.errors import Refused
from vinhdanh.law import award_names

from ..models import Nomination, Round, Row, Submission, Upload
from ..workflow import NominationState, SubmissionState, UploadState
from .items import Data, Item, Kind
from .people import day_of, iso

N, S = NominationState, SubmissionState
_WITH_COUNCIL = {N.AGENDA: N.RECEIVED, N.PASSED: N.RECEIVED}
_SUBMITTED_TO_COUNCIL = {S.COUNCIL: S.RECEIVED}
_SETTLED_HERE = (N.AGENDA, N.PASSED, N.DECIDED)


def _instant(text: str | None):
    return parse_datetime(text) if text else None


class Rounds(Kind):
    name, label, model = "round", "Đợt xét", Round
    changing = ("name", "on", "year", "calendar", "opens", "closes", "closed")

    def of_round(self) -> Iterable[Round]:
        return [self.world.round]

    def image(self, thing: Round) -> dict[str, Any]:
        return {
            "name": thing.name, "year": thing.year, "on": iso(thing.on), "calendar": thing.calendar,
            "opens": iso(thing.opens), "closes": iso(thing.closes), "closed": thing.closed,
            "invited": sorted(self.world.uid("unit", key) for key in thing.invited.values_list("pk", flat=True)),
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return data["name"]

    def found(self, item: Item) -> list[int]:
        same = Round.objects.filter(name=item.data["name"], year=item.data["year"])
        return list(same.values_list("pk", flat=True))

    def barred(self, thing: Round, item: Item) -> str:
        data = item.data
        other = (iso(thing.on), thing.year, thing.calendar) != (data["on"], data["year"], data["calendar"])
        if other and thing.nominations.exists():
            return "đợt đã có hồ sơ được xét theo ngày áp dụng pháp luật và năm đã định"
        taken = Round.objects.filter(name=data["name"], year=data["year"]).exclude(pk=thing.pk).exists()
        return "đã có đợt xét khác cùng tên, cùng năm" if taken else ""

    def built(self, item: Item) -> Round:
        data = {name: value for name, value in item.data.items() if name != "invited"}
        return Round(**data | {name: day_of(data[name]) for name in ("on", "opens", "closes")})

    def add(self, items: Sequence[Item]) -> list[Round]:
        made = super().add(items)
        for round, item in zip(made, items, strict=True):
            self._invite(round, item)
        return made

    def change(self, thing: Round, item: Item) -> None:
        super().change(thing, item)
        self._invite(thing, item)

    def _invite(self, round: Round, item: Item) -> None:
        keys = [self.world.key("unit", uid) for uid in item.data["invited"]]
        round.invited.set([key for key in keys if key])

    def settled(self, items: Sequence[Item]) -> list[str]:
        key = self.world.key(self.name, items[0].uid) if items else None
        if key is None:
            raise Refused("Tệp không có đợt xét nào; hãy xuất lại từ máy kia.", code="strange")
        self.world.round = Round.objects.get(pk=key)
        return []


class Uploads(Kind):
    name, label, model = "upload", "Danh sách đơn vị gửi", Upload
    changing = ("state", "reading")

    def of_round(self) -> Iterable[Upload]:
        return Upload.objects.filter(round=self.world.round).select_related("file", "sent_by").order_by("pk")

    def loaded(self, keys: Iterable[int]) -> dict[int, Upload]:
        return Upload.objects.select_related("file", "sent_by").in_bulk(list(keys))

    def image(self, thing: Upload) -> dict[str, Any]:
        file = thing.file
        return {
            "unit": self.world.uid("unit", thing.unit_id), "sent_at": thing.sent_at.isoformat(), "state": thing.state,
            "reading": thing.reading, "file": file.sha256, "name": file.name, "media_type": file.media_type,
        }  # fmt: skip

    def aside(self, thing: Upload) -> dict[str, Any]:
        return {"sent_by": thing.sent_by.get_username()}

    def called(self, data: Data) -> str:
        return data["name"]

    def found(self, item: Item) -> list[int]:
        unit = self.world.key("unit", item.data["unit"])
        same = Upload.objects.filter(round=self.world.round, unit=unit, file__sha256=item.data["file"])
        return list(same.exclude(state=UploadState.WITHDRAWN).values_list("pk", flat=True))

    def missing(self, item: Item) -> str:
        if self.world.key("unit", item.data["unit"]) is None:
            return "đơn vị gửi không nhận được"
        return "" if item.data["file"] in self.world.files else "tệp danh sách không nằm trong tệp đợt xét"

    @cached_property
    def _users(self) -> dict[str, int]:
        return dict(User.objects.values_list("username", "pk"))

    def _sender(self, item: Item) -> int:
        """The same user here; else who brings the file in; else, for the command line, the first user there is."""
        own = self.world.by.id if self.world.by.kind == "user" else None
        found = self._users.get(item.aside.get("sent_by", "")) or own or next(iter(self._users.values()), None)
        if found is None:
            raise Refused("Máy này chưa có tài khoản nào; hãy thiết lập lần đầu rồi nhận tệp.", code="no_user")
        return found

    def built(self, item: Item) -> Upload:
        data, world = item.data, self.world
        file = files.keep(world.files[data["file"]], name=data["name"], media_type=data["media_type"], at=world.at)
        return Upload(
            round=world.round, unit_id=world.key("unit", data["unit"]), file=file, sent_by_id=self._sender(item),
            sent_at=_instant(data["sent_at"]), state=data["state"], reading=data["reading"],
        )  # fmt: skip

    def change(self, thing: Upload, item: Item) -> None:
        if thing.reading != item.data["reading"]:
            self.world.reread.add(thing.pk)
        super().change(thing, item)


class Rows(Kind):
    """Rows keep their place in their list as their name: a list that was read again has the same rows, changed."""

    name, label, model, fixed = "row", "Dòng của danh sách", Row, True
    changing = ("sheet", "number", "award", "name", "data", "problems", "match", "candidates", "party_id", "dropped")

    def of_round(self) -> Iterable[Row]:
        return Row.objects.filter(upload__round=self.world.round).order_by("upload", "ordinal")

    def new_uid(self, thing: Row) -> str:
        return f"{self.world.uid('upload', thing.upload_id)}/{thing.ordinal}"

    def image(self, thing: Row) -> dict[str, Any]:
        world = self.world
        data = {name: value for name, value in thing.data.items() if name not in ("identity", "identity_hash")}
        if sealed := thing.data.get("identity"):
            data["identity_number"] = vault.open_sealed(sealed.encode("ascii"))
        data["home"] = world.uid("unit", thing.data.get("home"))
        return {
            "upload": world.uid("upload", thing.upload_id), "ordinal": thing.ordinal, "sheet": thing.sheet,
            "number": thing.number, "award": thing.award, "name": thing.name, "data": data, "match": thing.match,
            "problems": thing.problems, "party": world.party_uid(thing.party_id), "dropped": thing.dropped,
            "candidates": [each | {"party": world.party_uid(each["party"])} for each in thing.candidates],
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return f"{data['name'] or 'dòng không tên'} (dòng {data['number']}, {data['sheet']})"

    @cached_property
    def _here(self) -> dict[tuple[int, int], int]:
        rows = Row.objects.filter(upload__round=self.world.round).values_list("upload", "ordinal", "pk")
        return {(upload, ordinal): key for upload, ordinal, key in rows}

    def found(self, item: Item) -> list[int]:
        here = self._here.get((self.world.key("upload", item.data["upload"]), item.data["ordinal"]))
        return [here] if here else []

    def missing(self, item: Item) -> str:
        if self.world.key("upload", item.data["upload"]) is None:
            return "danh sách không nhận được"
        party = item.data["party"]
        return "người được ghép không nhận được" if party and self.world.party_key(party) is None else ""

    def barred(self, thing: Row, item: Item) -> str:
        if Nomination.objects.filter(row=thing).exclude(state=N.WITHDRAWN).exists():
            same = thing.party_id == self.world.party_key(item.data["party"]) and thing.award == item.data["award"]
            return "" if same else "dòng đã thành hồ sơ ở máy này"
        return self.missing(item)

    def built(self, item: Item) -> Row:
        world, said = self.world, item.data
        data = {name: value for name, value in said["data"].items() if name != "identity_number"}
        if number := said["data"].get("identity_number"):
            data |= {"identity": vault.seal(number).decode("ascii"), "identity_hash": vault.search_hash(number)}
        data["home"] = world.key("unit", said["data"].get("home"))
        candidates = [each | {"party": world.party_key(each["party"])} for each in said["candidates"]]
        return Row(
            upload_id=world.key("upload", said["upload"]), ordinal=said["ordinal"], sheet=said["sheet"],
            number=said["number"], award=said["award"], name=said["name"], data=data, problems=said["problems"],
            match=said["match"], candidates=[each for each in candidates if each["party"]],
            party_id=world.party_key(said["party"]), dropped=said["dropped"],
        )  # fmt: skip

    def settled(self, items: Sequence[Item]) -> list[str]:
        """Rows that a list no longer has, since it was read again there, go here too."""
        named = {(self.world.key("upload", item.data["upload"]), item.data["ordinal"]) for item in items}
        over = [key for place, key in self._here.items() if place[0] in self.world.reread and place not in named]
        gone, _ = Row.objects.filter(pk__in=over, nomination=None).delete()
        return [f"Bỏ {gone} dòng mà danh sách đọc lại ở máy kia không còn."] if gone else []


class Submissions(Kind):
    name, label, model = "submission", "Tờ trình", Submission
    changing = ("state", "number", "submitted_at", "received_at", "return_reason")

    def of_round(self) -> Iterable[Submission]:
        return Submission.objects.filter(round=self.world.round).order_by("pk")

    def image(self, thing: Submission) -> dict[str, Any]:
        return {
            "unit": self.world.uid("unit", thing.unit_id), "state": _SUBMITTED_TO_COUNCIL.get(thing.state, thing.state),
            "authority": self.world.uid("authority", thing.authority_id), "number": thing.number,
            "submitted_at": thing.submitted_at and thing.submitted_at.isoformat(),
            "received_at": thing.received_at and thing.received_at.isoformat(), "return_reason": thing.return_reason,
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return f"Tờ trình {data['number']}" if data["number"] else "Tờ trình đang lập"

    def found(self, item: Item) -> list[int]:
        """One is being drawn up for each way: that one it is."""
        world, data = self.world, item.data
        if data["state"] != S.DRAFT:
            return []
        way = {"unit": world.key("unit", data["unit"]), "authority": world.key("authority", data["authority"])}
        same = Submission.objects.filter(round=world.round, state=S.DRAFT, **way)
        return list(same.values_list("pk", flat=True))

    def missing(self, item: Item) -> str:
        both = self.world.key("unit", item.data["unit"]), self.world.key("authority", item.data["authority"])
        return "" if all(both) else "đơn vị trình hoặc nơi nhận không nhận được"

    def barred(self, thing: Submission, item: Item) -> str:
        return "Hội đồng ở máy này đang xem xét hoặc đã xong" if thing.state in (S.COUNCIL, S.DECIDED) else ""

    def built(self, item: Item) -> Submission:
        world, data = self.world, item.data
        return Submission(
            round=world.round, unit_id=world.key("unit", data["unit"]), state=data["state"], number=data["number"],
            authority_id=world.key("authority", data["authority"]), submitted_at=_instant(data["submitted_at"]),
            received_at=_instant(data["received_at"]), return_reason=data["return_reason"],
        )  # fmt: skip


class Nominations(Kind):
    """Verdicts go along for whoever only reads; compared are what people wrote and did."""

    name, label, model = "nomination", "Hồ sơ đề nghị", Nomination
    changing = (
        "authority_id", "submission_id", "row_id", "state", "return_reason", "position", "workplace", "achievement",
        "asked", "chosen", "chosen_reason",
    )  # fmt: skip
    _WRITTEN = ("return_reason", "position", "workplace", "achievement", "asked", "chosen", "chosen_reason")
    _JUDGED = (
        "outcome", "on_hold", "verdict", "verdict_digest", "statutes", "rests_on_expected", "rests_on_provisional",
    )  # fmt: skip

    def of_round(self) -> Iterable[Nomination]:
        return Nomination.objects.filter(round=self.world.round).order_by("pk")

    def image(self, thing: Nomination) -> dict[str, Any]:
        world = self.world
        return {name: getattr(thing, name) for name in self._WRITTEN} | {
            "party": world.party_uid(thing.party_id), "award": thing.award, "unit": world.uid("unit", thing.unit_id),
            "authority": world.uid("authority", thing.authority_id), "row": world.uid("row", thing.row_id),
            "submission": world.uid("submission", thing.submission_id),
            "state": _WITH_COUNCIL.get(thing.state, thing.state),
        }  # fmt: skip

    def aside(self, thing: Nomination) -> dict[str, Any]:
        judged = {name: getattr(thing, name) for name in self._JUDGED}
        name = self.world.name_of_party(thing.party_id)
        return judged | {"judged_at": thing.judged_at and thing.judged_at.isoformat(), "name": name}

    def called(self, data: Data) -> str:
        key = self.world.party_key(data["party"])
        who = self.world.name_of_party(key) if key else "người chưa nhận được"
        return f"{who}: {award_names()[data['award']].name}"

    def found(self, item: Item) -> list[int]:
        party = self.world.party_key(item.data["party"])
        same = Nomination.objects.filter(round=self.world.round, party=party, award=item.data["award"])
        live = item.data["state"] != N.WITHDRAWN
        return list(same.exclude(state=N.WITHDRAWN).values_list("pk", flat=True)) if party and live else []

    def missing(self, item: Item) -> str:
        world, data = self.world, item.data
        if world.party_key(data["party"]) is None:
            return "không biết là của ai"
        return "" if world.key("unit", data["unit"]) else "đơn vị trình không nhận được"

    def barred(self, thing: Nomination, item: Item) -> str:
        if thing.state in _SETTLED_HERE or (thing.state == N.FAILED and thing.chosen is not False):
            return f"ở máy này hồ sơ đã {thing.get_state_display().lower()}"
        if self.world.party_key(item.data["party"]) != thing.party_id:
            return "ở máy này hồ sơ là của người khác"
        if item.data["state"] != N.WITHDRAWN and thing.state == N.WITHDRAWN and self.found(item):
            return "ở máy này đã có hồ sơ khác cùng đề nghị"
        return ""

    def built(self, item: Item) -> Nomination:
        world, data = self.world, item.data
        judged = {name: item.aside[name] for name in self._JUDGED}
        return Nomination(
            round=world.round, party_id=world.party_key(data["party"]), award=data["award"], state=data["state"],
            unit_id=world.key("unit", data["unit"]), authority_id=world.key("authority", data["authority"]),
            submission_id=world.key("submission", data["submission"]), row_id=world.key("row", data["row"]),
            judged_at=_instant(item.aside["judged_at"]), **{name: data[name] for name in self._WRITTEN}, **judged,
        )  # fmt: skip

    def add(self, items: Sequence[Item]) -> list[Nomination]:
        if not self.world.new_round:
            self.world.touched |= {self.world.party_key(item.data["party"]) for item in items}
        return super().add(items)

    def change(self, thing: Nomination, item: Item) -> None:
        self.world.touched.add(thing.party_id)
        super().change(thing, item)
