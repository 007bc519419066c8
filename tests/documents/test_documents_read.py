"""Reading: every byte that goes in can come out again, or the file is refused with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.documents import NotTextError, read, source_from
from normalizer.errors import DocumentError


@given(st.binary(max_size=80))
def test_any_bytes_survive_or_are_refused(data: bytes) -> None:
    try:
        source = source_from("x.txt", data)
    except NotTextError as error:
        assert b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        assert str(error).startswith("x.txt: ")
        return
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    "data",
    [b"a\r\nb\rc\n", "\ufeffa\x85b\u2028c".encode(), b"\xff\xfa\x80 ok \xe2\x82", b"no end", b""],
)
def test_line_ends_marks_and_undecodable_bytes_stay(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    source = read(str(path))
    assert source.encode(source.text) == data


def test_undecodable_bytes_are_counted() -> None:
    assert source_from("x", b"\xff caf\xc3\xa9 \x80").undecodable == 2
    assert source_from("x", "café".encode()).undecodable == 0


@pytest.mark.parametrize(
    "name", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "gb18030", "utf-8-sig"]
)
def test_other_encodings_go_both_ways(name: str) -> None:
    data = "Naka é\r\nlast".encode(name)
    source = source_from("x", data, name)
    assert source.text.removeprefix("\ufeff") == "Naka é\r\nlast"
    assert source.encode(source.text) == data


def test_big_endian_with_a_mark_stays_big_endian() -> None:
    data = b"\xfe\xff" + "Naka".encode("utf-16-be")
    source = source_from("x", data, "utf-16")
    assert source.encoding == "utf-16-be"
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"a\0b", None, "x: binary, it has NUL bytes; name text files only"),
        (b"\xff\xfea\0", None, "x: UTF-16, not UTF-8; pass --encoding utf-16"),
        (b"\xff\xfe\0\0a\0\0\0", None, "x: UTF-32, not UTF-8; pass --encoding utf-32"),
        (b"a\0", "utf-16", "x: utf-16 without a byte order mark; pass --encoding utf-16-le or utf-16-be"),
        (b"\xff", "ascii", "pass the right --encoding"),
        (b"a", "utf8x", "x: no encoding is called 'utf8x'; try utf-8, utf-16, latin-1"),
        (b"a", "base64", "x: no encoding is called 'base64'"),
        (b"+AGE-", "utf-7", "x: utf-7 would not give the same bytes back; convert the file to UTF-8 first"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        source_from("x", data, encoding)
    assert message in str(caught.value)


def test_a_letter_that_the_encoding_lacks_is_refused() -> None:
    source = source_from("x", b"Buric", "latin-1")
    with pytest.raises(DocumentError, match="x: 'ć' is not in iso8859-1; convert the file to UTF-8 first"):
        source.encode("Burić")


def test_a_missing_file_and_a_pipe_do_not_hang_or_crash(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read(str(tmp_path / "none.txt"))
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(DocumentError, match="not a regular file"):
        read(str(tmp_path / "pipe.txt"))
