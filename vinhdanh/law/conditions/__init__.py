"""The closed vocabulary of conditions. Each is defined once, with its Vietnamese sentence; YAML only has parameters."""

from vinhdanh.law.conditions.base import All, Any, Condition, Hearing
from vinhdanh.law.conditions.reading import parse_condition
from vinhdanh.law.conditions.trace import Outcome, Trace

__all__ = ["All", "Any", "Condition", "Hearing", "Outcome", "Trace", "parse_condition"]
