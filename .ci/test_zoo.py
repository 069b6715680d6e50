"Every family of public files: opened for what it is in any of the wrappings that projects use, or refused by name; converted, and opened in a new process."
import importlib
import json
import subprocess
import sys
from functools import cache

import pytest
import torch

from robustok.core import evaluating, seed_all
from robustok.files import model_info, tensor_hash
from robustok.generators.diffusion import Diffusion, DiffusionConfig
from robustok.generators.flow import Flow, FlowConfig
from robustok.generators.llamagen import LlamaGen
from robustok.generators.rar import RAR
from robustok.measures.evaluation import evaluate
from robustok.testing import Quarters
from robustok.tokenizers.cnn import CNNTokenizer
from robustok.tokenizers.vit import ViTTokenizer
from robustok.training.loop import Fit, Optim
from robustok.training.post_training import make_pairs, post_train, real_pairs
from robustok.zoo.detok import DeTok, DeTokConfig
from robustok.zoo.formats import FORMATS, KINDS
from robustok.zoo.image_bert import ImageBert
from robustok.zoo.latent_diffusion import DiffusersConfig, DiffusersTokenizer
from robustok.zoo.maskgit import TiedMaskGIT
from robustok.zoo.maskgit_vqgan import MaskGITTokenizer
from robustok.zoo.open_magvit2 import OpenMAGVIT2
from robustok.zoo.registry import class_of, convert, open_model
from robustok.zoo.table import MODELS
from robustok.zoo.uvit import UViT
from robustok.zoo.vqgan_lc import VQGANLC
from robustok.zoo.xqgan import XQGAN, XQGANConfig

SIZES = dict(width=8, multipliers=(1, 1), num_codes=16, code_dim=4)
PLAIN = dict(latent_width=8, normalize=False)
ROW = dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, code_dim=4)
BOTH = dict(decoder_width=16, decoder_depth=1, decoder_heads=2)
WRITER = dict(num_classes=10, width=32, depth=1, heads=2)
LATENTS = dict(block_out_channels=[32, 32], latent_channels=4, down_block_types=["DownEncoderBlock2D"] * 2,
               up_block_types=["UpDecoderBlock2D"] * 2)


def cnn(make=CNNTokenizer, **options): return make(make.Config(**SIZES | options))


def titok(name, **options):
    home = importlib.import_module(f"robustok.zoo.{name}")
    model = getattr(home, {"titok": "TiTok", "titok_vae": "TiTokVAE", "maetok": "MAETok", "gigatok": "GigaTok"}[name])
    return model(model.Config(**ROW, **options))


def flow(make, config): return make(config(num_tokens=16, dim=16, spare_outputs=16, **WRITER))


MAKE = {  # adapter -> a small model of it
    "robustok": lambda: ViTTokenizer(ViTTokenizer.Config(image_size=32, patch_size=8, num_latents=16, code_dim=8, decoder_depth=1, num_codes=64, width=32, depth=1, heads=2)),
    "xqgan": lambda: XQGAN(XQGANConfig(image_size=32, patch_size=8, width=32, depth=1, heads=2, num_codes=16, code_dim=8, decoder_depth=1)),
    "xqgan+signs": lambda: XQGAN(XQGANConfig(image_size=32, patch_size=8, width=32, depth=1, heads=2, num_codes=16, code_dim=8, decoder_depth=1, quantizer="bsq")),
    "xqgan+one size": lambda: XQGAN(XQGANConfig(image_size=32, patch_size=8, num_latents=16, width=32, depth=1, heads=2, num_codes=16, code_dim=8, decoder_depth=1, quantizer="vq")),
    "llamagen_vq": lambda: cnn(latent_width=8),
    "maskgit_vqgan": lambda: cnn(MaskGITTokenizer, style="maskgit", latent_width=0, normalize=False, attention=False),
    "ibq": lambda: cnn(quantizer="ibq", blocks=4, **PLAIN),
    "taming": lambda: cnn(**PLAIN),
    "open_magvit2": lambda: cnn(OpenMAGVIT2, code_dim=5, num_codes=32, latent_width=0, attention=False, quantizer="lfq", normalize=False),
    "vqgan_lc": lambda: cnn(VQGANLC, latent_width=8, feature_dim=6),
    "var": lambda: cnn(style="var", quantizer="multiscale", **PLAIN),
    "titok": lambda: titok("titok", num_codes=8, pixel_codes=0, normalize=False, **BOTH),
    "titok_vae": lambda: titok("titok_vae", num_codes=0, pixel_codes=0, normalize=False, **BOTH),
    "gigatok": lambda: titok("gigatok", num_codes=8, pixel_dim=8, pixel_width=8, pixel_multipliers=(1, 1, 1, 1), pixel_blocks=1, **BOTH),
    "maetok": lambda: titok("maetok"),
    "detok": lambda: DeTok(DeTokConfig(**{k: v for k, v in ROW.items() if k != "num_latents"}, **BOTH)),
    "va_vae": lambda: DiffusersTokenizer(DiffusersConfig("AutoencoderKL", LATENTS, 256)),
    "rar": lambda: RAR(RAR.Config(num_tokens=16, num_codes=64, **WRITER)),
    "image_bert": lambda: ImageBert(ImageBert.Config(num_tokens=16, num_codes=64, **WRITER)),
    "uvit": lambda: UViT(UViT.Config(num_tokens=16, num_codes=64, dropout=0., **WRITER | dict(depth=3))),
    "maskgit": lambda: TiedMaskGIT(TiedMaskGIT.Config(num_tokens=16, num_codes=1024, **WRITER)),
    "llamagen": lambda: LlamaGen(LlamaGen.Config(num_tokens=16, num_codes=64, **WRITER)),
    "sit": lambda: flow(Flow, FlowConfig),
    "dit": lambda: flow(Diffusion, DiffusionConfig),
}
ONE_HEAD = ("llamagen_vq", "maskgit_vqgan", "ibq", "taming", "open_magvit2", "vqgan_lc", "var", "va_vae")
families = pytest.mark.parametrize("name", MAKE)


@cache
def official(name):
    "A small model of a family, and its weights as its authors name them."
    seed_all(0)
    return (model := MAKE[name]().eval()), to_official(name, model)


def to_official(name, model):
    home = importlib.import_module(f"robustok.zoo.{name.split('+')[0]}")
    return home.to_official(model)


def asked(name):
    "What must be told of a file whose tensors don't tell it."
    return dict(heads=None if name in ONE_HEAD else 2, kind="generator/diffusion" if name == "dit" else None)


def saved(state, path):
    torch.save(state, path)
    return path


def test_every_family_and_every_class_of_files_is_tried():
    "A new adapter is tried below as soon as it is known to the registry."
    assert {form.home.removeprefix("zoo.") for form in FORMATS} - {"latent_diffusion"} == {name.split("+")[0] for name in MAKE}  # that one reads folders
    assert {form.kind for form in FORMATS} <= set(KINDS)


@families
@pytest.mark.parametrize("wrapping", ["bare", "ema", "model", "state_dict", "model_state_dict", "half", "parallel"])
def test_a_file_is_read_in_the_wrappings_of_the_field(name, wrapping, tmp_path):
    model, state = official(name)
    if wrapping == "half": state = {k: t.half() if t.is_floating_point() else t for k, t in state.items()}
    if wrapping == "parallel": state = {f"module.{k}": t for k, t in state.items()}
    if wrapping in ("ema", "model", "state_dict", "model_state_dict"): state = {wrapping: state}
    weights = "raw" if wrapping == "model" else "ema"
    try: found = open_model(saved(state, tmp_path / "file.pt"), weights=weights, **asked(name))
    except ValueError as error:  # one that insists on an entry says which, and what is there
        assert "entry" in str(error) and wrapping in str(error) and "file.pt" in str(error), error
        return
    assert type(found) is type(model) and not found.training
    if wrapping == "half": assert all(t.dtype != torch.float16 for t in found.state_dict().values())
    else: assert tensor_hash(to_official(name, found)) == tensor_hash(official(name)[1])


class Touch:
    "What a hostile pickle would run."
    def __init__(self, path): self.path = path
    def __reduce__(self): return (open, (str(self.path), "w"))


@families
def test_a_wrong_file_is_refused_by_name(name, tmp_path):
    "Prefixed, incomplete, with something else in it, truncated, with code: nothing is guessed, nothing is run, and the message says which file."
    _, state = official(name)
    first = next(k for k in state if state[k].is_floating_point() and state[k].ndim > 1 and k not in {m for f in FORMATS for m in f.mark.split(" + ")})
    wrong = {
        "prefixed": ({f"net.{k}": t for k, t in state.items()}, "known family"),
        "incomplete": ({k: t for k, t in state.items() if k != first}, ""),
        "other": (state | {"nose.weight": torch.ones(2)}, "nose.weight"),
        "code": (state | {"nose": Touch(tmp_path / "touched")}, "open"),
    }
    for what, (content, words) in wrong.items():
        path = saved(content, tmp_path / f"{what}.pt")
        with pytest.raises(ValueError) as found: open_model(path, **asked(name))
        assert f"{what}.pt" in str(found.value) and words in str(found.value), (what, found.value)
    whole = (tmp_path / "other.pt").read_bytes()
    (tmp_path / "truncated.pt").write_bytes(whole[:len(whole) // 2])
    with pytest.raises(ValueError, match="truncated.pt"): open_model(tmp_path / "truncated.pt", **asked(name))
    assert not (tmp_path / "touched").exists()


@families
def test_a_file_of_another_kind_is_refused(name, tmp_path):
    model, state = official(name)
    own, other = ("tokenizer", "generator") if model.kind.startswith("tokenizer") else ("generator", "tokenizer")
    with pytest.raises(ValueError, match=f"must be a {other}; .*file.pt is a {own}/"):
        open_model(saved(state, tmp_path / "file.pt"), other, heads=asked(name)["heads"])


def test_averages_without_dots_are_those_of_an_ibq(tmp_path):
    "Raw and averaged weights in one file: the averages are read, and the folder says so."
    model, state = official("ibq")
    average = {f"model_ema.{k.replace('.', '')}": t + 1 if t.is_floating_point() else t for k, t in state.items()}
    path = saved({"state_dict": state | average | {"model_ema.num_updates": torch.tensor(1)}}, tmp_path / "ibq.ckpt")
    assert tensor_hash(open_model(path, weights="raw")) == tensor_hash(model) != tensor_hash(open_model(path))
    folder = convert(path, tmp_path / "ibq")
    assert json.loads((folder / "source.json").read_text())["weights"] == "ema"
    assert tensor_hash(open_model(folder)) == tensor_hash(open_model(path))


def test_every_family_comes_back_in_a_new_process(tmp_path):
    "Official file to our format; the hash of weights and configuration is that of the model that was written."
    hashes = {}
    for name in MAKE:
        model, state = official(name)
        folder = convert(saved(state, tmp_path / f"{name}.pt"), tmp_path / name, **asked(name))
        assert tensor_hash(to_official(name, open_model(folder))) == tensor_hash(state)
        hashes[name] = [model.kind, model_info(folder).hash]
    program = """
import json, sys
from robustok.files import model_hash
from robustok.zoo.registry import open_model
models = {name: open_model(f"{sys.argv[1]}/{name}") for name in sys.argv[2:]}
print(json.dumps({name: [m.kind, model_hash(m)] for name, m in models.items()}))
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path), *hashes], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == hashes


# --- measured and post-trained ------------------------------------------------------------------------------------------

IMAGES = torch.randint(0, 256, (8, 3, 16, 16), generator=torch.Generator().manual_seed(0), dtype=torch.uint8)
LABELS = torch.arange(8)
SMALL = dict(image_size=16, blocks=1, decoder_blocks=1)
ROWS = dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, num_codes=16, code_dim=8)
MEASURED = {
    "a network of convolutions": lambda: cnn(latent_width=8, **SMALL),
    "several codebooks": lambda: CNNTokenizer(CNNTokenizer.Config(**SIZES, **PLAIN, quantizer="residual", books=2, **SMALL)),
    "two codebooks at several sizes": lambda: XQGAN(XQGANConfig(**ROWS, scales=(1, 2))),
    "two of signs": lambda: XQGAN(XQGANConfig(**ROWS, scales=(1, 2), quantizer="bsq")),
    "a row of tokens": lambda: titok("titok", num_codes=8, pixel_codes=0, normalize=False, **BOTH),
    "an autoencoder of Stable Diffusion": lambda: DiffusersTokenizer(DiffusersConfig("AutoencoderKL", LATENTS, 16)),
}
WRITTEN = {  # kind of a tokenizer whose tokens a public generator draws -> a small one
    "tokenizer/cnn": lambda: cnn(latent_width=8, **SMALL),
    "tokenizer/maskgit_vqgan": lambda: cnn(MaskGITTokenizer, style="maskgit", latent_width=0, normalize=False, attention=False, **SMALL),
    "tokenizer/vit": lambda: ViTTokenizer(ViTTokenizer.Config(**ROWS, decoder_depth=1)),
    "tokenizer/titok": MEASURED["a row of tokens"],
    "tokenizer/diffusers": MEASURED["an autoencoder of Stable Diffusion"],
}
PUBLISHED = sorted({(MODELS[m.tokenizer].opens, m.opens) for m in MODELS.values() if m.kind == "generator" and m.opens})


def writer(kind, tokenizer):
    "A small generator of a kind, of a tokenizer's tokens."
    make = class_of(kind)
    more = dict(dim=tokenizer.dim) if kind in ("generator/flow", "generator/diffusion") else dict(num_codes=tokenizer.num_codes)
    return make(make.Config(num_tokens=tokenizer.num_tokens, **WRITER, **more)).eval()


def measured_and_post_trained(tokenizer, pairs, generator=None):
    "`evaluate` with all that fits, each a number; then post-training, which moves the decoder alone."
    with evaluating(tokenizer):
        found = evaluate(tokenizer, generator, images=IMAGES, extractor=Quarters(), progress=False)
    assert found[found.metric.str.contains("FD|PSNR")].value.gt(0).all(), found
    perturbed = "pFD-quarters" if hasattr(tokenizer, "num_codes") else "gaussian-pFD-quarters"
    assert {perturbed, "rFD-quarters"} | ({"gFD-quarters"} if generator else set()) <= set(found.metric), found.metric.tolist()
    before = {k: t.clone() for k, t in tokenizer.state_dict().items()}
    tuned = post_train(tokenizer, pairs, Fit(2, 4, Optim(1e-2), ema=0.5)).ema
    moved = {k for k, t in tuned.state_dict().items() if not torch.equal(t, before[k])}
    assert moved and all(k.startswith("decoder.") for k in moved)


@pytest.mark.filterwarnings("ignore:.*feature vectors cannot fill")
@pytest.mark.parametrize("make", MEASURED.values(), ids=MEASURED)
def test_a_public_architecture_is_measured_and_post_trained(make):
    seed_all(0)
    tokenizer = make().eval()
    measured_and_post_trained(tokenizer, real_pairs(tokenizer, IMAGES))


@pytest.mark.filterwarnings("ignore:.*feature vectors cannot fill")
@pytest.mark.parametrize("tokens, kind", PUBLISHED)
def test_each_published_combination_is_measured_paired_and_post_trained(tokens, kind):
    "pFID, gFID, MMD, pairs and post-training on each pair of architectures that its authors published."
    seed_all(0)
    tokenizer = WRITTEN[tokens]().eval()
    generator = writer(kind, tokenizer)
    asked = ["mmd", "latent-mmd"][:1 + hasattr(tokenizer, "num_codes")]  # of features; of latents, against swapped tokens
    with evaluating(tokenizer, generator):
        drawn = evaluate(tokenizer, generator, images=IMAGES, metrics=asked, extractor=Quarters(), progress=False)
    assert drawn.value.notna().all() and len(drawn) >= len(asked)
    pairs = make_pairs(tokenizer, generator, IMAGES, LABELS)
    measured_and_post_trained(tokenizer, pairs, generator)
