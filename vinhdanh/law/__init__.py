"""The law of emulation and commendation as dated data, and the judge that reads it. Pure: NumPy and PyYAML only."""

from vinhdanh.law.conditions.base import Outcome
from vinhdanh.law.judge import Verdicts, judge, judge_all, judge_by
from vinhdanh.law.names import AwardName, award_names
from vinhdanh.law.statutes import Statutes, statutes
from vinhdanh.law.table import FactsTable
from vinhdanh.law.verdict import Verdict
from vinhdanh.law.workdays import add_working_days, is_working_day

__all__ = [
    "AwardName",
    "FactsTable",
    "Outcome",
    "Statutes",
    "Verdict",
    "Verdicts",
    "add_working_days",
    "award_names",
    "is_working_day",
    "judge",
    "judge_all",
    "judge_by",
    "statutes",
]
