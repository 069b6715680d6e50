"""One hand: how code looks in every notebook. `python .ci/style.py` lists what differs, `--fix` mends what a machine can.

Double quotes; two spaces before a comment; `X | None`; a signature that needs more than one line has one argument in each; errors say
"…; got …"; no line is wider than 120 columns, in the quickstart and the README 88.
"""
import ast
import io
import json
import re
import sys
import tokenize
from pathlib import Path

NBS = Path(__file__).resolve().parent.parent / "nbs"
WIDTH = {"quickstart": 88, "index": 88}


def tokens(source: str) -> list[tokenize.TokenInfo]:
    "Tokens of a cell, f-strings as one (they are several from Python 3.12 on)."
    found, lines, start, depth = [], source.splitlines(keepends=True), None, 0
    for t in tokenize.generate_tokens(io.StringIO(source).readline):
        name = tokenize.tok_name[t.type]
        if name == "FSTRING_START":
            start, depth = start or t.start, depth + 1
        elif name == "FSTRING_END":
            depth -= 1
            if not depth:
                text = between(lines, start, t.end)
                found.append(tokenize.TokenInfo(tokenize.STRING, text, start, t.end, t.line))
                start = None
        elif not depth:
            found.append(t)
    return found


def between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    "Text from one (line, column) to another."
    if start[0] == end[0]: return lines[start[0] - 1][start[1] : end[1]]
    return lines[start[0] - 1][start[1] :] + "".join(lines[start[0] : end[0] - 1]) + lines[end[0] - 1][: end[1]]


def replaced(source: str, edits: list[tuple]) -> str:
    "Source with each ((line, column), (line, column), text) put in."
    lines = source.splitlines(keepends=True) or [""]
    offsets = [0]
    for line in lines: offsets.append(offsets[-1] + len(line))
    for start, end, text in sorted(edits, reverse=True):
        a, b = offsets[start[0] - 1] + start[1], offsets[end[0] - 1] + end[1]
        source = source[:a] + text + source[b:]
    return source


# --- rules that a machine can mend: each gives edits -----------------------------------------------------------------------


def quotes(source: str) -> list[tuple]:
    "'text' where \"text\" would do."
    edits = []
    for t in tokens(source):
        if t.type != tokenize.STRING: continue
        prefix, quote, body = re.fullmatch(r"(?s)(\w*)('''|\"\"\"|'|\")(.*)\2", t.string).groups()
        if quote[0] == "'" and '"' not in body and not (len(quote) == 1 and "\\'" in body):
            edits.append((t.start, t.end, f"{prefix}{quote.replace(chr(39), chr(34))}{body}{quote.replace(chr(39), chr(34))}"))
    return edits


def comments(source: str) -> list[tuple]:
    "Fewer than two spaces before a comment, or none after its mark."
    edits, lines = [], source.splitlines()
    for t in tokens(source):
        if t.type != tokenize.COMMENT or t.string.startswith(("#|", "#!")): continue
        text = t.string if re.match(r"#+( |$)", t.string) else "# " + t.string[1:]
        before = lines[t.start[0] - 1][: t.start[1]]
        gap = len(before) - len(before.rstrip())
        need = "" if not before.strip() or gap >= 2 else " " * (2 - gap)
        if need or text != t.string: edits.append((t.start, t.end, need + text))
    return edits


def unions(source: str) -> list[tuple]:
    "`A|B` without spaces."
    edits, lines = [], source.splitlines()
    for t in tokens(source):
        if t.type != tokenize.OP or t.string != "|": continue
        line = lines[t.start[0] - 1]
        left, right = line[: t.start[1]], line[t.end[1] :]
        text = ("" if left.endswith(" ") else " ") + "|" + ("" if right.startswith(" ") or not right else " ")
        if text != "|": edits.append((t.start, t.end, text))
    return edits


def got(source: str) -> list[tuple]:
    "Errors that say \", got\" where the others say \"; got\"."
    edits = []
    for t in tokens(source):
        if t.type == tokenize.STRING and ", got " in t.string: edits.append((t.start, t.end, t.string.replace(", got ", "; got ")))
    return edits


def arguments(node: ast.FunctionDef, source: str, positions) -> list[tuple[str, int]]:
    "Text of each entry of a signature, with the line on which it ends."
    a, found = node.args, []
    def entry(arg, default=None, star=""):
        last = default or arg.annotation or arg
        start, end = positions(arg.lineno, arg.col_offset), positions(last.end_lineno, last.end_col_offset)
        text = between(source.splitlines(keepends=True), start, end)
        found.append((star + re.sub(r"\s*\n\s*", " ", text), end[0]))
    ordered = a.posonlyargs + a.args
    defaults = [None] * (len(ordered) - len(a.defaults)) + a.defaults
    for i, (arg, default) in enumerate(zip(ordered, defaults)):
        entry(arg, default)
        if a.posonlyargs and i == len(a.posonlyargs) - 1: found.append(("/", found[-1][1]))
    if a.vararg: entry(a.vararg, star="*")
    elif a.kwonlyargs: found.append(("*", found[-1][1] if found else node.lineno))
    for arg, default in zip(a.kwonlyargs, a.kw_defaults): entry(arg, default)
    if a.kwarg: entry(a.kwarg, star="**")
    return found


def signatures(source: str) -> list[tuple]:
    "Signatures of several lines with another layout than one argument in each."
    lines, edits, toks = source.splitlines(keepends=True), [], tokens(source)
    def positions(line, column): return line, len(lines[line - 1].encode()[:column].decode())  # ast counts bytes
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)): continue
        first = next(i for i, t in enumerate(toks) if t.start[0] >= node.lineno and t.string == "def")
        opened, depth, close, colon = None, 0, None, None
        for i, t in enumerate(toks[first:], first):
            if t.type != tokenize.OP: continue
            if t.string in "([{": opened, depth = opened or t, depth + 1
            if t.string in ")]}":
                depth -= 1
                if not depth and close is None: close = i
            if t.string == ":" and not depth and close is not None:
                colon = t
                break
        if opened.start[0] == colon.start[0] or opened.start[0] == toks[close].start[0] and not node.args.args + node.args.kwonlyargs: continue
        entries = arguments(node, source, positions)
        notes = {t.start[0]: t.string for t in toks[first:] if t.type == tokenize.COMMENT and opened.start[0] <= t.start[0] <= colon.start[0]}
        if any(lines[n - 1].strip().startswith("#") for n in notes): continue  # a comment with a line of its own: left to a human
        indent = re.match(r"\s*", lines[node.lineno - 1])[0]
        ends = {end: i for i, (text, end) in enumerate(entries) if text not in ("*", "/")}  # a note belongs to the last argument on its line
        parts = ["("]
        for i, (text, end) in enumerate(entries):
            note = notes.get(end) if ends.get(end) == i and end != colon.start[0] else None
            star = text.startswith("**")
            parts.append(f"\n{indent}    {text}{'' if star else ','}" + (f"  {note}" if note else ""))
        after = re.sub(r"\s*\n\s*", " ", between(lines, toks[close].end, colon.start))
        parts.append(f"\n{indent}){after}")
        new = "".join(parts)
        if new != between(lines, opened.start, colon.start): edits.append((opened.start, colon.start, new))
    return edits


RULES = (quotes, comments, unions, got, signatures)


# --- cells and notebooks ---------------------------------------------------------------------------------------------------


def plain(source: str) -> bool: return not re.search(r"^\s*[%!]", source, re.M)  # magics are no Python


def fixed(source: str) -> str:
    "A cell after every rule, until nothing changes."
    for rule in RULES: source = replaced(source, rule(source))
    return source


def complaints(source: str, width: int) -> list[str]:
    "What differs in a cell."
    found = [f"wider than {width}: {line.strip()[:60]}…" for line in source.splitlines() if len(line) > width]
    if not plain(source): return found
    for rule in RULES:
        for start, _, text in rule(source): found.append(f"{rule.__name__}, line {start[0]}: {text[:60]!r}")
    return found


def notebooks() -> list[Path]: return sorted(p for p in NBS.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)


def check(path: Path) -> list[str]:
    "What differs in the code of a notebook."
    nb = json.loads(path.read_text(encoding="utf-8"))
    code = [(c["id"], "".join(c["source"])) for c in nb["cells"] if c["cell_type"] == "code"]
    bars = ["metadata: states of widgets, which are progress bars that nobody sees"] if "widgets" in nb["metadata"] else []
    return bars + [f"{id}: {text}" for id, source in code for text in complaints(source, WIDTH.get(path.stem, 120))]


def fix(path: Path) -> bool:
    "Mend a notebook; whether it changed."
    nb = json.loads(path.read_text(encoding="utf-8"))
    changed = nb["metadata"].pop("widgets", None) is not None
    for cell in nb["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or not plain(source): continue
        if (new := fixed(source)) != source: cell["source"], changed = new.splitlines(keepends=True), True
    if changed: path.write_text(json.dumps(nb, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return changed


if __name__ == "__main__":
    if "--fix" in sys.argv:
        for path in notebooks(): fix(path)
    wrong = {p: found for p in notebooks() if (found := check(p))}
    for path, found in wrong.items(): sys.stdout.write(f"{path.relative_to(NBS)}\n" + "".join(f"  {text}\n" for text in found))
    sys.exit(bool(wrong))
