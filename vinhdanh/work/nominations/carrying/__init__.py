"""A round as one file: taken to another machine, worked on there, and brought back; nothing is overwritten silently."""

from .bringing import Bringing, bring
from .packet import Packet, described, unpack
from .report import Line, Report
from .taking import take_out

__all__ = ["Bringing", "Line", "Packet", "Report", "bring", "described", "take_out", "unpack"]
