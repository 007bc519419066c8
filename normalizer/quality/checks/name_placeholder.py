"""NAME-PLACEHOLDER: "a certain" taken for a given name, as in Huang Mou for 黄某."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import PHRASES
from normalizer.quality.mandarin import is_syllable
from normalizer.quality.prose import Prose
from normalizer.quality.vocabulary import ask

_SURNAMES = """
    An Bai Bao Bi Bian Cai Cao Cen Chai Chang Che Chen Cheng Chi Chu Cui Dai Deng Diao Ding Dong Dou Du
    Duan Fan Fang Fei Feng Fu Gan Gao Ge Geng Gong Gu Guan Guo Han Hao He Hong Hou Hu Hua Huang Huo Ji Jia
    Jian Jiang Jiao Jin Jing Ju Kang Ke Kong Kuang Lai Lan Lang Lei Leng Li Lian Liang Liao Lin Ling Liu
    Long Lou Lu Luan Luo Lv Ma Mao Mei Meng Mi Miao Min Mu Na Ni Nie Ning Niu Ou Ouyang Pan Pang Pei Peng
    Ping Pu Qi Qian Qiao Qin Qiu Qu Quan Ran Rao Ren Rong Ru Ruan Sha Shan Shang Shangguan Shao She Shen
    Shi Shu Si Sima Song Su Sui Sun Tan Tang Tao Teng Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang
    Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan
    Zhang Zhao Zhen Zheng Zhong Zhou Zhu Zhuang Zhuge Zong Zou Zuo
"""
_MARK = re.compile(
    r"(?:Mou(?:[ -]?[Mm]ou)?(?:-?[a-z]{1,6})?|[ ]mou(?:[ -]?mou)?|moumou)(?![\w\-])(?!['’](?!s\b)\w)"
)
_MARKS = PHRASES.watch("Mou", " mou", "moumou")
_SURNAME = re.compile(rf"(?<![\w'’\-])({'|'.join(_SURNAMES.split())})( ?)\Z")
_LONGEST = 12
# The doubled syllable hides a whole given name; what follows it is a syllable that was told.
_HIDDEN = re.compile(r"mou(?:mou)?\Z")
_REAL = frozenset("moulin mouli moulay moune mousa mouna moura mousse".split())
_MARKED = ask(frozenset(("Mo", "Mossi", "Mo-ssi")).__contains__)
_KOREAN = re.compile(r" (?:Mo|Mossi|Mo-ssi)(?=(?: \(|, )\d\d\b| \((?:male|female|man|woman)\b)")
_KOREAN_SURNAME = re.compile(
    r"(?<![\w'’\-])(Kim|Lee|Park|Choi|Jung|Jeong|Kang|Cho|Yoon|Jang|Lim|Han|Oh|Seo|Shin|Kwon|Hwang|Ahn|Song|Yoo|Hong)\Z"
)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield surnames with the placeholder for a withheld given name."""
    text = prose.text
    done = 0
    for start in sorted(start - 1 for start, _ in prose.phrased(_MARKS)):
        match = _MARK.match(text, start) if start >= done else None
        if match is None:
            continue
        done = match.end()
        surname = _SURNAME.search(text, max(0, start - _LONGEST), start)
        if surname is None:
            continue
        rest = re.sub("[ -]", "", match[0]).lower()
        glued = not surname[2] and match[0][0] != " "
        if (not glued or rest == "moumou") and _is_placeholder(rest):
            yield from _spot(prose, surname.start(), done, surname[1], bool(_HIDDEN.match(rest)), "某")
    if prose.answers(_MARKED):
        for match in _KOREAN.finditer(text):
            surname = _KOREAN_SURNAME.search(text, max(0, match.start() - _LONGEST), match.start())
            if surname is not None:
                yield from _spot(prose, surname.start(), match.end(), surname[1], True, "모")


def _is_placeholder(rest: str) -> bool:
    if _HIDDEN.match(rest):
        return True
    syllable = rest.removeprefix("mou").removeprefix("mou")
    return rest not in _REAL and is_syllable(syllable)


def _spot(prose: Prose, start: int, end: int, surname: str, whole: bool, sign: str) -> Iterator[Spot]:
    decided = prose.name_at(start, end)
    if prose.hidden(start, end) or (decided is not None and decided.entity is not None):
        return
    surface = prose.text[start:end]
    if whole:
        message = f"'{surface}' is no name: {sign} stands for a given name withheld"
    else:
        message = f"'{surface}' hides a syllable of the given name: {sign} is 'a certain'"
    yield Spot(start, end, message, f"a certain {surname}" if whole else None)


CHECK = Check(
    id="NAME-PLACEHOLDER",
    mqm="Terminology › wrong term",
    severity="minor",
    fixing="suggest",
    summary="a placeholder for a withheld name taken for a name",
    bad="Police detained the driver, Huang Mou, at the scene.",
    good="Police detained the driver, Huang Moran, at the scene.",
    find=find,
)
