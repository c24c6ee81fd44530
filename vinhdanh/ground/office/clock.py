"""The one clock. Nothing else in the house asks the machine what day it is.

``VINHDANH_TODAY=2025-07-20`` moves it, for the demo and for tests: the day is that day, the hour stays the real one.
"""

import os
from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, in the office's time zone."""
    real = timezone.localtime()
    if moved := os.environ.get("VINHDANH_TODAY"):
        day = date.fromisoformat(moved)
        return real.replace(year=day.year, month=day.month, day=day.day)
    return real


def today() -> date:
    return now().date()
