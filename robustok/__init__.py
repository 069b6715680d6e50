"""Robust image tokenizers: latent perturbation, pFID and decoder post-training, for any tokenizer

What most users need can be imported from here: `from robustok import load_images, open_tokenizer, pfid`. A name is looked up in its
module when it is first asked for, so that `import robustok` itself costs nothing. Inside the package nothing imports from here."""
__version__ = "0.1.0"

from importlib import import_module

_HOMES = {
    "data.load": ("load_images",),
    "quantizers.vq": ("VectorQuantizer",),
    "perturbation": ("Perturbation", "perturb"),
    "tokenizers.vit": ("ViTTokenizer",),
    "generators.rar": ("RAR",),
    "interfaces": ("Sampling",),
    "measures.one_pass": ("rfd",),
    "measures.robustness": ("pfid",),
    "measures.generation": ("gfd",),
    "measures.evaluation": ("evaluate",),
    "training.loop": ("Fit", "Optim"),
    "training.tokenizer": ("train_tokenizer",),
    "training.generator": ("train_generator",),
    "training.post_training": ("make_pairs", "post_train"),
    "training.by_name": ("train_pair",),
    "zoo.registry": ("open_tokenizer", "open_generator"),
    "core": ("seed_all",),
    "show": ("show_grid",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME_OF)


def __getattr__(name: str):
    "The function or class of that name, from its home."
    if name not in _HOME_OF: raise AttributeError(f"module 'robustok' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"robustok.{_HOME_OF[name]}"), name)
    return value


def __dir__() -> list[str]: return sorted({*globals(), *__all__})
