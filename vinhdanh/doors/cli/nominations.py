"""``nominations check``: read lists, name the faults cell by cell, judge each row. Needs no server."""

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from vinhdanh.crafts import sheets

from . import declared


@click.group(help="Danh sách đề nghị: đọc, soát, xét điều kiện.")
def nominations() -> None:
    pass


def _born(born: int | date | None) -> int | str | None:
    return born.isoformat() if isinstance(born, date) else born


def _row(row: sheets.ListRow, judged: declared.Judged) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "name": row.name,
        "born": _born(row.born),
        "unit": row.unit,
        "award": row.award,
        "authority": judged.authority,
        "problems": [asdict(problem) for problem in (*row.problems, *judged.problems)],
        "verdict": judged.verdict,
        "because": judged.because,
    }


def _answer(read: sheets.ReadList, on: date, year: int, judged: list[declared.Judged]) -> dict[str, Any]:
    rows = [_row(row, verdict) for row, verdict in zip(read.rows, judged, strict=True)]
    verdicts = [row["verdict"] for row in rows]
    return {
        "file": read.file,
        "on": on.isoformat(),
        "year": year,
        "rows": rows,
        "summary": {
            "rows": len(rows),
            "with_problems": sum(bool(row["problems"]) for row in rows),
            **{outcome: verdicts.count(outcome) for outcome in ("met", "not_met", "unknown")},
        },
    }


VERDICT_WORDS = {"met": "đủ điều kiện", "not_met": "còn thiếu", "unknown": "cần bổ sung thông tin", None: "chưa xét"}


def _tell(answer: dict[str, Any], notice: str | None) -> None:
    summary = answer["summary"]
    click.echo(
        f"{answer['file']}: {summary['rows']} dòng, {summary['with_problems']} dòng cần sửa; "
        f"đủ điều kiện {summary['met']}, còn thiếu {summary['not_met']}, cần bổ sung {summary['unknown']}"
        f" (theo luật ngày {answer['on']}, năm xét {answer['year']})"
    )
    if notice:
        click.echo(f"  Lưu ý: {notice}")
    for row in answer["rows"]:
        for problem in row["problems"]:
            click.echo(f"  {row['sheet']} dòng {row['row']}: {problem['message']}")
        if row["verdict"] != "met":
            click.echo(f"  {row['sheet']} dòng {row['row']}: {row['name'] or '?'}: {VERDICT_WORDS[row['verdict']]}")


def _annotate(file: Path, read: sheets.ReadList, answer: dict[str, Any], out: Path, notice: str | None) -> None:
    words = {
        (row["sheet"], row["row"], row["award"]): VERDICT_WORDS[row["verdict"]].capitalize() for row in answer["rows"]
    }
    out.write_bytes(sheets.annotate(file.read_bytes(), read, words, notice=notice))


@nominations.command(help="Đọc và xét từng dòng của danh sách (xlsx, xls, docx, csv).")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày áp dụng luật; mặc định: ngày của danh sách.")
@click.option("--year", type=int, help="Năm cuối được xét; mặc định theo tiêu đề danh sách.")
@click.option("--json", "as_json", is_flag=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Ghi lại bảng tính có cột kết quả.")
@click.option("--without-registry", is_flag=True, help="Chỉ dựa vào chính danh sách, không dùng cơ sở dữ liệu.")
def check(
    files: tuple[Path, ...], on: Any, year: int | None, as_json: bool, out: Path | None, without_registry: bool
) -> None:
    failed = False
    judge = declared.by_list_alone if without_registry else declared.by_registry
    for file in files:
        try:
            read = sheets.read_list(file, file.name, today=declared.today())
        except sheets.UnreadableListError as wrong:
            click.echo(f"{file}: {wrong.message}", err=True)
            failed = True
            continue
        day = on.date() if on else read.on or declared.today()
        last = year or read.year or day.year
        answer = _answer(read, day, last, judge(read, on=day, year=last))
        notice = declared.notice(day, alone=without_registry)
        if as_json:
            click.echo(json.dumps(answer, ensure_ascii=False))
        else:
            _tell(answer, notice)
        if out:
            _annotate(file, read, answer, out, notice)
    sys.exit(2 if failed else 0)
