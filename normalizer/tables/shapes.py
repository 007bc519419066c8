"""The shapes a value may have in an alias table: one text, a list of texts, or texts with their forms."""

from __future__ import annotations

from normalizer.tables.page import Alias, Sentence, Where
from normalizer.tables.read import Mapping, Node, Scalar, Sequence
from normalizer.tables.report import Report
from normalizer.tables.strings import quote, sentence_fault, text_fault

__all__ = ["Sheet"]


class Sheet:
    """One table file being turned into pages, and the report its problems go to."""

    __slots__ = ("_name", "_path", "report")

    def __init__(self, path: str, name: str, report: Report) -> None:
        self._path = path
        self._name = name
        self.report = report

    def where(self, line: int) -> Where:
        """Return a line of this file."""
        return Where(self._path, self._name, line)

    def problem(self, line: int, message: str) -> None:
        """Report what is wrong at a line of this file."""
        self.report.add(self.where(line), message)

    def mapping(self, node: Node, what: str, example: str) -> list[tuple[Scalar, Node]]:
        """Return the pairs of a mapping; anything else is reported as not being ``what``."""
        if isinstance(node, Mapping) and node.pairs:
            return node.pairs
        if isinstance(node, Mapping) or (isinstance(node, Scalar) and not node.text):
            self.problem(node.line, f"{what} is empty; write it like {example}, or remove it")
        else:
            self.problem(node.line, f"{what} must be a mapping, not {_shape(node)}; write it like {example}")
        return []

    def items(self, node: Node, what: str, example: str) -> list[Node]:
        """Return the items of a list of mappings; anything else is reported."""
        if isinstance(node, Sequence) and node.items:
            return node.items
        if isinstance(node, Sequence) or (isinstance(node, Scalar) and not node.text):
            self.problem(node.line, f"{what} is empty; write it like {example}, or remove it")
        else:
            self.problem(node.line, f"{what} must be a list, not {_shape(node)}; write it like {example}")
        return []

    def text(self, node: Node, field: str) -> str | None:
        """Return a single sound text; anything else is reported."""
        if not isinstance(node, Scalar):
            self.problem(node.line, f"{field!r} must be one text, not {_shape(node)}; write '{field}: text'")
            return None
        return node.text if self.sound(node) else None

    def texts(self, node: Node, field: str) -> list[Scalar]:
        """Return the sound texts of a list, or of a single text in place of one."""
        return [scalar for scalar in self._scalars(node, field) if self.sound(scalar)]

    def sentences(self, node: Node, field: str) -> tuple[Sentence, ...]:
        """Return the sound sentences of a list, or of a single sentence."""
        found: list[Sentence] = []
        for scalar in self._scalars(node, field):
            if fault := sentence_fault(scalar.text):
                self.problem(scalar.line, fault)
            else:
                found.append(Sentence(scalar.text, self.where(scalar.line)))
        return tuple(found)

    def spellings(self, node: Node, field: str, name: str) -> tuple[Alias, ...]:
        """Return surface forms: a list is written as the page's name, a mapping as the forms it gives."""
        if not isinstance(node, Mapping):
            return tuple(Alias(s.text, name, self.where(s.line)) for s in self.texts(node, field))
        found: list[Alias] = []
        for key, value in self.mapping(node, repr(field), "{surface form: form}"):
            sound = self.sound(key)
            if not isinstance(value, Scalar):
                what = f"the form for {quote(key.text)} must be one text, not {_shape(value)}"
                self.problem(value.line, f"{what}; write '{_plain(key.text)}: form'")
            elif not value.text:
                what = f"{quote(key.text)} has no form; write '{_plain(key.text)}: form', or use a list"
                self.problem(key.line, what)
            elif self.sound(value) and sound:
                found.append(Alias(key.text, value.text, self.where(key.line)))
        return tuple(found)

    def sound(self, scalar: Scalar) -> bool:
        """Report what is wrong with a text; return whether nothing is."""
        if fault := text_fault(scalar.text):
            self.problem(scalar.line, fault)
            return False
        return True

    def _scalars(self, node: Node, field: str) -> list[Scalar]:
        if isinstance(node, Scalar) and node.text:
            return [node]
        if isinstance(node, Mapping):
            self.problem(
                node.line,
                f"{field!r} must be a list of texts, not a mapping; write '{field}: [one, another]'",
            )
            return []
        if isinstance(node, Scalar) or not node.items:
            self.problem(node.line, f"{field!r} is empty; add an entry or remove the field")
            return []
        found: list[Scalar] = []
        for item in node.items:
            if isinstance(item, Scalar):
                found.append(item)
            else:
                what = f"an entry of {field!r} must be one text, not {_shape(item)}"
                self.problem(item.line, f"{what}; put text that contains ': ' or brackets in quotes")
        return found


def _shape(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"the text {quote(node.text)}" if node.text else "empty"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _plain(text: str) -> str:
    return quote(text)[1:-1]
