"""The lines of a web page that are no part of its article, by their first word."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["first_words", "rest_of"]


@cache
def first_words() -> dict[str, tuple[str, ...]]:
    """Return, by a lower-case first word, the patterns of what may follow it; ``0`` stands for any number."""
    rests: dict[str, list[str]] = {}
    for words, rest in (*_LINES, *_LABELS):
        for word in words.split():
            rests.setdefault(word, []).append(rest)
    return {word: tuple(found) for word, found in rests.items()}


@cache
def rest_of(word: str) -> re.Pattern[str]:
    """Return what matches from the end of a first word to that of its line, if that is page furniture."""
    return re.compile(f"(?:{'|'.join(first_words()[word])}){_END}", re.I)


_END = r"[ \t]{0,4}[:：.!…»>→]{0,3}[ \t*_]{0,8}(?=[\r\n]|\Z)"
_SITES = "facebook|twitter|x|instagram|telegram|youtube|weibo|wechat|whatsapp|linkedin|google news|e-?mail|vk"
_SHEET = "article|story|post|page|text|report"
_DATE = (
    r"(?:on |at )?(?:\d{1,2}[ ./-])?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d{1,4})"
    r"[ ./-]\d{1,4}[\d:, ./|–-]*(?:am|pm|[ap]\.m\.|gmt|utc)?"
)
_LETTERS = "newsletters?|channel|mailing list|updates|feed|alerts"
_VIEWS = "(?:views?|opinions?|author)"
_NAMES = (
    r"(?: in charge| on duty)? ?[:：|]"
    r"(?-i:(?: ?[,/&|·、]| ?(?:and|de|van|von|bin|al)(?= )| ?[^\W\d_a-z][\w.'’-]*+(?: ?[:：])?){1,20})"
)
# First words, and what follows them.
_LINES = (
    ("show load see view", r"(?: the)? (?:(?:news )?feed|more|less|all|comments)"),
    ("continue keep", " reading"),
    ("read", r" (?:the )?(?:full|whole|original|rest of the) (?:story|article|text)"),
    ("read learn watch listen", r" (?:more|also|next|too)(?: (?:about|on) this (?:story|topic))?"),
    (
        "related recommended similar popular hot latest top",
        r" (?:articles?|news|stories|posts|topics|readings?|headlines|recommendations?)",
    ),
    ("more", r" (?:on|from|about) this (?:story|topic|site|author)"),
    ("most", r" (?:read|popular|viewed|shared)(?: (?:articles|stories))?"),
    ("trending", "(?: now)?"),
    ("you", r" (?:may|might) also (?:like|be interested in)"),
    ("see", " also"),
    ("what", " to read next"),
    ("next previous", r" (?:article|page|post|story)"),
    ("back", r" to (?:top|home|the home ?page|list)"),
    ("homepage sitemap menu tweet print", ""),
    ("home main", " (?:page|menu)"),
    ("skip", r" to (?:main )?content"),
    ("share", rf"(?: (?:this|it|on|to|via|the|{_SHEET}|{_SITES}))*"),
    ("print save bookmark email send report", rf" (?:this |the )?(?:{_SHEET}|to a friend|a typo|an error)"),
    ("login", ""),
    ("log sign", r" (?:in|up)(?: to (?:comment|your account))?"),
    ("subscribe", r"(?: now| here| today)?"),
    ("subscribe sign", rf"(?: up)? (?:to|for) (?:our|the|my) (?:[a-z-]+ ){{0,3}}(?:{_LETTERS})"),
    ("join follow like find", rf" us(?: on (?:{_SITES})(?:,? (?:and |or )?(?:{_SITES}))*)?"),
    ("download", r" (?:our|the) (?:free )?(?:mobile )?app(?: (?:now|today|here))?"),
    ("comment comments", r"(?: ?\(\d+\)|: ?\d+)?"),
    ("comments", " (?:are )?closed"),
    ("no", " comments(?: yet)?"),
    ("0", r" (?:comments?|views|shares|likes|reads|min(?:utes?)? read)"),
    ("leave post write add", " a (?:comment|reply)"),
    ("reading reads view views hits clicks", r" ?: ?\d[\d,. ]*k?"),
    ("reading", r" time:? \d+ min(?:utes?)?"),
    ("advertisement advertisements", ""),
    ("sponsored promoted", " (?:content|links?|post)"),
    ("story article", r" continues below(?: this)?(?: advertisement)?"),
    ("©", r"[^\r\n]{0,120}"),
    ("copyright", r" (?:©|\(c\)|(?:19|20)\d\d|notice|statement)[^\r\n]{0,120}"),
    ("copyright", r" (?:belongs to|of this article)[^\r\n]{0,120}"),
    ("terms", r" (?:of|and conditions of) (?:use|service)(?: ?[|·•/] ?[^\r\n]{0,80})?"),
    ("privacy cookie", r" (?:policy|notice|statement|settings)(?: ?[|·•/] ?[^\r\n]{0,80})?"),
    ("contact about", r" us(?: ?[|·•/] ?[^\r\n]{0,80})?"),
    ("legal", " notice"),
    ("accept", " (?:all )?cookies"),
    ("we this", r" (?:(?:web)?site )?uses? cookies[^\r\n]{0,200}"),
    ("this the text article", rf"(?: (?:{_SHEET}))?(?: is)?(?: also)? available in[ :][^\r\n.]{{0,80}}"),
    ("please scan long identify", r"(?: scan| long| press| identify)?[^\r\n]{0,20} qr code[^\r\n]{0,80}"),
    ("click", r" (?:here|the (?:link|picture|image|blue (?:words|text))(?: above| below)?)"),
    ("click", r" here (?:to|for) [^\r\n]{0,80}"),
    ("click", r" to (?:enter|view|see|read|follow|subscribe|enlarge|watch|share|download)\b[^\r\n,;]{0,60}"),
    ("loading", r"(?:\.{3}|…)"),
    ("sports", " premiere creation challenge"),
    ("return", r" to sohu[^\r\n]{0,40}"),
    ("first last", rf" (?:published|updated|posted|modified) ?:? {_DATE}"),
    ("published updated posted modified", rf" ?:? {_DATE}"),
)
# Labels, and what a page says of itself.
_LABELS = (
    ("original", r" (?:title|link|source|author) ?[:：][^\r\n]{0,150}"),
    ("source author via", r" ?[:：][^\r\n.!?]{1,80}"),
    ("editor editors editing proofreader proofreaders proofreading typesetting", _NAMES),
    ("executive managing chief duty responsible web", f" editors?{_NAMES}"),
    ("photo image picture video", r" (?:credit|source|by|courtesy)s? ?[:：][^\r\n.!?]{1,80}"),
    ("photo", r" ?[/：:] ?[^\r\n.!?…]{1,40}"),
    (
        "read see watch learn",
        r" (?:more|also|next)(?: (?:about|on|at|here)\b[^\r\n:]{0,30})? ?[:：»>→][^\r\n]{0,200}",
    ),
    ("also", r" read ?[:：][^\r\n]{0,200}"),
    ("related disclaimer", r" ?[:：][^\r\n]{0,200}"),
    ("special platform", r" statement ?[:：][^\r\n]{0,200}"),
    ("filed", r" under ?[:：][^\r\n]{0,80}"),
    ("article", r" tags? ?[:：][^\r\n]{0,200}"),
    ("tag tags keyword keywords", r" ?[:：][^\r\n]{0,200}"),
    ("edited", r" by ?[:：][^\r\n]{0,80}"),
    (
        "this",
        rf" article (?:only )?(?:represents|reflects) (?:only )?the (?:personal )?{_VIEWS}[^\r\n]{{0,200}}",
    ),
    ("the", rf" {_VIEWS} (?:expressed )?(?:of|in) this (?:article|text)[^\r\n]{{0,200}}"),
    ("reprint reprinted reprinting", r",? (?:please|must|without|is prohibited)[^\r\n]{0,150}"),
    ("please", r" (?:indicate|credit) the source[^\r\n]{0,100}"),
    ("unauthorized unauthorised", r" (?:reproduction|reprint)[^\r\n]{0,150}"),
)
