"""``vinhdanh law …``: ask the statutes from the command line."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from vinhdanh.law.fields import ProvisionError
from vinhdanh.law.names import SUBJECTS, award_names

from .law_whatif import whatif

_DECIDES = {
    "chu_tich_nuoc": "Chủ tịch nước",
    "thu_tuong": "Thủ tướng Chính phủ",
    "bo_truong": "Bộ trưởng",
    "chu_tich_tinh": "Chủ tịch Ủy ban nhân dân tỉnh",
    "thu_truong": "Thủ trưởng cơ quan, đơn vị",
    "chu_tich_xa": "Chủ tịch Ủy ban nhân dân xã",
    "chu_tich_huyen": "Chủ tịch Ủy ban nhân dân huyện",
    "giam_doc_doanh_nghiep": "Giám đốc doanh nghiệp",
    "chu_tich_hdqt": "Chủ tịch Hội đồng quản trị",
    "bo_quoc_phong": "theo quy định của Bộ Quốc phòng",
    "bo_cong_an": "theo quy định của Bộ Công an",
}
_OUTCOMES = {"met": "Đủ điều kiện", "not_met": "Chưa đủ điều kiện", "unknown": "Cần bổ sung thông tin"}
_as_json = click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
_CONFIDENCE = {"high": "đã kiểm chứng", "medium": "kiểm chứng gián tiếp", "low": "chưa kiểm chứng"}
_ONLY_HOLES = "chưa có văn bản kiểm chứng"
_overlay = click.option("--overlay", "overlays", multiple=True, help="Quy định riêng của bộ, tỉnh (lặp lại được).")


def _day(_context: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.UsageError(f"“{value}” không phải ngày dạng năm-tháng-ngày") from None


def _patches(_context: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from vinhdanh.law.patching import patches

    for name in value:
        if name not in patches():
            raise click.UsageError(f"không có luật chưa kiểm chứng “{name}”; có {', '.join(patches())}")
    return value


def _code(_context: click.Context, _param: click.Parameter, value: str) -> str:
    for code in value.split("+"):
        if code not in award_names():
            raise click.UsageError(f"mã “{code}” không có trong danh mục; xem “law list”")
    return value


_reported = click.option(
    "--patch", "reported", multiple=True, callback=_patches, help="Luật được nêu mà chưa kiểm chứng, coi như áp dụng."
)
_on = click.option("--on", callback=_day, help="Ngày áp dụng pháp luật (năm-tháng-ngày); không ghi: hôm nay.")
_on_required = click.option("--on", callback=_day, required=True, help="Ngày áp dụng pháp luật (năm-tháng-ngày).")
_subject = click.option("--subject", type=click.Choice(SUBJECTS), required=True, help="Đối tượng.")


class _Asking(click.Group):
    """Statutes that are not in order are a fault of theirs, told in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProvisionError as problem:
            raise click.UsageError(f"{problem}\nChạy “law lint” để xem mọi lỗi của dữ liệu pháp luật.") from None


@click.group(cls=_Asking)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Dùng bản sao của thư mục vinhdanh/law thay cho bản của hệ thống.",
)
def law(folder: Path | None) -> None:
    """Pháp luật thi đua, khen thưởng: xét, tra cứu, đối chiếu."""
    if folder is None or os.environ.get("VINHDANH_LAW") == str(folder.resolve()):
        return
    if not (folder / "statutes").is_dir():
        raise click.UsageError(f"{folder} không phải bản sao của vinhdanh/law: không có thư mục statutes")
    # the statutes are read where the program begins, so it begins anew
    os.environ["VINHDANH_LAW"] = str(folder.resolve())
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - our own program, no shell


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _print(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False))


def _today(on: date | None) -> date:
    return on or date.today()


@law.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_as_json
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Trả lời các tình huống, mỗi tình huống một dòng."""
    from vinhdanh.law.cases import CaseError, answer, read_cases

    failed = False
    for file in files:
        try:
            answers = [answer(raw) for raw in read_cases(file)]
        except CaseError as problem:
            answers = [{"id": file.stem, "error": str(problem)}]
        for found in answers:
            failed |= "error" in found
            for warning in found.get("warnings", ()):
                click.echo(f"{found['id']}: {warning}", err=True)
            if as_json:
                _print(found)
            else:
                click.echo(_answer_line(found))
    sys.exit(2 if failed else 0)


def _answer_line(found: dict[str, Any]) -> str:
    if "error" in found:
        return f"{found['id']}: lỗi: {found['error']}"
    if found.get("verdict"):
        said = found.get("sentence") or _OUTCOMES[found["verdict"]]
    elif found.get("amount_vnd") is not None:
        said = f"{_dots(found['amount_vnd'])} đồng"
    elif found.get("decides"):
        said = _DECIDES[found["decides"]]
    else:
        need = found.get("min_agree") or found.get("min_present")
        said = f"cần ít nhất {need} người" if need else "chưa có quy định"
    refs = [step["ref"] for step in found.get("because", []) if step.get("ref")]
    return f"{found['id']}: {said}" + (f" [{refs[0]}]" if refs else "")


@law.command("list")
@_on
@_overlay
@_as_json
def list_awards(on: date | None, overlays: tuple[str, ...], as_json: bool) -> None:
    """Các danh hiệu, hình thức khen thưởng."""
    from vinhdanh.law.doors import door
    from vinhdanh.law.in_force import statutes

    day = _today(on)
    rows = []
    for award in statutes(day, overlays).awards():
        subject = next((s for s in award.subjects if s in SUBJECTS), "person")
        rows.append(
            {
                "code": award.code,
                "name": award.name,
                "kind": award.kind,
                "subjects": list(award.subjects),
                "decides": door(award.code, subject=subject, on=day, overlays=overlays).decides,
                "refs": list(award.refs),
                "confidence": award.confidence,
            }
        )
    if as_json:
        _print(rows)
        return
    for row in rows:
        click.echo(f"{row['code']:9} {row['name']}: {_DECIDES.get(row['decides'] or '', 'chưa rõ')} quyết định")
        sure = _CONFIDENCE.get(row["confidence"] or "", _ONLY_HOLES)
        click.echo(f"{'':9} {', '.join(row['refs'])} ({sure})")


@law.command()
@click.argument("code", callback=_code)
@_on
@_overlay
@_reported
@_as_json
def show(code: str, on: date | None, overlays: tuple[str, ...], reported: tuple[str, ...], as_json: bool) -> None:
    """Tiêu chuẩn của một danh hiệu, hình thức."""
    from vinhdanh.law.in_force import statutes
    from vinhdanh.law.patching import notice_for

    day = _today(on)
    found = statutes(day, overlays, reported)
    paths = [
        {
            "ref": path.provision.id,
            "route": path.route,
            "subjects": list(path.provision.subjects),
            "confidence": path.provision.confidence if path.provision.kind == "path" else "absent",
            "conditions": path.sentences() or [path.provision.text],
        }
        for path in found.paths(code)
    ]
    if as_json:
        _print({"code": code, "paths": paths})
        return
    click.echo(f"{award_names()[code].name} ({code})")
    if notice := notice_for(day, reported):
        click.echo(f"Lưu ý: {notice}")
    for path in found.paths(code):
        sure = _CONFIDENCE[path.provision.confidence] if path.provision.kind == "path" else _ONLY_HOLES
        click.echo(f"- {path.provision.id} ({sure}): {path.provision.text}")
        for line in (line for outline in path.outlines() for line in outline.lines("    ")):
            click.echo(line)


@law.command()
@click.argument("before", callback=_day)
@click.argument("after", callback=_day)
@_overlay
@_reported
@_as_json
def diff(before: date, after: date, overlays: tuple[str, ...], reported: tuple[str, ...], as_json: bool) -> None:
    """Khác nhau giữa pháp luật của hai ngày."""
    from vinhdanh.law.compare import diff as compare

    changes = [change.to_dict() for change in compare(before, after, overlays, reported)]
    if as_json:
        _print(changes)
        return
    words = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
    for change in changes:
        click.echo(f"{change['code']} {words[change['change']]} {change['ref']}")
        for sign, said in (("-", change["before"]), ("+", change["after"])):
            if said:
                click.echo(f"    {sign} {said}")


law.add_command(whatif)


@law.command()
@click.argument("codes", metavar="CODE[+CODE]", callback=_code)
@_subject
@click.option("--decided-by", help="Người quyết định (chu_tich_xa, thu_truong, …).")
@_on_required
@_as_json
def prize(codes: str, subject: str, decided_by: str | None, on: date, as_json: bool) -> None:
    """Tiền thưởng theo ngày ký quyết định."""
    from vinhdanh.crafts.viet.money import in_words
    from vinhdanh.law.prizes import NoPrize
    from vinhdanh.law.prizes import prize as compute

    try:
        found = compute(codes, subject=subject, on=on, decided_by=decided_by)
    except NoPrize as problem:
        raise click.UsageError(str(problem)) from None
    words = in_words(found.amount_vnd)
    if as_json:
        _print(
            {
                "amount_vnd": found.amount_vnd,
                "unrounded_vnd": found.unrounded_vnd,
                "ref": found.ref,
                "words": words,
                "refs": list(found.refs),
                "text": found.text,
            }
        )
        return
    click.echo(f"{found.text}\nTổng: {_dots(found.amount_vnd)} đồng ({words}) [{found.ref}]")


@law.command()
@click.argument("code", callback=_code)
@_subject
@click.option("--unit-kind", help="Loại đơn vị: xa, so, doanh_nghiep, phong_thuoc_so, …")
@_on_required
@_overlay
@_as_json
def door(code: str, subject: str, unit_kind: str | None, on: date, overlays: tuple[str, ...], as_json: bool) -> None:
    """Ai quyết định, trình qua đâu, hồ sơ, thời hạn, tỷ lệ phiếu."""
    from vinhdanh.law.doors import door as find_door

    found = find_door(code, subject=subject, on=on, unit_kind=unit_kind, overlays=overlays)
    if as_json:
        _print(found.to_dict())
        return
    click.echo(f"Quyết định: {_DECIDES.get(found.decides or '', 'chưa rõ')} [{', '.join(found.refs)}]")
    for paper in found.papers:
        click.echo(f"Hồ sơ: {paper['text']} [{paper['ref']}]")
    for opinion in found.opinions:
        click.echo(f"Ý kiến: {opinion['text']} [{opinion['ref']}]")
    for term in found.deadlines:
        click.echo(f"Thời hạn: {term['step']}: {term['text']} [{term['ref']}]")
    if found.vote:
        click.echo(f"Phiếu: {found.vote['text']} [{found.vote['ref']}]")
    if found.path_text:
        click.echo(f"Đường đi: {found.path_text} [{found.path_ref}]")


@law.command()
@click.argument("file", type=click.Path(path_type=Path))
@_as_json
def roadmap(file: Path, as_json: bool) -> None:
    """Sớm nhất khi nào, còn thiếu gì."""
    from vinhdanh.law.cases import CaseError, read_case, read_cases
    from vinhdanh.law.entries import FactsError
    from vinhdanh.law.roadmap import ASSUMPTION
    from vinhdanh.law.roadmap import roadmap as plan

    try:
        points = [point.to_dict() for point in plan(read_case(read_cases(file)[0]))]
    except (CaseError, FactsError) as problem:
        raise click.UsageError(str(problem)) from None
    if as_json:
        _print(points)
        return
    click.echo(ASSUMPTION)
    for point in points:
        when = point["earliest"] or "chưa thấy trong 15 năm tới"
        click.echo(f"{award_names()[point['award']].name}: {when}")
        for missing in point["missing"][:3]:
            click.echo(f"    còn thiếu: {missing['text']} [{missing['ref']}]")


@law.command()
@_as_json
def lint(as_json: bool) -> None:
    """Dữ liệu pháp luật có lành lặn không; liệt kê chỗ còn trống."""
    from vinhdanh.law.lint import lint as run

    found = run()
    if as_json:
        _print({"sound": found.sound, "errors": found.errors, "holes": found.holes, "low": found.notes})
    else:
        for error in found.errors:
            click.echo(f"Lỗi: {error}")
        for hole in found.holes:
            click.echo(f"Còn trống: {hole}")
        for note in found.notes:
            click.echo(f"Chưa kiểm chứng: {note}")
        click.echo("Dữ liệu pháp luật dùng được." if found.sound else f"Có {len(found.errors)} lỗi, chưa dùng được.")
    sys.exit(0 if found.sound else 1)
