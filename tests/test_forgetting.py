"""What is kept in this process is let go of when somebody is erased."""

from datetime import date

from drawing import draw

from sysmap import awaited, forgetting
from sysmap.awaited import Line
from sysmap.metrics import PanelFigures
from sysmap.network import Settings, panel
from sysmap.pages import session

DAY = date(2025, 3, 1)


def test_every_cache_of_a_room_is_emptied():
    system = draw("ana -- ben")
    session.clocks(system)
    assert session.clocks.cache_info().currsize
    forgetting.forget()
    assert session.clocks.cache_info().currsize == 0


def test_figures_and_exact_points_are_let_go():
    system = draw("ana -- ben")
    figures = PanelFigures()
    figures.rows(panel(system, [DAY]), ["ties"])
    figures.let_go()
    assert not figures._kept
    line = Line(system, "ties", (DAY,), Settings())
    line.begin().wait()
    assert line.exact
    forgetting.forget()
    assert line.exact is None
    assert awaited._JOBS == {}


def test_what_a_design_could_detect_is_let_go_of_too(monkeypatch):
    class StandIn:
        stopped = False

        def stop(self):
            self.stopped = True

    job = StandIn()
    monkeypatch.setattr(awaited, "_FOUND", {b"place": []})
    monkeypatch.setattr(awaited, "_DETECTING", {b"place": job})
    forgetting.forget()
    assert job.stopped
    assert (awaited._FOUND, awaited._DETECTING) == ({}, {})
