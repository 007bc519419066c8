"""Findings as JUnit XML, for the test reports of build servers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from normalizer.cli.outcome import Outcome, Placed
from normalizer.cli.spool import Spool
from normalizer.quality.finding import at_least

__all__ = ["Suites", "junit_suite"]

_COUNTS = ("tests", "failures", "errors", "skipped")

# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Suites:
    """The suites of all files, printed when their sums are known."""

    def __init__(self, bar: str) -> None:
        """Take the severity from which a finding is a failure."""
        self._bar = bar
        self._spool = Spool()
        self._sums = Counter[str]()
        self._paths: set[str] = set()

    def add(self, outcome: Outcome) -> None:
        """Take the findings of a file."""
        self._paths.add(outcome.path)
        suite = junit_suite(outcome, self._bar)
        self._sums.update({count: int(suite.get(count, "0")) for count in _COUNTS})
        ET.indent(suite, level=1)
        self._spool.add(ET.tostring(suite, encoding="unicode"))

    def add_unread(self, path: str, why: str) -> None:
        """Take a file that could not be read, if nothing of it was taken yet: there may be no such file."""
        if path not in self._paths:
            self.add(Outcome(path, "failed", why))

    def xml(self) -> Iterator[str]:
        """Yield one document of all suites, part by part."""
        counts = " ".join(f'{count}="{self._sums[count]}"' for count in _COUNTS)
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mtnorm" {counts}>'
        for suite in self._spool.drain():
            yield f"\n  {suite}"
        yield "\n</testsuites>"

    def release(self) -> None:
        """Let go of what was not printed."""
        self._spool.close()


def junit_suite(outcome: Outcome, bar: str) -> ET.Element:
    """Return the suite of one file: a case for each finding, a failure from the severity ``bar`` on.

    Slighter findings are skipped cases; a file without findings is one case that passed, and one that could
    not be read is an error, as is each line that could not.
    """
    suite = ET.Element("testsuite", name=_clean(outcome.path))
    placed = [one for document in outcome.documents for one in document.placed if not one.known]
    for one in placed:
        suite.append(_case(outcome.path, one, bar))
    for problem in outcome.problems:
        case = ET.SubElement(suite, "testcase", name="mtnorm check", classname=_clean(outcome.path))
        ET.SubElement(case, "error", message=_clean(problem))
    if not placed and not outcome.problems:
        case = ET.SubElement(suite, "testcase", name="mtnorm check", classname=_clean(outcome.path))
        if outcome.status == "failed":
            ET.SubElement(case, "error", message=_clean(outcome.why or ""))
        elif outcome.status == "skipped":
            ET.SubElement(case, "skipped", message=_clean(outcome.why or ""))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    return suite


def _case(path: str, placed: Placed, bar: str) -> ET.Element:
    finding = placed.finding
    name = _clean(f"{finding.check} at {placed.line}:{placed.column}")
    case = ET.Element("testcase", name=name, classname=_clean(path), file=_clean(path), line=str(placed.line))
    tag = "failure" if at_least(finding.severity, bar) else "skipped"
    told = ET.SubElement(case, tag, message=_clean(finding.message))
    if tag == "failure":
        told.set("type", finding.severity)
    table = f" ({finding.where})" if finding.where else ""
    told.text = _clean(f"{path}:{placed.line}:{placed.column}: {finding.reason}{table}")
    return case


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
