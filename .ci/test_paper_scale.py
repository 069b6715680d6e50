"Full size: every model that a parameter file names can be built, and a published model goes the way of the bench."
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import torch
import yaml

from robustok.generators.llamagen import LLAMAGEN_CONFIGS, LlamaGen
from robustok.generators.rar import RAR, RAR_CONFIGS
from robustok.studies.bench import Bench, Retrained, Subject
from robustok.studies.recipes import facts_of, model_name, outline, RECIPES, recipe, Training
from robustok.tokenizers.cnn import CNNTokenizer
from robustok.tokenizers.transformer import TokenizerConfig
from robustok.tokenizers.vit import ViTTokenizer
from robustok.zoo.gigatok import GIGATOK_CONFIGS, GigaTok
from robustok.zoo.ibq import IBQ_CONFIGS
from robustok.zoo.llamagen_vq import LLAMAGEN_VQ_CONFIGS
from robustok.zoo.maetok import MAETok
from robustok.zoo.maskgit_vqgan import MASKGIT_VQGAN_CONFIGS, MaskGITTokenizer
from robustok.zoo.table import MODELS
from robustok.zoo.taming import TAMING_CONFIGS
from robustok.zoo.titok import TITOK_CONFIGS, TiTok

FILES = sorted((Path(__file__).resolve().parent.parent / "nbs/paper/params/paper").glob("*.yaml"))
PUBLISHED = {  # class and configuration of the public models
    "llamagen-vq16": (CNNTokenizer, LLAMAGEN_VQ_CONFIGS["llamagen_vq16"]), "vqgan-16384": (CNNTokenizer, TAMING_CONFIGS["taming_16384"]),
    "maskgit-vqgan": (MaskGITTokenizer, MASKGIT_VQGAN_CONFIGS["maskgit_vqgan"]), "titok-sl256-vq8k": (TiTok, TITOK_CONFIGS["SL-256-VQ8k"]),
    "gigatok-sb": (GigaTok, GIGATOK_CONFIGS["gigatok-sb"]), "maetok-b-128": (MAETok, MAETok.Config()),
    **{f"ibq-{k}": (CNNTokenizer, IBQ_CONFIGS[f"ibq_{k}"]) for k in (1024, 8192, 16384)},
    "xqgan-8192": (ViTTokenizer, TokenizerConfig(num_codes=8192, code_dim=32)), **dict.fromkeys(("xqgan-4096", "robustok"), (ViTTokenizer, TokenizerConfig())),
    **{f"robustok-rar-{size}": (RAR, RAR_CONFIGS[f"rar_{size}"]) for size in "bl"}, "llamagen-l": (LlamaGen, LLAMAGEN_CONFIGS["llamagen_l"]),
}


def texts(value) -> list[str]:
    "All words of a parameter."
    if isinstance(value, dict): return [t for pair in value.items() for v in pair for t in texts(v)]
    if isinstance(value, list): return [t for v in value for t in texts(v)]
    return value.split() if isinstance(value, str) else []


def models(path: Path) -> list[str]:
    "Full names of the models that a file names; a family of generators stands for all of its sizes."
    words = dict.fromkeys(t for name, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()
                          if name not in ("scale", "beside", "data", "paper") for t in texts(value))
    families = [name for name in RECIPES for word in words if name.rpartition("-")[0] == word]
    return [model_name(word) for word in words if word.removeprefix("public:") in [*RECIPES, *MODELS]] + families


@cache
def built(name: str) -> torch.nn.Module:
    if name in RECIPES: return outline(name)
    make, config = PUBLISHED[name]
    with torch.device("meta"): return make(config)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_model_of_a_full_size_file_is_built(path):
    "On the meta device, with as many weights, codes and tokens as the table says."
    for name in models(path):
        model, facts = built(name), facts_of(name)
        assert model.kind == recipe(name)["kind"]
        count = sum(p.numel() for p in model.parameters())
        assert facts.parameters in (None, count), (name, count)
        if name in MODELS: assert (facts.num_codes, facts.num_tokens) == (getattr(model, "num_codes", 0) or 0, model.num_tokens), name


def test_full_size_files_name_models_and_need_no_excuse():
    for path in FILES:
        assert "annot run" not in path.read_text(encoding="utf-8"), path.name
    named = {name for path in FILES for name in models(path)}
    assert set(PUBLISHED) <= named and {n for n in named if n in RECIPES} >= {"paper-robust-4096", "paper-rar-4096", "paper-flow-0"}


@pytest.mark.filterwarnings("ignore:.*feature vectors cannot fill")
def test_a_public_file_goes_through_the_bench(tmp_path, monkeypatch):
    "Measured, and its decoder post-trained by the release's losses, whose networks have random weights here."
    from robustok.losses.critics import DINOFeatures
    from robustok.networks.vgg import LPIPS
    from robustok.studies import recipes
    from robustok.zoo.llamagen_vq import to_official
    monkeypatch.setenv("ROBUSTOK_DATA", str(tmp_path))
    monkeypatch.setattr(recipes, "load_lpips", LPIPS)
    monkeypatch.setattr(recipes, "load_dino", DINOFeatures)
    torch.manual_seed(0)
    small = CNNTokenizer(CNNTokenizer.Config(image_size=32, width=32, multipliers=(1, 1, 2), blocks=2, num_codes=16, code_dim=4, latent_width=8))
    torch.save(to_official(small), tmp_path / "small.pt")
    torch.manual_seed(0)
    one = Subject("small.pt", training=Training("photos", 8, batch_size=4))
    opened = one.open()[0]
    size = one.facts.image_size
    assert one.facts.num_codes == 16
    tuned = replace(one, decoder=Retrained(steps=2, pairs=8))
    bench = Bench("example", "smoke", n=8, judge_size=32)
    assert bench.real(one).images.shape[-1] == size
    rows = bench.rows("before", one, ["rfid"]) + bench.rows("after", tuned, ["rfid"])
    assert len(rows) == 4 and len({r["model"] for r in rows}) == 2
    after = tuned.open()[0]
    moved = {k.split(".")[0] for k, t in after.state_dict().items() if not torch.equal(t, opened.state_dict()[k])}
    assert moved == {"decoder"}
