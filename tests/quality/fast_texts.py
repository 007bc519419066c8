"""Texts of all sorts, for what is proved about fast ways through them."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["ARTICLES", "TEXTS"]

_PIECES = st.sampled_from(
    [
        *" .!?\n\r\t\"'”’“‘()[],;:-_/@#\\`=|\u00a0\u2028\u3000\0\x85\ud800–—…€«»，。",
        *("\n\n", "\r\n", " \n \n", "...", ". ", "U.S. ", "Dr", "No", "I", "a", "an", "Word", "war", "  "),
        *("naïve", "e\u0301", "O’Brien", "re-elect", "A4", "x²", "Ⅷ", "[sic]", "(SIC!)", "ſo", "Москва"),
        *("example.com", "a/b.txt", "me@home.org", "http://a.b/c", "the word “Naka”", "titled 'a'", "as"),
        *("the", "The", "THE", "teh", "goverment", "Goverment", "Slepniov", "Kyjeva", "Mo", "december", "de"),
        *(
            "war’s",
            "well-known",
            "1,000",
            "3.5",
            "12 people",
            "21 people",
            "million",
            "[a](b c)",
            " id = 'x'",
            *(
                "the“two”of",
                "the“3 words",
                "the“élan",
                "the“если",
                "said”he",
                "report(two pages)says",
                "25,2020",
                "1960 s",
                "18: 30",
            ),
        ),
    ]
)
TEXTS = st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=60)

_SENTENCES = st.sampled_from(
    [
        "The envoy left the capital at noon today.",
        "the ENVOY left  the capital\tat noon today.",
        "The envoy left the capital at noon.",
        "He said the envoy left the capital at noon today.",
        "“The envoy left the capital at noon today.”",
        "It rains again over all of the plain!",
        "No.",
        "J. R. R. T. of M. St. and Co.",
        "Talks on the plan",
        "Talks on the plan go on in the city",
        "and so on it went, the rest of the story is known",
        "(He said (so",
        "Straße, STRASSE and some other words",
    ]
)
ARTICLES = st.lists(
    st.tuples(_SENTENCES, st.sampled_from([" ", "  ", "\n", "\n\n", "\n \n", "\r\n", "\r\n\r\n", "\0"])),
    max_size=8,
).map(lambda parts: "".join(sentence + gap for sentence, gap in parts))
