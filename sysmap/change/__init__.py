"""What changed between two days: which ties formed, ended and stayed, who came and went."""

from sysmap.change import figures, meetings
from sysmap.change.difference import Difference, between

__all__ = ["Difference", "between", "figures", "meetings"]
