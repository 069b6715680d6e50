"""Every public callable is called with one bad argument at a time: nothing meaningless may be accepted, nothing may end in a foreign traceback.

`EXAMPLES` in `examples.py` holds a good call of each public function and dataclass; a callable without one is named there with the reason. A bad
value is made from the good one by its kind: a number becomes nan, inf, a text, a boolean; tokens become floats, negative, NumPy; a path becomes
the empty text. What happens is one of

- *clear*: an error of Python's ordinary kinds, raised by this package, whose message names the argument;
- *accepted*: a result; meant only for values that are merely unusual (0, 1, a negative number, a huge one);
- *unclear*: any other error, an error of another library, one that does not name the argument, more than a few seconds, or too much memory.
"""
import importlib
import inspect
import json
import pkgutil
import resource
import signal
import subprocess
import sys
import traceback
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).parent))
SECONDS, GIGABYTES = 20, 6
ORDINARY = (ValueError, TypeError, OSError, FloatingPointError, NotImplementedError, MemoryError)
UNUSUAL = {"zero", "negative", "huge", "empty", "more_axes", "above"}  # may mean something, if the result is a number; nothing else may be accepted


def packages() -> list[str]:
    "Dotted names of all modules."
    import robustok
    return sorted(m.name for m in pkgutil.walk_packages(robustok.__path__, "robustok.") if "_modidx" not in m.name and not m.ispkg)


def public(module: str) -> dict:
    "Functions and classes that a module exports and defines, by qualified name."
    mod = importlib.import_module(module)
    own = {name: getattr(mod, name) for name in getattr(mod, "__all__", []) if hasattr(mod, name)}
    return {f"{module.removeprefix('robustok.')}.{k}": v for k, v in own.items() if callable(v) and getattr(v, "__module__", None) == module}


def bad_values(good) -> dict:
    "Bad values in the place of a good one, by kind."
    import numpy as np
    import torch
    if isinstance(good, bool): return dict(text="no", number=2, nothing=None)
    if isinstance(good, (int, float)):
        found = dict(nan=float("nan"), inf=float("inf"), boolean=True, text="3", array=np.array([1.0, 2.0]), negative=-1, zero=0, huge=10**15)
        return found | (dict(fraction=good + 0.5) if isinstance(good, int) else {})
    if isinstance(good, Path): return dict(empty="", zero_byte="a\0b", number=3)
    if isinstance(good, str): return dict(empty="", other="no such thing", number=3, nothing=None)
    if isinstance(good, torch.Tensor):
        found = dict(numpy=good.numpy(), list=[1, 2], text="x", empty=good[:0], scalar=torch.tensor(1.0), more_axes=good[None, None, None])
        if good.dtype == torch.long: found |= dict(floats=good.float() + 0.5, boolean=good > 0, below=good - 10**6, above=good + 10**6)
        if good.dtype == torch.uint8: found |= dict(bytes_as_floats=good.float(), boolean=good > 0, nan=good.float() * float("nan"))
        if good.is_floating_point(): found |= dict(nan=good * float("nan"), inf=good + float("inf"), long=good.long(), boolean=good > 0)
        return found
    if isinstance(good, (list, tuple)) and good and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in good):
        return dict(empty=type(good)(), nan=type(good)([float("nan")] * len(good)), text="0.5", texts=["a"] * len(good), number=3)
    if isinstance(good, (dict, list, tuple)) or good is None or inspect.isfunction(good): return {}
    return dict(nothing=None, text="text", object=object())  # a model, a configuration


def meaningless(result) -> bool:
    "Whether a result holds nan: numbers, tensors, tables, records of such."
    import numpy as np
    import pandas as pd
    import torch
    if isinstance(result, torch.Tensor): return bool(result.is_floating_point() and result.isnan().any())
    if isinstance(result, (float, np.floating, np.ndarray)): return bool(np.isnan(np.asarray(result, float)).any()) if np.asarray(result).dtype.kind == "f" else False
    if isinstance(result, pd.DataFrame): return False
    if isinstance(result, (list, tuple)): return any(map(meaningless, result))
    return isinstance(getattr(result, "value", None), float) and np.isnan(result.value)


def outcome(function, given: dict, name: str) -> tuple[str, str]:
    "'clear', 'accepted' or 'unclear', and what was said."
    def late(*_): raise TimeoutError("too slow")
    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        result = function(**given)
        if inspect.isgenerator(result): result = next(result, None)
        return "accepted", "nan" if meaningless(result) else ""
    except TimeoutError: return "unclear", f"longer than {SECONDS} s"
    except ORDINARY as error:
        where = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
        own = (ROOT / "robustok") in where.parents
        named = name.rstrip("s") in str(error) or name.replace("_", " ").rstrip("s") in str(error)
        return ("clear" if own and named else "unclear"), f"{type(error).__name__} in {where.name}: {str(error)[:160]}"
    except BaseException as error:
        if "can't allocate memory" in str(error): return "clear", "PyTorch says how much memory there was not"
        return "unclear", f"{type(error).__name__}: {str(error)[:160]}"
    finally: signal.alarm(0)


def tried(module: str) -> dict:
    "Every bad call of a module: 'callable(argument=kind)' to its outcome."
    import examples
    found = {}
    calls = [(n, f, examples.EXAMPLES[n]) for n, f in public(module).items() if n in examples.EXAMPLES] if module != "methods" else \
        [(n, given(), make) for n, (given, make) in examples.METHODS.items()]
    for name, function, make in calls:
        try: kept = function(**make())
        except BaseException as error:
            found[f"{name}: the good call"] = ("unclear", f"{type(error).__name__}: {error}")
            continue
        del kept
        for argument, good in make().items():
            for kind, bad in bad_values(good).items():
                given = make() | {argument: bad}
                state, said = outcome(function, given, argument)
                if state == "accepted" and kind in UNUSUAL and not said: continue
                if kind == "nothing" and state == "accepted" and inspect.signature(function).parameters[argument].default is None: continue
                found[f"{name}({argument}={kind})"] = (state, said)
    return found


def rooms() -> dict[str, list[str]]:
    "Modules by folder; those that stand alone are the room 'ground'."
    found = {}
    for module in packages():
        parts = module.split(".")
        found.setdefault(parts[1] if len(parts) > 2 else "ground", []).append(module)
    return found | dict(methods=["methods"])


@pytest.mark.parametrize("room", [pytest.param(r, marks=pytest.mark.cost(60)) for r in sorted(rooms())])
def test_bad_inputs_are_refused(room):
    import examples
    done = subprocess.run([sys.executable, __file__, *rooms()[room]], capture_output=True, text=True, timeout=900, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    wrong = {call: said for call, (state, said) in found.items() if state != "clear" and call not in examples.MEANT}
    assert wrong == {}


def test_every_public_callable_has_an_example():
    import examples
    missing = [name for module in packages() for name in public(module) if name not in examples.EXAMPLES and name not in examples.NOT_TRIED]
    assert missing == []


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (GIGABYTES * 2**30,) * 2)
    sys.path.insert(0, str(ROOT))
    warnings.simplefilter("ignore")
    sys.stdout.write("\n" + json.dumps({k: v for module in sys.argv[1:] for k, v in tried(module).items()}) + "\n")
