"""The command line: parse, one call, print. Data go to stdout, everything else to stderr.

The order of the imports is the order of the commands in the help.
"""

from sysmap.cli import opening, incoming, figures, leaving, sheets, care, people  # noqa: F401, I001 - each enters its commands
from sysmap.cli.program import app, main

__all__ = ["app", "main"]
