"""Where things lie on disk, in a checkout and in an installed wheel alike."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def app_folder() -> Path:
    """The folder that holds `streamlit_app.py` and `.streamlit/config.toml`."""
    installed = PACKAGE / "app"
    return installed if installed.is_dir() else PACKAGE.parent


def app_script() -> Path:
    """The script that Streamlit runs."""
    return app_folder() / "streamlit_app.py"


def release() -> str:
    """This release's number, in a checkout and in an installed wheel alike."""
    project = PACKAGE.parent / "pyproject.toml"
    if not project.is_file():
        return version("sysmap")
    told: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    return told


def datasets() -> Path:
    """The folder of the example data: Tidewell, tiny, edge."""
    installed = PACKAGE / "datasets"
    return installed if installed.is_dir() else PACKAGE.parent / "datasets"


def page(name: str) -> Path:
    """The file of one page of the app."""
    return PACKAGE / "pages" / f"{name}.py"


def icon() -> Path:
    """The small picture by which a browser's tab is known."""
    return PACKAGE / "views" / "icon.svg"


def records() -> Path:
    """The folder where records lie unless somebody names another.

    `$XDG_DATA_HOME/sysmap`, else `~/.local/share/sysmap`, else the current folder.
    """
    home = _data_home()
    return home / "sysmap" if home else Path.cwd()


def release_keys() -> Path:
    """The folder of the keys to pseudonyms: never where records lie, so no copy of these has them.

    `sysmap-keys` beside the folder where records lie, or in the current folder.
    """
    return (_data_home() or Path.cwd()) / "sysmap-keys"


def _data_home() -> Path | None:
    """Where this account keeps its data; None where it may not write there."""
    data_home = os.environ.get("XDG_DATA_HOME")
    if data_home:
        return Path(data_home)
    home = Path.home()
    return home / ".local" / "share" if os.access(home, os.W_OK) else None


def key_list() -> Path:
    """The team's own list of real names, which never lies beside a record.

    `$XDG_CONFIG_HOME/sysmap/names.csv`, else `~/.config/sysmap/names.csv`.
    """
    config = os.environ.get("XDG_CONFIG_HOME")
    return (Path(config) if config else Path.home() / ".config") / "sysmap" / "names.csv"


def demo_record() -> Path:
    """The record of the Tidewell demo."""
    return records() / "tidewell.duckdb"


def backup_of(record: Path, moment: datetime) -> Path:
    """The file for a backup that is made at this moment, beside the record.

    >>> backup_of(Path("ours.duckdb"), datetime(2025, 3, 5, 14, 7, 9)).name
    'ours-backup-20250305-140709.duckdb'
    """
    return record.with_name(f"{record.stem}-backup-{moment:%Y%m%d-%H%M%S}.duckdb")


def record_for(name: str) -> Path:
    """The file for a new record of this name: letters and figures, in the records' folder.

    >>> record_for("King's Daughters 2025").name
    'king-s-daughters-2025.duckdb'
    """
    words = re.findall(r"[a-z0-9]+", name.casefold())
    return records() / f"{'-'.join(words)[:60] or 'record'}.duckdb"
