"""How records come in: the one room that knows both readers and store."""

from sysmap.intake.arrival import bring_in
from sysmap.intake.founding import begin, make_demo
from sysmap.intake.report import FileLine, NounLine, Report, UnknownKinds

__all__ = ["FileLine", "NounLine", "Report", "UnknownKinds", "begin", "bring_in", "make_demo"]
