"""The command line."""

from sysmap.cli.commands import app, main

__all__ = ["app", "main"]
