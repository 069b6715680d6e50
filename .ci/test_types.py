"What a type checker sees of the package: every public name with a type, the README's lines without an error, and errors where they are made."
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import stubs

ROOT = Path(__file__).resolve().parent.parent
CHECKER = shutil.which("basedpyright", path=str(Path(sys.executable).parent)) or shutil.which("basedpyright")
pytestmark = pytest.mark.skipif(not CHECKER, reason="basedpyright is not installed; the extra `dev` has it")
WRONG = """
from robustok import Fit, Optim, open_tokenizer, pfid, load_images
from robustok.measures.stats import FeatureStats
from robustok.tokenizers.vit import ViTTokenizer

images, labels = load_images("photos", n=8)
pfid(open_tokenizer("tokenizer-plain"), images, rates=0.5)  # reportArgumentType: a number for a list
Fit(steps="8", batch_size=8, optim=Optim(1e-3))  # reportArgumentType: a text for a number
FeatureStats(3).updates(images)  # reportAttributeAccessIssue: no such method
FeatureStats(3).update(images).cov.shape.encode()  # reportAttributeAccessIssue: a method of a cell of its own, and what it gives
ViTTokenizer().neighbors()  # reportCallIssue: an argument is missing
images.encode()  # reportAttributeAccessIssue: the tensor of a pair
"""


@pytest.fixture(scope="module")
def typed(tmp_path_factory) -> Path:
    "The package as a wheel has it."
    folder = tmp_path_factory.mktemp("typed")
    shutil.copytree(ROOT / "robustok", folder / "robustok", ignore=shutil.ignore_patterns("models", "__pycache__"))
    stubs.write(folder / "robustok")
    (folder / "pyrightconfig.json").write_text(json.dumps(dict(include=["program.py"], typeCheckingMode="standard", pythonVersion="3.10")))
    return folder


def check(folder, *options) -> dict:
    "What the checker says."
    command = [CHECKER, "--outputjson", "--pythonpath", sys.executable, *options]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # --verifytypes asks the first Python there, whatever it is told
    env = os.environ | dict(PYTHONPATH=str(folder), PATH=path)
    return json.loads(subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=600).stdout)


def problems(folder, program: str) -> list[tuple[int, str]]:
    "Line and rule of each error in a program that uses the package."
    (folder / "program.py").write_text(program)
    return [(d["range"]["start"]["line"], d.get("rule", d["message"])) for d in check(folder)["generalDiagnostics"] if d["severity"] == "error"]


@pytest.mark.cost(15)
def test_every_public_name_has_a_type(typed):
    found = check(typed, "--verifytypes", "robustok", "--ignoreexternal")["typeCompleteness"]
    wrong = {s["name"]: [d["message"] for d in s["diagnostics"]] for s in found["symbols"] if s["isExported"] and not s["isTypeKnown"]}
    assert wrong == {}
    assert found["exportedSymbolCounts"]["withKnownType"] > 2000


@pytest.mark.cost(8)
def test_the_lines_of_the_readme_have_no_type_error(typed):
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    assert blocks and problems(typed, "\n".join(blocks)) == []


@pytest.mark.cost(8)
def test_wrong_programs_are_told(typed):
    "Else a stub of nothing but `Any` would do."
    wanted = [(i, rule) for i, line in enumerate(WRONG.splitlines()) for rule in re.findall(r"# (report\w+):", line)]
    assert problems(typed, WRONG) == wanted


def test_methods_and_attributes_are_found():
    source = """
class A:
    def __init__(self, x: int, y=0.5): self.x, self.y, self._z = x, check_whole("y", y), 0

@patch
def double(self: A, name: dict) -> nn.Module: return 2 * self.x
@patch(as_prop=True)
def size(self: A): return self.x
@patch(cls_method=True)
def made(cls: A, *, at: str = "home"): return cls(1)
"""
    assert stubs.stub(source).splitlines()[1:] == [
        "class A():", "    x: int", "    y: int", "    def __init__(self, x: int, y: float=...) -> None: ...",
        "    def double(self, name: dict[Any, Any]) -> Any: ...", "    @property", "    def size(self) -> Any: ...", "    @classmethod",
        "    def made(cls, *, at: str=...) -> Any: ..."]
