"""Where things lie on disk, in a checkout and in an installed wheel alike."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def app_folder() -> Path:
    """The folder that holds `streamlit_app.py` and `.streamlit/config.toml`."""
    installed = PACKAGE / "app"
    return installed if installed.is_dir() else PACKAGE.parent


def app_script() -> Path:
    """The script that Streamlit runs."""
    return app_folder() / "streamlit_app.py"


def datasets() -> Path:
    """The folder of the example data: Tidewell, tiny, edge."""
    installed = PACKAGE / "datasets"
    return installed if installed.is_dir() else PACKAGE.parent / "datasets"


def page(name: str) -> Path:
    """The file of one page of the app."""
    return PACKAGE / "pages" / f"{name}.py"


def records() -> Path:
    """The folder where records lie unless somebody names another.

    `$XDG_DATA_HOME/sysmap`, else `~/.local/share/sysmap`, else the current folder.
    """
    data_home = os.environ.get("XDG_DATA_HOME")
    if data_home:
        return Path(data_home) / "sysmap"
    home = Path.home()
    return home / ".local" / "share" / "sysmap" if os.access(home, os.W_OK) else Path.cwd()
