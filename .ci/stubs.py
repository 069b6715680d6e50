"""What a type checker and an editor know of the package: a stub (.pyi) of each module, with every method in its class.

Methods stand in cells of their own here, and `@patch` puts them into their class when the module is imported, which no type checker does;
nor does one follow the lazy names of `robustok` itself. Stubs are made from the code, when a wheel is built and by `make types`, never committed.
"""
import ast
import copy
import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "robustok"
ARGUMENTS = {"dict": "dict[Any, Any]", "list": "list[Any]", "set": "set[Any]", "tuple": "tuple[Any, ...]", "type": "type[Any]", "Callable": "Callable[..., Any]",
             "tqdm": "tqdm[Any]", "Mapping": "Mapping[Any, Any]", "Sequence": "Sequence[Any]", "Iterable": "Iterable[Any]", "Iterator": "Iterator[Any]",
             "np.ndarray": "np.ndarray[Any, Any]"}
KEPT = {"property", "classmethod", "staticmethod", "contextmanager", "dataclass", "runtime_checkable", "overload"}  # decorators that types depend on
CONTAINERS = {ast.List: "list", ast.Dict: "dict", ast.Set: "set", ast.Tuple: "tuple", ast.JoinedStr: "str", ast.ListComp: "list", ast.DictComp: "dict",
              ast.SetComp: "set", ast.Compare: "bool"}


class Completed(ast.NodeTransformer):
    "Hints such as `dict` or `Callable`, with what they hold."

    def visit_Subscript(self, node): return ast.Subscript(node.value, self.visit(node.slice), node.ctx)
    def visit_Name(self, node): return ast.parse(ARGUMENTS.get(node.id, node.id)).body[0].value
    def visit_Attribute(self, node): return ast.parse(ARGUMENTS.get(name := ast.unparse(node), name)).body[0].value


def hint_of(node: ast.expr) -> str:
    "An annotation as a stub has it."
    if isinstance(node, ast.Constant) and isinstance(node.value, str): node = ast.parse(node.value).body[0].value
    return ast.unparse(Completed().visit(copy.deepcopy(node)))


def given(node: ast.expr) -> str:
    "The same of what a caller gets: a checker denies what a module has beside what all modules have, so that one of any kind is `Any`."
    return "Any" if (hint := hint_of(node)) in ("nn.Module", "nn.Module | None") else hint


def decorator(node: ast.expr) -> str:
    "Last part of a decorator's name."
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else node.id


def option(node: ast.FunctionDef, name: str) -> bool:
    "Whether a method is put into its class with this option of `patch`."
    calls = [d for d in node.decorator_list if isinstance(d, ast.Call) and decorator(d) == "patch"]
    return any(k.arg == name and k.value.value for d in calls for k in d.keywords)


def patched(node: ast.stmt) -> list[str]:
    "Classes into which a function is put."
    if not isinstance(node, ast.FunctionDef) or "patch" not in map(decorator, node.decorator_list): return []
    hint = node.args.args[0].annotation
    return [n.id for n in ast.walk(hint) if isinstance(n, ast.Name)]


def guessed(value: ast.expr | None, known: dict[str, str]) -> str:
    "Type of what a name is set to; `known`: types of the names around it, and classes."
    if isinstance(value, ast.Constant): return "Any" if value.value is None else type(value.value).__name__
    if isinstance(value, ast.Tuple): return f"tuple[{', '.join(guessed(v, known) for v in value.elts)}]" if value.elts else "tuple[()]"
    if type(value) in (ast.List, ast.Set) and value.elts and len(kinds := {guessed(v, known) for v in value.elts}) == 1:
        return f"{CONTAINERS[type(value)]}[{kinds.pop()}]"
    if type(value) in CONTAINERS:
        return {"dict": "dict[Any, Any]", "list": "list[Any]", "set": "set[Any]"}.get(kind := CONTAINERS[type(value)], kind)
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func)
        if name in ("check_whole", "len"): return "int"
        if name in ("check_number", "math.log"): return "float"
        return name if name in known and known[name] == "class" or name.startswith("nn.") and "." not in name[3:] else "Any"
    if isinstance(value, ast.Name) and value.id in known: return f"type[{value.id}]" if known[value.id] == "class" else known[value.id]
    return "Any"


def signature(node: ast.FunctionDef, method: bool, protocol: bool = False) -> str:
    "A function without its body, and without decorators that only act at run time; a protocol asks for arguments by place and not by name."
    args = copy.deepcopy(node.args)
    own = [*args.posonlyargs, *args.args]
    defaults = dict(zip([a.arg for a in own][len(own) - len(args.defaults):], args.defaults)) | dict(zip([a.arg for a in args.kwonlyargs], args.kw_defaults))
    static = "staticmethod" in map(decorator, node.decorator_list)
    for i, a in enumerate([*own, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]):
        if a.annotation is None and not (method and not static and i == 0): a.annotation = ast.parse(guessed(defaults.get(a.arg), {})).body[0].value
        if method and not static and i == 0: a.annotation = None
        if a.annotation is not None: a.annotation = ast.parse(hint_of(a.annotation)).body[0].value
    if protocol: args.posonlyargs, args.args = own, []
    args.defaults, args.kw_defaults = [ast.Constant(...) for _ in args.defaults], [d and ast.Constant(...) for d in args.kw_defaults]
    answers = any(isinstance(n, ast.Return) and n.value is not None or isinstance(n, (ast.Yield, ast.YieldFrom)) for n in ast.walk(node))
    hint = given(node.returns) if node.returns else "Any" if answers else "None"
    kept = [ast.unparse(d) for d in node.decorator_list if decorator(d) in KEPT]
    if option(node, "cls_method"): kept.append("classmethod")
    if option(node, "as_prop") or "cached_property" in map(decorator, node.decorator_list): kept.append("property")
    return "".join(f"@{d}\n" for d in kept) + f"def {node.name}({ast.unparse(args)}) -> {hint}: ..."


def fields(node: ast.FunctionDef, known: dict[str, str]) -> dict[str, str]:
    "Attributes that a method sets, and their types."
    known = known | {a.arg: hint_of(a.annotation) for a in [*node.args.args, *node.args.kwonlyargs] if a.annotation}
    found = {}
    def note(target, value):
        if isinstance(target, ast.Tuple):
            values = value.elts if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts) else [None] * len(target.elts)
            for t, v in zip(target.elts, values): note(t, v)
        elif isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self": found.setdefault(target.attr, guessed(value, known))
    for n in ast.walk(node):
        if isinstance(n, ast.Assign):
            for target in n.targets: note(target, n.value)
        elif isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Attribute): found[n.target.attr] = hint_of(n.annotation)
    return found


def variables(node: ast.Assign, known: dict[str, str]) -> list[str]:
    "Lines for names that are set; another name for a class stays that."
    if isinstance(node.value, ast.Name) and node.value.id in known or ast.unparse(node.value).startswith("TypeVar("):
        return [ast.unparse(node)]
    pairs = [(t, node.value) for t in node.targets]
    if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple): pairs = list(zip(node.targets[0].elts, node.value.elts))
    return [f"{t.id}: {guessed(value, known)}" for t, value in pairs if isinstance(t, ast.Name) and public(t.id) and t.id != "__slots__"]


def public(name: str) -> bool: return not name.startswith("_") or name.startswith("__")


@cache
def classes() -> dict[str, ast.ClassDef]:
    "Every class of the package by its name."
    return {n.name: n for path in PACKAGE.rglob("*.py") for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.ClassDef)}


def declared(*names: str) -> set[str]:
    "What these classes, and those above them, say that they have, with a type."
    found = set()
    for node in filter(None, map(classes().get, names)):
        found |= {n.target.id for n in node.body if isinstance(n, ast.AnnAssign)} | {n.name for n in node.body if isinstance(n, ast.FunctionDef)}
        found |= declared(*(b.id for b in node.bases if isinstance(b, ast.Name)))
    return found


def class_stub(node: ast.ClassDef, methods: list[ast.FunctionDef], known: dict[str, str]) -> str:
    "A class with all its methods, and the attributes that they set and no class above it declares."
    functions = [n for n in [*node.body, *methods] if isinstance(n, ast.FunctionDef)]
    lines, own, protocol = [], {n.name for n in functions}, "Protocol" in map(ast.unparse, node.bases)
    for n in node.body:
        if isinstance(n, ast.AnnAssign):
            lines.append(f"{n.target.id}: {(hint_of if protocol else given)(n.annotation)}" + " = ..." * (n.value is not None))
            own.add(n.target.id)
        elif isinstance(n, ast.Assign):
            lines += (found := variables(n, known))
            own |= {line.split(":")[0].split(" ")[0] for line in found}
    own |= declared(*(b.id for b in node.bases if isinstance(b, ast.Name)))
    for n in functions: lines += [f"{name}: {hint}" for name, hint in fields(n, known).items() if public(name) and name not in own and not own.add(name)]
    lines += [signature(n, True, protocol) for n in functions if public(n.name)]
    kept = [f"@{ast.unparse(d)}\n" for d in node.decorator_list if decorator(d) in KEPT]
    head = ", ".join([*map(ast.unparse, node.bases), *(f"{k.arg}={ast.unparse(k.value)}" for k in node.keywords)])
    body = "\n".join(lines) or "..."
    return f"{''.join(kept)}class {node.name}({head}):\n    " + body.replace("\n", "\n    ")


def stub(source: str) -> str:
    "The stub of a module."
    tree = ast.parse(source)
    known = {n.name: "class" for n in tree.body if isinstance(n, ast.ClassDef)}
    known |= {(a.asname or a.name): "class" for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names if a.name in classes()}
    methods = {}
    for n in tree.body:
        for name in patched(n): methods.setdefault(name, []).append(n)
    parts = ["from typing import Any"]
    for n in tree.body:
        if isinstance(n, (ast.Import, ast.ImportFrom)): parts.append(ast.unparse(n))
        elif isinstance(n, ast.ClassDef): parts.append(class_stub(n, methods.get(n.name, []), known))
        elif isinstance(n, ast.FunctionDef) and public(n.name) and not patched(n): parts.append(signature(n, False))
        elif isinstance(n, ast.AnnAssign):
            parts.append(ast.unparse(n) if ast.unparse(n.annotation) == "TypeAlias" else f"{n.target.id}: {hint_of(n.annotation)}")
        elif isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__": parts.append(ast.unparse(n))
        elif isinstance(n, ast.Assign): parts += variables(n, known)
    return "\n".join(parts) + "\n"


def face(source: str) -> str:
    "The stub of the package itself: the names that are looked up when they are asked for."
    homes = next(ast.literal_eval(n.value) for n in ast.parse(source).body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "_HOMES")
    lines = [f"from .{home} import {name} as {name}" for home, names in homes.items() for name in names]
    return "\n".join(["__version__: str", *lines, f"__all__ = {sorted(n for names in homes.values() for n in names)}"]) + "\n"


def write(target: Path) -> None:
    "Stubs of all modules, in a folder that is a copy of the package or a place for one."
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == "_modidx.py": continue
        text, name = path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).with_suffix(".pyi")
        out = target / name
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(face(text) if name.as_posix() == "__init__.pyi" else stub(text), encoding="utf-8")


if __name__ == "__main__": write(Path(sys.argv[1]))
