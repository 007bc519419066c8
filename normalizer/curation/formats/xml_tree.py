"""An XML text as a tree with lines, safe against what XML can do to its reader.

The parser is the standard library's expat itself: unlike ElementTree it tells the line of every element, and
its handlers refuse each declaration of an entity, so that nothing is ever expanded or fetched. A reference to
an outside document type, as TBX files have it, is passed over unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from normalizer.curation.formats.text import Input

__all__ = ["Element", "xml_tree"]

_DEEPEST = 100
_ENDS = frozenset(
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
"""What the parser says of a text that ends too early."""
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"


@dataclass(slots=True)
class Element:
    """An element, its name without the namespace."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, that of its elements included, with white space as one space."""
        return " ".join("".join(self._texts()).split())

    @property
    def language(self) -> str | None:
        """What ``xml:lang``, or in older files ``lang``, says."""
        return self.attributes.get(_LANGUAGE) or self.attributes.get("lang")

    @property
    def children(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (part for part in self.parts if isinstance(part, Element))

    def find(self, *names: str) -> Iterator[Element]:
        """Yield the elements with one of these names at any depth below."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.find(*names)

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()


class _Refused(Exception):
    pass


def xml_tree(source: Input) -> Element | None:
    """Return the root of an XML text, or None after reporting why it cannot be read."""
    parser = expat.ParserCreate(namespace_separator=" ")
    stack = [Element("", {}, 0)]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise _Refused(f"nested more than {_DEEPEST} deep; check the closing tags")
        element = Element(name.rpartition(" ")[2], attributes, parser.CurrentLineNumber)
        stack[-1].parts.append(element)
        stack.append(element)

    def end(name: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].parts.append(data)

    def entity(*declaration: object) -> None:
        raise _Refused("declares an entity; write the text out, entities are not expanded")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    parser.UnparsedEntityDeclHandler = entity
    try:
        # The text has been decoded already, whatever encoding its first line names.
        parser.Parse(source.text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        # The parser counts the line feed at the end as the beginning of one more line.
        last = source.text.rstrip().count("\n") + 1
        source.sheet.problem(min(error.lineno, last), _not_xml(source, error.code, stack))
        return None
    except _Refused as error:
        source.sheet.problem(parser.CurrentLineNumber, str(error))
        return None
    return next(stack[0].children)


def _not_xml(source: Input, code: int, stack: list[Element]) -> str:
    """Return what is wrong with a text that the parser gave up on within some elements."""
    what = expat.ErrorString(code)
    if not source.text.lstrip().startswith("<"):
        return f"not XML ({what}); name an XML file"
    if code not in _ENDS or len(stack) == 1:
        return f"not XML ({what}); check the tags around this place"
    inside = f"the file ends inside <{stack[-1].name}>, which begins on line {stack[-1].line}"
    return f"not XML ({what}): {inside}; close it, or get the file again when it was cut short"
