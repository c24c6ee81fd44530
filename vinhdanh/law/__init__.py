"""The law of emulation and commendation as dated data, and the judge that reads it. Pure: NumPy and PyYAML only."""

from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.doors import Door, door, vote_needed
from vinhdanh.law.endings import Ending, ending
from vinhdanh.law.in_force import Statutes, overlay_names, statutes
from vinhdanh.law.judging import Verdicts, explain_all, judge, judge_all, judge_by
from vinhdanh.law.names import LEVELS, AwardName, award_names
from vinhdanh.law.patching import Patch, as_if_confirmed, notice_for, patches
from vinhdanh.law.prizes import NoPrize, Prize, prize
from vinhdanh.law.publicity import CommentTerm, comment_terms
from vinhdanh.law.refreshing import refresh
from vinhdanh.law.selecting import Candidate, Choice, Rule, chosen, rule_for, select
from vinhdanh.law.table import FactsTable
from vinhdanh.law.terms import Dates
from vinhdanh.law.verdict import Verdict
from vinhdanh.law.wordings import Wording, WordingError, wording
from vinhdanh.law.workdays import add_working_days, is_working_day

__all__ = [
    "LEVELS",
    "AwardName",
    "Candidate",
    "Choice",
    "CommentTerm",
    "Dates",
    "Door",
    "Ending",
    "FactsTable",
    "NoPrize",
    "Outcome",
    "Patch",
    "Prize",
    "Rule",
    "Statutes",
    "Verdict",
    "Verdicts",
    "Wording",
    "WordingError",
    "add_working_days",
    "as_if_confirmed",
    "award_names",
    "chosen",
    "comment_terms",
    "door",
    "ending",
    "explain_all",
    "is_working_day",
    "judge",
    "judge_all",
    "judge_by",
    "notice_for",
    "overlay_names",
    "patches",
    "prize",
    "refresh",
    "rule_for",
    "select",
    "statutes",
    "vote_needed",
    "wording",
]
