"""Pseudonyms: without the key of its export nobody can make one, or join two exports by them.

They are HMAC-SHA256 of what the record calls somebody. A plain digest of names would be undone by
trying every name of a class list.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256

KEY_BYTES = 32
SHORTEST = 10
"""Letters of a pseudonym; more where two would be alike."""


def pseudonyms(key: bytes, names: Sequence[str]) -> list[str]:
    """A pseudonym for each of these names, none twice; their order tells nothing of the names'.

    Raises:    ValueError -> the key is too short to keep anybody hidden, or a name stands twice

    >>> pseudonyms(bytes(32), ["ana", "ben"]) == pseudonyms(bytes(32), ["ben", "ana"])[::-1]
    True
    """
    if len(key) < KEY_BYTES or len(set(names)) < len(names):
        raise ValueError("a key of 32 bytes and different names are needed")
    digests = [hmac.new(key, name.encode(), sha256).hexdigest() for name in names]
    return next(
        short
        for length in range(SHORTEST, sha256().digest_size * 2 + 1)
        if len(set(short := [digest[:length] for digest in digests])) == len(names)
    )
