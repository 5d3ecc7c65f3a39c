"""Commands that take care of the record: verify."""

from __future__ import annotations

import typer

import sysmap
from sysmap.cli.options import Record
from sysmap.cli.program import app
from sysmap.errors import RecordDamaged


@app.command()
def verify(*, file: Record) -> None:
    """Say whether the record is whole: nothing changed, added, dropped or cut behind its back."""
    with sysmap.Store.open(file, read_only=True) as store:
        findings = store.verify()
        operations = store.seq
    if findings:
        raise RecordDamaged("\n".join(f"{file}: {finding}" for finding in findings))
    saves = "1 save" if operations == 1 else f"{operations} saves"
    typer.echo(f"{file}: whole; {saves}, each as it was made")
