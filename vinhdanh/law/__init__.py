"""The law of emulation and commendation as dated data, and the judge that reads it. Pure: NumPy and PyYAML only."""

from vinhdanh.law.names import AwardName, award_names

__all__ = ["AwardName", "award_names"]
