"""Learn the weights that tell title lines and joins on a page dump.

    python tools/learn_page_model.py --pages ../shared/pages [--half dev|all] headings|seams|joins

Reads stories whose title lines and paragraphs are known, sets them as pages in many layouts, and writes
`reader/loader/heading_weights.py`, `seam_data.bin` and `join_weights.py`. What is written are figures: weights of
named features, and counts of character pairs. Needs nothing but the standard library and jieba.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from array import array
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cut import FORMS, CutPage, make_pages  # noqa: E402
from benchmarks.grrb import reordered  # noqa: E402
from benchmarks.stories import Story, gather, half_of, squeeze  # noqa: E402
from reader.loader import headings as H  # noqa: E402
from reader.loader import joins as J  # noqa: E402
from reader.loader import linefeatures as F  # noqa: E402
from reader.loader import seams as S  # noqa: E402
from reader.loader.pageview import Page  # noqa: E402
from reader.loader.pieces import Scrap, read_scraps  # noqa: E402

LOADER = ROOT / "reader" / "loader"


# --- logistic regression, sparse, by AdaGrad -------------------------------------------------


def learn(
    samples: list[tuple[list[str], bool]],
    rounds: int = 12,
    decay: float = 1e-3,
    prior: dict[str, float] | None = None,
) -> dict[str, float]:
    """Weights of named features that best predict the truth of the samples, begun at `prior`."""
    weights: dict[str, float] = dict(prior or {})
    pull = dict(weights)
    squares: dict[str, float] = {}
    order = list(range(len(samples)))
    rng = random.Random(7)
    for _ in range(rounds):
        rng.shuffle(order)
        for k in order:
            names, truth = samples[k]
            z = sum(weights.get(n, 0.0) for n in names)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            g = p - truth
            for n in names:
                w = weights.get(n, 0.0)
                step = g + decay * (w - pull.get(n, 0.0))
                squares[n] = squares.get(n, 1e-2) + step * step
                weights[n] = w - 0.25 * step / math.sqrt(squares[n])
    return weights


def write_weights(path: Path, doc: str, weights: dict[str, float]) -> None:
    """A module with one table, sorted, small weights left out."""
    rows = "".join(
        f"    {json.dumps(n, ensure_ascii=False)}: {w:.2f},\n"
        for n, w in sorted(weights.items())
        if abs(w) >= 0.03
    )
    path.write_text(f'"""{doc}"""\n\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n', "utf-8")


def material(pages: Path, half: str) -> list[Story]:
    """The stories of one half, those read on television too."""
    stories = gather(pages, half)  # type: ignore[arg-type]
    return stories + [s for s in television(pages) if half in ("all", half_of(s.key))]


_SITE = ("[查看", "---", "(更新", "（更新")
PLACES = "北京 上海 广州 成都 西安 南京 东京 巴黎 莫斯科 日内瓦 沈阳 兰州 福州 拉萨".split()
NAMES = "王小明 李 娜 赵志强 陈 曦 刘建国 孙雅静 周 涛 马晓燕 黄海 徐静".split(" ")


def television(pages: Path) -> list[Story]:
    """News read on television, with a paper's leads and bylines put before some of it."""
    rng = random.Random(3)
    stories = []
    for path in sorted((pages / "xwlb-md").glob("*.md")):
        for part in re.split(r"^### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = part.partition("\n")
            texts = [re.sub(r"<[^>]*>", "", t).strip() for t in re.split(r"</p>|\n", body)]
            texts = [
                t.removeprefix("央视网消息（新闻联播）：") for t in texts if t and not t.startswith(_SITE)
            ]
            if "快讯" in title or len(title) > 60:  # several news in one
                continue
            if texts and texts[0] and sum(map(len, texts)) > 120:
                stories.append(Story((title.strip(),), _in_print(texts, rng), "xwlb"))
    return stories


def _in_print(texts: list[str], rng: random.Random) -> tuple[str, ...]:
    name, place = rng.choice(NAMES), rng.choice(PLACES)
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    kind = rng.random()
    if kind < 0.3:
        return (
            rng.choice(("本报讯（记者{0}）", "本报讯　记者{0}报道：", "本报讯 ")).format(name) + texts[0],
            *texts[1:],
        )
    if kind < 0.5:
        lead = rng.choice(("新华社{1}{2}电（记者{0}）", "本报{1}{2}电　（记者{0}）", "据新华社{1}{2}电 "))
        return (lead.format(name, place, day) + texts[0], *texts[1:])
    if kind < 0.7:
        return (
            rng.choice(("本报记者 {0}", "本报驻{1}记者　{0}", "{0}", "新华社记者 {0}")).format(name, place),
            *texts,
        )
    return tuple(texts)


# --- pages to learn from ---------------------------------------------------------------------


def cut(text: str, rng: random.Random, pieces: int) -> list[str]:
    """A paragraph cut into so many pieces anywhere."""
    spots = sorted(rng.sample(range(1, len(text)), min(pieces - 1, len(text) - 1)))
    ends = [0, *spots, len(text)]
    return [t for a, b in zip(ends, ends[1:], strict=False) if (t := text[a:b].strip())]


def lay_out(stories: list[Story], rng: random.Random) -> tuple[list[str], set[int]]:
    """Lines of a page and the 0-based lines of its titles: one of many ways to dump the stories."""
    style = rng.choice(["spaced", "spaced", "grouped", "grouped", "tight", "archive"])
    cuts = rng.choice([0.0, 0.0, 0.15, 0.3])
    turn = rng.choice([0.0, 0.0, 0.3])
    subtight = rng.random() < 0.5
    half_width = rng.random() < 0.25
    one_line = 0.15 if rng.random() < 0.3 else 0.0
    lines: list[str] = []
    marks: set[int] = set()

    def put(text: str, blank: bool, title: bool = False) -> None:
        if blank and lines and lines[-1]:
            lines.append("")
        if half_width:
            text = text.replace("，", ",").replace("；", ";").replace("：", ":")
        if title:
            marks.add(len(lines))
        lines.append(text)

    for story in stories:
        titles = list(story.titles)
        if len(titles) > 1 and rng.random() < one_line:
            titles = [titles[0] + titles[1], *titles[2:]]
        body = []
        for p in story.paragraphs:
            body += cut(p, rng, rng.choice([2, 2, 3])) if len(p) > 40 and rng.random() < cuts else [p]
        first: list[str] = []
        if rng.random() < turn and len(body) > 3:
            at = rng.randrange(1, len(body) - 1)
            first, body = (body[:at], body[at:]) if rng.random() < 0.5 else (body[at:], body[:at])
        spaced = style in ("spaced", "grouped")
        for p in first:
            put(p, spaced)
        for k, t in enumerate(titles):
            put(
                t,
                style == "spaced" or (style == "grouped" and k == 0) or (style != "archive" and k == 0),
                True,
            )
        head_gap = style == "spaced" or (style != "archive" and rng.random() < 0.8)
        for k, p in enumerate(body):
            tight = (
                subtight and k and len(body[k - 1]) < 25 and Scrap(body[k - 1], ((1, 1),), 0).shape == "short"
            )
            put(p, (spaced and not tight) if k else head_gap)
        if style == "archive" and rng.random() < 0.5:
            lines.append("")
    return lines, marks


def unmarked(pages: Path) -> list[tuple[str, list[str], set[int]]]:
    """The exports without marker lines, with the lines of their titles."""
    truth = json.loads((pages / "rmrb-export" / "truth.json").read_text("utf-8"))
    result = []
    for path in sorted((pages / "rmrb-export" / "unmarked").glob("*.txt")):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        marks: set[int] = set()
        at = 0
        for story in (t for t in truth if t["file"] == path.name):
            titles = [t.strip() for t in story["title"]]
            while lines[at : at + len(titles)] != titles:
                at += 1
            marks.update(range(at, at + len(titles)))
            at += len(titles)
        result.append((path.name, lines, marks))
    return result


def bare_page(pages: Path, orders: int = 24) -> list[tuple[list[str], set[int]]]:
    """The bare page with its stories in other orders, and the lines of its titles."""
    folder = pages / "grrb-2021-page"
    text = (folder / "page.txt").read_text("utf-8")
    truths = json.loads((folder / "truth.json").read_text("utf-8"))["articles"]
    titles = [
        "".join(squeeze(t[part] or "") for part in ("series", "kicker", "headline", "deck")) for t in truths
    ]
    result = []
    for other, _ in reordered(text, truths, orders, seed=23):
        lines = other.split("\n")
        marks = {
            n for n, line in enumerate(lines) if line.strip() and any(squeeze(line) in t for t in titles)
        }
        result.append((lines, marks))
    return result


def heading_samples(lines: list[str], marks: set[int]) -> list[tuple[list[str], bool]]:
    """Features and truth of each candidate line; the neighbours' truth joins as pair features."""
    scraps = read_scraps(lines)
    truth = [s.line - 1 in marks for s in scraps]
    page = Page(scraps)
    samples = []
    rng = random.Random(len(lines))
    titles = [i for i, t in enumerate(truth) if t]
    marks = {i: F.marked(page, i) for i in range(len(scraps)) if F.candidate(scraps, i)}
    known = sum(marks.get(i, False) for i in titles)
    borders = [i for i in titles if not (i and truth[i - 1])]
    for i, scrap in enumerate(scraps):
        if not F.candidate(scraps, i):
            continue
        names = F.features(page, i)
        if i and truth[i - 1]:
            names.append(F.pair_feature(scraps[i - 1], scrap))
        if i + 1 < len(scraps) and truth[i + 1]:
            names.append(F.pair_feature(scrap, scraps[i + 1]))
        # What the other title lines have; a third of the time unknown, as it is at first reading.
        if rng.random() < 0.33:
            names.append(F.habit(0, 0, marks[i]))
        else:
            names.append(F.habit(known - (truth[i] and marks[i]), len(titles) - truth[i], marks[i]))
        names.append(F.kinship(page, i, borders) if not (i and truth[i - 1]) else "kin4")
        samples.append((names, truth[i]))
    return samples


def documents(pages: Path, half: str, count: int, seed: int) -> list[tuple[list[str], set[int]]]:
    """Pages made of the stories of one half, and the stretches of unmarked exports that hold them."""
    stories = material(pages, half)
    families: dict[str, list[Story]] = {}
    for story in stories:
        families.setdefault(story.family, []).append(story)
    rng = random.Random(seed)
    result = []
    names = list(families)
    sizes = [len(families[n]) for n in names]
    for _ in range(count):
        pool = families[rng.choices(names, sizes)[0]]
        result.append(lay_out(rng.sample(pool, min(len(pool), rng.randrange(3, 9))), rng))
    for number, form in enumerate(FORMS):
        for page in make_pages(stories, form, count // 2, seed + number):
            lines = page.text.split("\n")
            result.append((lines, {n - 1 for story in page.stories for n in story.heading_lines}))
    if half == "all":
        result += bare_page(pages)
    for _, lines, marks in unmarked(pages):
        result += _stretches(lines, marks, half)
    return result


def _stretches(lines: list[str], marks: set[int], half: str) -> list[tuple[list[str], set[int]]]:
    starts = [m for m in sorted(marks) if m - 1 not in marks]
    result = []
    run: tuple[list[str], set[int]] = ([], set())
    for a, b in zip(starts, [*starts[1:], len(lines)], strict=False):
        title = squeeze("".join(lines[m] for m in range(a, b) if m in marks))
        if half in ("all", half_of(title)):
            run[1].update(len(run[0]) + m - a for m in range(a, b) if m in marks)
            run[0].extend(lines[a:b])
        elif run[0]:
            result.append(run)
            run = ([], set())
    return [*result, run] if run[0] else result


# What few of the samples have and every paper knows: a series' name above a headline, a kicker's dash.
HEADING_PRIOR = {"series": 1.0, "below:series": 1.5, "dash-last": 0.5, "below:dash": 1.5}


def train_headings(pages: Path, half: str) -> None:
    """Learn and write the weights of title lines; print how they do on the other half."""
    samples = []
    for lines, marks in documents(pages, half, 700, 1):
        samples += heading_samples(lines, marks)
    print(len(samples), "samples,", sum(t for _, t in samples), "titles")
    weights = learn(samples, prior=HEADING_PRIOR)
    write_weights(
        LOADER / "heading_weights.py",
        "Weights of the features that tell a title line, in log-odds. Written by tools/learn_page_model.py.",
        weights,
    )
    H.WEIGHTS.clear()
    H.WEIGHTS.update(weights)
    for name in (half, "test"):
        score_headings(documents(pages, name, 150, 99), name)


def score_headings(docs: list[tuple[list[str], set[int]]], name: str, show: int = 0) -> None:
    """Print precision and recall of title lines and of whole title blocks."""
    right = found = true = blocks = blocks_right = 0
    for lines, marks in docs:
        scraps = read_scraps(lines)
        guess = {s.line - 1 for s, m in zip(scraps, H.find_headings(scraps), strict=True) if m > 0}
        right += len(guess & marks)
        found += len(guess)
        true += len(marks)
        order = [s.line - 1 for s in scraps]
        for group in _groups(order, marks):
            blocks += 1
            blocks_right += group in _groups(order, guess)
        for line in sorted(guess ^ marks)[:show]:
            print("MISSED" if line in marks else "FALSE ", lines[line][:50])
    print(
        f"{name}: precision {right / max(1, found):.3f} recall {right / true:.3f} blocks {blocks_right / blocks:.3f}"
    )


def _groups(order: list[int], marks: set[int]) -> list[tuple[int, ...]]:
    groups: list[list[int]] = []
    last = None
    for k, line in enumerate(order):
        if line in marks:
            if last == k - 1:
                groups[-1].append(line)
            else:
                groups.append([line])
            last = k
    return [tuple(g) for g in groups]


# --- seams ------------------------------------------------------------------------------------


def train_seams(pages: Path, half: str) -> None:
    """Count which characters follow each other and begin paragraphs; write the packed table."""
    data = count_seams(material(pages, half))
    (LOADER / "seam_data.bin").write_bytes(data)
    print(len(data), "bytes")


def count_seams(stories: list[Story]) -> bytes:
    """The packed table of these stories' characters and the dictionary's."""
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    paragraphs = [p for story in stories for p in story.paragraphs]
    singles: Counter[str] = Counter()
    for text in paragraphs:
        if len(text) < 20:
            continue
        singles.update(text)
        pairs.update(a + b for a, b in zip(text, text[1:], strict=False))
        first[text[0]] += 1
        last[text[-1]] += 1
    _add_dictionary(pairs, singles)
    rows: dict[int, float] = {}
    total = sum(singles.values())
    for pair, n in pairs.items():
        a, b = pair
        if n >= 2 and _han(a) and _han(b):
            ratio = math.log2((n - 0.5) * total / (singles[a] * singles[b]))
            rows[ord(a) << 16 | ord(b)] = ratio
    starts, ends = sum(first.values()), sum(last.values())
    for char, n in singles.items():
        if n >= 8 and _han(char):
            rows[ord(char)] = math.log2((first[char] + 0.05) * total / (n * starts))
            rows[ord(char) << 16] = math.log2((last[char] + 0.05) * total / (n * ends))
    keys = sorted(rows)
    data = len(keys).to_bytes(4, "little")
    data += array("I", keys).tobytes()
    data += array("b", [max(-127, min(127, round(rows[k] * 8))) for k in keys]).tobytes()
    return data


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _add_dictionary(pairs: Counter[str], singles: Counter[str]) -> None:
    """jieba's word list with its counts: pairs inside words, seen in far more text than ours."""
    import jieba  # noqa: PLC0415

    scale = sum(singles.values()) / 60_000_000
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        n = max(1, round(int(count) * scale))
        singles.update(dict.fromkeys(word, n))
        for a, b in zip(word, word[1:], strict=False):
            pairs[a + b] += n


# --- joins ------------------------------------------------------------------------------------


# Ends that paragraphs have as well as cuts: rare in few samples, known from many more papers.
JOIN_PRIOR = {"end:dash": -1.5, "end:break": -1.5, "lower-dots": -5.0}


def train_joins(pages: Path, half: str) -> None:
    """Learn which piece runs on in which, from cut pages; print how well on the other half."""
    samples = []
    stories = material(pages, half)
    # Text that the table has seen looks too certain: weigh each part by a table counted on the others.
    parts = [[s for k, s in enumerate(stories) if k % 4 == n] for n in range(4)]
    for n, part in enumerate(parts):
        rest = [s for m, p in enumerate(parts) if m != n for s in p]
        S.use_table(S.SeamTable(count_seams(rest)))
        for k, form in enumerate(FORMS):
            for page in make_pages(part, form, 150, 11 + k + 10 * n):
                samples += join_samples(page)
        for story in part:
            samples += join_samples_whole(*_whole(story))
    for lines, marks in documents(pages, half, 0, 1):
        samples += join_samples_whole(lines, marks)
    S.use_table(None)
    print(len(samples), "pairs,", sum(t for _, t in samples), "joins")
    weights = learn(samples, prior=JOIN_PRIOR)
    write_weights(
        LOADER / "seam_weights.py",
        "Weights of the features that tell a join, in log-odds. Written by tools/learn_page_model.py.",
        weights,
    )
    S.WEIGHTS.clear()
    S.WEIGHTS.update(weights)
    for name in (half, "test"):
        for form in FORMS:
            score_joins([p for p in _cut_pages(pages, name, 60, 77) if p.form == form], f"{name} {form}")


def _whole(story: Story) -> tuple[list[str], set[int]]:
    lines = [text for piece in (*story.titles, *story.paragraphs) for text in (piece, "")]
    return lines, {2 * k for k in range(len(story.titles))}


def _cut_pages(pages: Path, half: str, count: int, seed: int) -> list[CutPage]:
    stories = material(pages, half)
    return [p for k, form in enumerate(FORMS) for p in make_pages(stories, form, count, seed + k)]


def _truth_of(page: CutPage) -> tuple[list[Scrap], list[bool], set[tuple[int, int]]]:
    scraps = read_scraps(page.text.split("\n"))
    at = {s.line: k for k, s in enumerate(scraps)}
    titles = {n for story in page.stories for n in story.heading_lines}
    heads = [s.line in titles for s in scraps]
    joins = {(at[a], at[b]) for story in page.stories for a, b in story.joins}
    return scraps, heads, joins


def join_samples(page: CutPage) -> list[tuple[list[str], bool]]:
    """The pairs that the reader would weigh on this page, with their truth."""
    return _pair_samples(*_truth_of(page))


def join_samples_whole(lines: list[str], marks: set[int]) -> list[tuple[list[str], bool]]:
    """The same for a text whose paragraphs are all whole."""
    scraps = read_scraps(lines)
    return _pair_samples(scraps, [s.line - 1 in marks for s in scraps], set())


def _pair_samples(
    scraps: list[Scrap], heads: list[bool], joins: set[tuple[int, int]]
) -> list[tuple[list[str], bool]]:
    seams = J.Seams(scraps, heads)
    taken = {j for _, j in joins}
    samples = []
    for i in seams.opens:
        near = list(seams.near(i))
        samples += [(seams.features(i, j, place), (i, j) in joins) for j, place in near]
        if not any((i, j) in joins for j, _ in near):
            tails = seams.tails(taken - {j for a, j in joins if a == i})
            samples += [(seams.features(i, j, place), (i, j) in joins) for j, place in seams.far(i, tails)]
    return samples


def score_joins(cut_pages: list[CutPage], name: str) -> None:
    """Print precision and recall of joins, true headings given."""
    right = found = true = 0
    for page in cut_pages:
        scraps, heads, joins = _truth_of(page)
        guess = {(i, j) for i, j, _ in J.join(J.Seams(scraps, heads))}
        right += len(guess & joins)
        found += len(guess)
        true += len(joins)
    print(f"{name}: precision {right / max(1, found):.3f} recall {right / max(1, true):.3f}")


def main() -> None:
    """Run one of the learners."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["headings", "seams", "joins"])
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "pages")
    parser.add_argument("--half", choices=["dev", "all"], default="dev")
    args = parser.parse_args()
    {"headings": train_headings, "seams": train_seams, "joins": train_joins}[args.what](args.pages, args.half)


if __name__ == "__main__":
    main()
