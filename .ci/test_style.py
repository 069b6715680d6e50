"The code of every notebook in one hand; `python .ci/style.py --fix` mends most of what is found here."
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import style


@pytest.mark.parametrize("path", [pytest.param(p, id=p.relative_to(style.NBS).with_suffix("").as_posix()) for p in style.notebooks()])
def test_notebook_is_in_the_house_style(path):
    assert style.check(path) == []


@pytest.mark.parametrize("before, after", [
    ("x = 'a'  # b", 'x = "a"  # b'),
    ("x = 'say \"a\"'", "x = 'say \"a\"'"),
    ("x = 1 # b", "x = 1  # b"),
    ("def f(a: int|None): return a", "def f(a: int | None): return a"),
    ("def f(a: int, # first\n      b = 2):  # second\n    return a", "def f(\n    a: int,  # first\n    b = 2,\n):  # second\n    return a"),
    ("raise ValueError(f'n must be 1, got {n}')", 'raise ValueError(f"n must be 1; got {n}")'),
])
def test_style_is_mended(before, after):
    assert style.fixed(before) == after == style.fixed(after)
    assert bool(style.complaints(before, 120)) == (before != after)
