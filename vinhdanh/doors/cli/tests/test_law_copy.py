"""Somebody who knows the law and no Python changes a copy of it: what went wrong is said with file, line and remedy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vinhdanh.law.folder import PACKAGE

PEOPLE = "statutes/luat-2022/danh-hieu-ca-nhan.yaml"
FORMS = "statutes/luat-2022/bang-khen-giay-khen.yaml"
ABROAD = "overlays/bo-ngoai-giao/01-2024.yaml"


@pytest.fixture
def copy(tmp_path):
    """A copy of the law's data without its programs."""
    for folder in ("statutes", "overlays", "patches", "catalogue"):
        shutil.copytree(PACKAGE / folder, tmp_path / folder)
    return tmp_path


def change(copy: Path, file: str, before: str, after: str) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert before in text
    (copy / file).write_text(text.replace(before, after, 1), encoding="utf-8")


def run(copy: Path, *words: str) -> subprocess.CompletedProcess:
    program = [sys.executable, "-c", "from vinhdanh.doors.cli.main import main; main()"]
    environment = {**os.environ, "VINHDANH_LAW": str(copy)}
    return subprocess.run([*program, "law", *words], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        (PEOPLE, "    subjects: [person]\n    route", "    subject: [person]\n    route", "dòng 19, Đ24.1: trường lạ"),
        (PEOPLE, "from: 2024-01-01", "from: 2025-01-01", "LDTT: không có quy định nào cho cá nhân"),
        (PEOPLE, "id: Đ24.3", "id: Đ24.1", "hai bản cùng hiệu lực ngày 01/01/2024 (bản kia:"),
        (ABROAD, '#hoc-tap-dai-han"', '#hoc-tap"', "có phải là “06/2022/QH15 Đ24.4#hoc-tap-dai-han”?"),
        (PEOPLE, "from: 2024-01-01", "from: 01/01/2024", "dòng 4, đầu tệp: “01/01/2024” không phải ngày: viết năm"),
        (PEOPLE, "from: 2024-01-01", "from: 2024-02-30", "dòng 4: có ngày không có trong lịch"),
        (PEOPLE, "confidence: high", "confidence: cao", "dòng 8, đầu tệp: confidence là high (đã kiểm chứng)"),
        (PEOPLE, "- result: tot\n", "- reslt: tot\n", "không có điều kiện “reslt” (có phải là “result”?)"),
        (FORMS, "years: 2", "years: hai", "Đ74.1.d: cần số nguyên dương, đang là “hai”"),
        (PEOPLE, "id: Đ24.2", "id: Dieu 24.2", "viết Đ rồi số điều, khoản, điểm"),
        (PEOPLE, "meets: LDTT", "meets: LDT", "mã “LDT” không có trong danh mục (có phải là “LDTT”?)"),
        (PEOPLE, "    award: CSTT", "\taward: CSTT", "có ký tự tab"),
    ],
)  # fmt: skip
def test_what_was_done_wrong_is_said(copy, file, before, after, said):
    change(copy, file, before, after)
    answer = run(copy, "lint")
    assert answer.returncode == 1 and said in answer.stdout, answer.stdout + answer.stderr
    assert answer.stdout.count("Lỗi:") < 10 and "Traceback" not in answer.stderr


def test_a_sound_change_is_read_back_in_words(copy):
    change(copy, FORMS, "years: 2", "years: 4")
    assert run(copy, "lint").returncode == 0
    assert "ít nhất 04" in run(copy, "show", "BKT", "--on", "2026-01-01").stdout


def test_a_broken_copy_shows_no_program(copy):
    change(copy, PEOPLE, "confidence: high", "confidence: cao")
    answer = run(copy, "show", "BKT")
    assert answer.returncode == 2 and "confidence là" in answer.stderr and "Traceback" not in answer.stderr


def test_the_folder_is_named_on_the_command_line(copy, tmp_path):
    program = Path(sys.executable).parent / "vinhdanh"
    change(copy, FORMS, "years: 2", "years: 4")
    words = [program, "law", "--folder", str(copy), "show", "BKT", "--on", "2026-01-01"]
    assert "ít nhất 04" in subprocess.run(words, capture_output=True, text=True, check=True).stdout
    wrong = subprocess.run([program, "law", "--folder", str(copy / "patches"), "lint"], capture_output=True, text=True)
    assert wrong.returncode == 2 and "không có thư mục statutes" in wrong.stderr
