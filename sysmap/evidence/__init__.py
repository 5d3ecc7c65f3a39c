"""What was said: quotes beside what they speak of, themes, and whether coders agree."""

from sysmap.evidence.quotes import Quote, quotable, quotes_about

__all__ = ["Quote", "quotable", "quotes_about"]
