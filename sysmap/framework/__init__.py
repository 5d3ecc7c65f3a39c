"""The framework by which moves are told: sysmap's own wording, and the versions of a group."""

from sysmap.framework.built_in import (
    ATTRIBUTION,
    BUILT_IN,
    Compartment,
    Framework,
    Principle,
    blank,
    plain,
)
from sysmap.framework.versions import Version, every_word, in_use, version_in_use, versions

__all__ = [
    "ATTRIBUTION",
    "BUILT_IN",
    "Compartment",
    "Framework",
    "Principle",
    "Version",
    "blank",
    "every_word",
    "in_use",
    "plain",
    "version_in_use",
    "versions",
]
