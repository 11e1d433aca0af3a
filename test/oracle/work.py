"""The bound of a judgement (spec/limits.md, "Work"): counted before it is done, in units with fixed prices."""

from verdict import Broken, Issue

BOUND = 917_504
COMPARISON = 64
PRICES = {"ecdsa": 52_000, "ed25519": 36_000, "bls": 84_000}


class Work:
    def __init__(self):
        self.used = 0
        self._done = {}

    def once(self, name, act):
        """What counts once in a judgement, however often it is named: what `act` gave, or raised, the first time."""
        if name not in self._done:
            self._done[name] = act()
        return self._done[name]

    def _spend(self, units, rule, path):
        if self.used + units > BOUND:
            raise Broken(Issue(rule, path))
        self.used += units

    def bytes(self, count, path):
        self._spend(count, "work.bytes", path)

    def comparisons(self, count, path):
        self._spend(count * COMPARISON, "work.comparisons", path)

    def signature(self, name, path, times=1):
        self._spend(PRICES[name] * times, "work.signatures", path)
