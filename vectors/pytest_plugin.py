# SPDX-License-Identifier: CC0-1.0
"""The pytest plugin of the vectors: a conftest.py that has `pytest_capsig_implementation` is collected as a test for each
vector, named by its id. README.md shows one.
"""

import collections
from pathlib import Path

import pytest

from .judge import FAILURES, Suite, known_failures

SELECTIONS = {
    "operations": "operation",
    "rules": "rule",
    "features": "feature",
    "classes": "class",
    "topics": "topic",
}


class Hooks:
    @pytest.hookspec(firstresult=True)
    def pytest_capsig_implementation(self, operation, given):
        """Answers one vector: a dict with "result", and "rule" or "output"; None for an operation that is not there."""


def pytest_addhooks(pluginmanager):
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser):
    group = parser.getgroup("capsig", "golden vectors of SIWE-ReCap capabilities and session signatures")
    for name, word in SELECTIONS.items():
        group.addoption(
            f"--capsig-{word}", dest=f"capsig_{name}", action="append", metavar="NAME", help=f"only vectors of this {word}"
        )
    parser.addini("capsig_operations", "only vectors of these operations", type="linelist")
    parser.addini("capsig_features", "features that the implementation declares", type="linelist")
    parser.addini("capsig_profile", "the profile that verdicts are of", default="strict")
    parser.addini("capsig_known_failures", "the file of known failures beside conftest.py, unless known-failures.txt")


def pytest_collect_file(file_path, parent):
    if file_path.name != "conftest.py":
        return None
    # pytest has imported it already.
    for plugin in parent.config.pluginmanager.get_plugins():
        if getattr(plugin, "__file__", None) and Path(plugin.__file__) == file_path:
            if hasattr(plugin, "pytest_capsig_implementation"):
                return VectorFile.from_parent(parent, path=file_path)
    return None


class VectorFile(pytest.File):
    """The conftest.py of an implementer."""

    def collect(self):
        config, hook = self.config, self.ihook
        self.outcomes = {}
        config.stash.setdefault(suites, []).append(self)
        try:
            self.suite = Suite(
                lambda operation, given: hook.pytest_capsig_implementation(operation=operation, given=given),
                config.getini("capsig_features"),
                config.getini("capsig_profile"),
            )
            chosen = {name: config.getoption(f"capsig_{name}") or [] for name in SELECTIONS}
            chosen["operations"] = chosen["operations"] or config.getini("capsig_operations")
            ids = self.suite.select(**chosen)
            named = config.getini("capsig_known_failures")
            path = self.path.parent / (named or "known-failures.txt")
            text = path.read_text("utf-8") if named or path.exists() else ""
            self.known = known_failures(text, path.name, self.suite.vectors)
        except (OSError, ValueError) as error:
            raise self.CollectError(str(error)) from None
        for identity in ids:
            yield VectorItem.from_parent(self, name=identity)


class VectorFailure(Exception):
    """A verdict that is wrong, or known as wrong and right."""


class VectorItem(pytest.Item):
    """One vector."""

    def runtest(self):
        suite, known = self.parent.suite, self.parent.known
        outcome, detail = suite.judge(self.name)
        self.parent.outcomes[self.name] = outcome
        if outcome in FAILURES:
            if self.name in known:
                pytest.xfail(f"{known[self.name]} ({outcome})")
            raise VectorFailure(suite.explain(self.name)) from suite.crashes.get(self.name)
        if self.name in known:
            raise VectorFailure(f"{self.name}: is a known failure, and is now {outcome}: take it out of the list")
        if outcome in ("unsupported", "contested"):
            pytest.skip(f"{outcome}{': ' if detail else ''}{detail}")

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, VectorFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        return self.path, None, f"capsig {self.name}"


suites = pytest.StashKey()


def pytest_sessionfinish(session, exitstatus):
    for file in session.config.stash.get(suites, []):
        asked = [outcome for outcome in file.outcomes.values() if outcome != "unsupported"]
        # A run in which nothing was asked must not look like one in which all is right.
        if exitstatus == 0 and file.outcomes and not asked:
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED


def pytest_terminal_summary(terminalreporter, config):
    for file in config.stash.get(suites, []):
        if file.outcomes:
            counts = collections.Counter(file.outcomes.values())
            told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
            terminalreporter.write_line(f"capsig vectors: {told}")
            if set(counts) == {"unsupported"}:
                terminalreporter.write_line("capsig vectors: nothing was asked, which is no success", red=True)
