"""How ties lie between groups and kinds, in numpy on ready arrays; NaN where undefined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from panel_input import PanelInput

Integers = npt.NDArray[np.integer[Any]]
NOT_PEOPLE = ("service", "group", "thing")


def mixing(given: PanelInput, day: int, ends: Integers) -> Mapping[str, Any]:
    groups = given.groups
    side = given.group[ends]
    weight = given.strength[(given.start <= day) & (day < given.end)]
    same = side[0] == side[1]
    tied = np.bincount(side[0] * groups + side[1], minlength=groups**2).reshape(groups, groups)
    members = np.bincount(given.group, minlength=groups)
    possible = np.outer(members, members) - np.diag(members)
    density = np.divide(tied, possible, where=possible > 0, out=np.full(tied.shape, np.nan))
    within = tied.diagonal()
    outside = tied.sum(axis=0) + tied.sum(axis=1) - 2 * within
    apart, together = (
        np.bincount(ends[:, chosen].ravel(), minlength=given.size) for chosen in (~same, same)
    )
    return {
        "mixing_ties": tied,
        "mixing_density": density,
        "group_density": density.diagonal(),
        "ei_index": _balance(tied.sum() - within.sum(), within.sum()),
        "ei_index_weighted": _balance(weight[~same].sum(), weight[same].sum()),
        "ei_index_expected": _balance(possible.sum() - possible.trace(), possible.trace()),
        "group_ei_index": _balance(outside, within),
        "actor_ei_index": _balance(apart, together),
    }


def _balance(outside: Any, within: Any) -> Any:
    both = outside + within
    return np.where(both > 0, (outside - within) / np.maximum(both, 1), np.nan)


def kinds(given: PanelInput, pairs: Integers) -> Mapping[str, Any]:
    kind = np.array(given.kind)
    names, code = np.unique(kind, return_inverse=True)
    one, other = np.concatenate([pairs, pairs[::-1]], axis=1)
    cells = one.astype(np.int64) * names.size + code[other]
    by_kind = np.bincount(cells, minlength=given.size * names.size).reshape(-1, names.size)
    people = by_kind[:, ~np.isin(names, NOT_PEOPLE)].sum(axis=1)
    young = by_kind[:, names == "young person"].sum(axis=1)
    every = by_kind.sum(axis=1)
    asked = (people > 0) & (kind != "young person")
    focus = np.where(asked, young / np.maximum(people, 1), np.nan)
    mixed = 1 - (by_kind**2).sum(axis=1) / np.maximum(every, 1) ** 2
    return {
        "kinds_reached": (by_kind > 0).sum(axis=1),
        "kind_heterogeneity": np.where(every > 0, mixed, np.nan),
        "focus_share": focus,
        "focus_share_median": float(np.median(focus[asked & (kind == "practitioner")])),
    }
