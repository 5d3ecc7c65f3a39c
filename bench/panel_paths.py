"""The panel with exact betweenness, harmonic closeness and path lengths: ours, igraph, NetworkX.

    PYTHONPATH=. python3 bench/panel_paths.py            2,000 actors and 10,000 ties
    PYTHONPATH=. python3 bench/panel_paths.py 200 1000   the same at another size

All measures of panel.py and those of paths beside them, without communities. Values are compared
before any time is taken. NetworkX runs on three of the twelve periods, and its time is multiplied
by four. igraph is held against those measures alone that it gives, each a call of its own. Goals:
at least 20 times as fast as NetworkX, at most 1.2 times igraph.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
from dataclasses import replace

import igraph_panel
import igraph_paths
import networkx_panel
import networkx_paths
from measuring import our_panel, refuse_other_values, seconds, seconds_in_turn
from panel_input import Panel, PanelInput, panel_ids, panel_input
from programme import DAYS, programme

TIMES_NETWORKX, TIMES_IGRAPH = 20.0, 1.2
A_FEW = slice(1, None, 4)
TURNS = 3
IDS = [*panel_ids("cheap"), *panel_ids("paths")]


def main() -> int:
    actors, ties = [int(number) for number in sys.argv[1:]] or (2_000, 10_000)
    system = programme(actors, ties)
    given = panel_input(system, DAYS)
    few = replace(given, days=given.days[A_FEW])
    print(f"{actors} actors, {ties} ties, {len(DAYS)} periods, {len(IDS)} measures; CPU seconds")
    ours, slow, plain = our_panel(system, IDS, DAYS), [], igraph_calls(given)
    taken = seconds(lambda: slow.extend(networkx_script(few))) * len(DAYS) / len(few.days)
    igraph_ids = [name for name in IDS if name in plain[0]]
    refuse_other_values("networkx", ours[A_FEW], slow, IDS)
    refuse_other_values("igraph", ours, plain, igraph_ids)
    mine, same, calls = seconds_in_turn(
        lambda: our_panel(system, IDS, DAYS),
        lambda: our_panel(system, igraph_ids, DAYS),
        lambda: igraph_calls(given),
        turns=TURNS,
    )
    print(f"ours     {mine:8.2f}   (median of {TURNS})")
    print(f"networkx {taken:8.2f}   ({len(few.days)} periods, times {len(DAYS) // len(few.days)})")
    print(f"igraph   {calls:8.2f}   ours on its {len(igraph_ids)} measures {same:.2f}")
    print(f"networkx / ours  {taken / mine:.1f}   (at least {TIMES_NETWORKX:g})", end="   ")
    print(f"ours / igraph  {same / calls:.2f}   (at most {TIMES_IGRAPH:g})")
    return int(taken / mine < TIMES_NETWORKX or same / calls > TIMES_IGRAPH)


def networkx_script(given: PanelInput) -> Panel:
    return both(networkx_panel.panel(given), networkx_paths.panel(given))


def igraph_calls(given: PanelInput) -> Panel:
    return both(igraph_panel.panel(given), igraph_paths.panel(given))


def both(cheap: Panel, paths: Panel) -> Panel:
    return [{**one, **other} for one, other in zip(cheap, paths, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
