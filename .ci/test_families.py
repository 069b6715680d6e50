"Every tokenizer, quantiser and generator by name: trained, sampled, resampled and post-trained alike; what does not fit together is told before any work."
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import torch

from robustok.core import evaluating, seed_all, to_float
from robustok.data.tokens import TokenStore
from robustok.generators.diffusion import Diffusion, DiffusionConfig
from robustok.files import model_hash
from robustok.interfaces import ContinuousTokenizer, lacks, Sampling
from robustok.measures.generation import gfd
from robustok.measures.robustness import gaussian_pfd, pfid
from robustok.quantizers.choice import QUANTIZERS
from robustok.testing import Quarters
from robustok.training.by_name import GENERATORS, new_generator, new_tokenizer, TOKENIZERS, train_pair
from robustok.training.generator import train_generator
from robustok.training.loop import Fit, Optim
from robustok.training.post_training import EarlyStop, load_decoder, make_pairs, post_train, real_pairs, save_decoder
from robustok.training.tokenizer import train_tokenizer

from robustok.zoo.registry import open_model, open_tokenizer

sys.path.insert(0, str(Path(__file__).parent))
import examples

ROOT = Path(__file__).resolve().parent.parent
IMAGES = torch.randint(0, 256, (8, 3, 16, 16), generator=torch.Generator().manual_seed(0), dtype=torch.uint8)
LABELS = torch.arange(8) % 3
FIT = Fit(2, 4, Optim(1e-2), ema=0.5)
# of each kind that post-training tells apart: codes one by one and many at once, several codes a token, a rule in place of a table, vectors
CONTINUOUS = ("flow", "diffusion")
FAMILIES = [("vq", "rar"), ("vq", "parallel"), ("vq", "llamagen"), ("lfq", "maskgit"), ("residual", "rar"), ("residual", "maskgit"), ("kl", "flow")]
families = pytest.mark.parametrize("quantizer, generator", FAMILIES)


def fits(quantizer, generator) -> bool:
    "Codes and vectors have different generators; LlamaGen asks for a square, which a quantiser's scales together are not, and `parallel` for one code a place."
    return (quantizer == "kl") == (generator in CONTINUOUS) and (quantizer, generator) not in {
        ("multiscale", "llamagen"), ("product", "parallel"), ("residual", "parallel")}


@cache
def family(quantizer, generator):
    "A tokenizer, a generator of its tokens, and the tokens of the images; not to be changed."
    seed_all(0)
    tokenizer = new_tokenizer("cnn", quantizer, image_size=16, num_codes=16, code_dim=4)
    writer = new_generator(generator, tokenizer, 3, width=16, depth=1, heads=2)
    with evaluating(tokenizer): tokens = tokenizer.encode(to_float(IMAGES))
    if generator in CONTINUOUS: writer.prepare(tokens)
    return tokenizer.eval(), writer.eval(), tokens


def refused(words, function, *given, error=(ValueError, TypeError), **options):
    with pytest.raises(error) as found: function(*given, **options)
    assert words in str(found.value), found.value


# --- by name -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("quantizer", QUANTIZERS)
def test_a_pair_is_trained_and_sampled_by_name_or_refused(quantizer, generator):
    options = dict(quantizer=quantizer, generator=generator, steps=1, batch_size=4)
    if not fits(quantizer, generator):
        words = {"llamagen": "num_tokens must be a square", "parallel": "books must be 1"}[generator] if quantizer != "kl" and generator not in CONTINUOUS else "tokenizer must have"
        return refused(words, train_pair, IMAGES, LABELS, **options)
    drawn = train_pair(IMAGES, LABELS, **options).sample([2, 0])
    assert drawn.shape == (2, 3, 16, 16) and drawn.dtype == torch.uint8


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
def test_each_tokenizer_by_name(tokenizer):
    assert train_pair(IMAGES, LABELS, tokenizer=tokenizer, steps=1, batch_size=4).sample([1]).shape == (1, 3, 16, 16)


def test_the_three_lines_of_the_readme(tmp_path):
    "As printed, but for the sizes."
    (code,) = re.findall(r"^python -c '\n(.*?)'$", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    assert len(code.splitlines()) == 3
    for full, small in (("n=4000", "n=20"), ("steps=600", "steps=1")):
        assert full in code
        code = code.replace(full, small)
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, env=os.environ | dict(PYTHONPATH=str(ROOT), MPLBACKEND="agg"))
    assert (tmp_path / "samples.png").stat().st_size


# --- post-training -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reencode", [False, True], ids=["exact", "reencoded"])
@families
def test_post_training_moves_nothing_but_the_decoder(quantizer, generator, reencode, tmp_path):
    "Encoder, quantiser and codebook stay as they are to the bit; what moved is all that is saved, and belongs on top of the published tokenizer."
    tokenizer, writer, tokens = family(quantizer, generator)
    pairs = make_pairs(tokenizer, writer, IMAGES, LABELS, preserve=0.5, reencode=reencode)
    assert pairs.tokens.shape == tokens.shape and pairs.tokens.dtype == tokens.dtype and not torch.equal(pairs.tokens, tokens)
    before = {k: t.clone() for k, t in tokenizer.state_dict().items()}
    tuned = post_train(tokenizer, pairs, FIT).ema
    moved = {k for k, t in tuned.state_dict().items() if not torch.equal(t, before[k])}
    assert moved and all(k.startswith("decoder.") for k in moved)
    assert all(torch.equal(t, before[k]) for k, t in tokenizer.state_dict().items())
    with evaluating(tuned): assert torch.equal(tuned.encode(to_float(IMAGES)), tokens)
    save_decoder(tuned, tokenizer, tmp_path)
    assert model_hash(load_decoder(tmp_path, tokenizer)) == model_hash(tuned)
    refused("published must be the tokenizer of hash", load_decoder, tmp_path, tuned)


@pytest.mark.filterwarnings("ignore:.*feature vectors cannot fill")
@pytest.mark.parametrize("measure", ["gfd", "pfd"])
@families
def test_post_training_stops_early_by_a_validation_distance(quantizer, generator, measure):
    tokenizer, writer, _ = family(quantizer, generator)
    robustness = gaussian_pfd if generator == "flow" else pfid
    cells = {} if generator == "flow" else dict(strengths=[4])
    def look(tuned):
        if measure == "gfd": return gfd(writer, tuned, IMAGES, extractor=Quarters())
        return robustness(tuned, IMAGES, rates=[0.5], extractor=Quarters(), progress=False, **cells)
    pairs = make_pairs(tokenizer, writer, IMAGES, LABELS, preserve=0.5)
    run = post_train(tokenizer, pairs, Fit(6, 4, Optim(10.0), clip=0, ema=0), stop=EarlyStop(look, every=1, patience=2))  # it ruins the decoder
    looks = run.history.watched.dropna().tolist()
    assert len(looks) < 7 and min(looks) == look(run.ema).value


# --- refused before any work -------------------------------------------------------------------------------------------


@families
def test_a_generator_of_another_tokenizer_is_refused(quantizer, generator):
    "Another vocabulary, another length, another number of codebooks, codes for vectors and vectors for codes."
    tokenizer, writer, tokens = family(quantizer, generator)
    larger = new_tokenizer("cnn", quantizer, image_size=24, num_codes=16, code_dim=4)
    wider = new_tokenizer("cnn", quantizer, image_size=16, num_codes=64, code_dim=6)
    other = new_tokenizer("cnn", "vq" if generator == "flow" or quantizer == "residual" else "kl", image_size=16, num_codes=16, code_dim=4)
    for model, word in ((larger, "num_tokens"), (wider, "dim" if generator == "flow" else "num_codes"), (other, "")):
        size = model.config.image_size
        images = torch.zeros(8, 3, size, size, dtype=torch.uint8)
        refused(f"generator must have the tokenizer's {word}" if word else "generator must", make_pairs, model, writer, images, LABELS)
        refused(f"generator must have the tokenizer's {word}" if word else "generator must", gfd, writer, model, images, extractor=Quarters())
        with evaluating(model): theirs = model.encode(to_float(images))
        words = "tokens must" if model is not wider or generator == "flow" else None  # of a larger codebook, as far as its codes show it
        if words: refused(words, train_generator, writer, theirs, LABELS, FIT)
    if generator != "flow": refused("tokens must be long (discrete) in 0…15", train_generator, writer, tokens + 16, LABELS, FIT)


@families
def test_wrong_labels_and_shares_are_refused(quantizer, generator):
    tokenizer, writer, tokens = family(quantizer, generator)
    for labels in (LABELS + 1, LABELS - 1, LABELS.float(), LABELS[:5]):
        refused("labels must", make_pairs, tokenizer, writer, IMAGES, labels)
        refused("labels must", train_generator, writer, tokens, labels, FIT)
        if labels.max() != 3: refused("label", writer.resample, tokens, labels, preserve=0.5)  # 3 means no class
    for labels in (LABELS + 5, LABELS - 1, LABELS.float()): refused("labels must", writer.sample, labels)
    for share in (-0.1, 1.1, float("nan"), "half"):
        refused("preserve must be", make_pairs, tokenizer, writer, IMAGES, LABELS, preserve=share)
        refused("preserve must be", writer.resample, tokens, LABELS, preserve=share)


@families
def test_all_is_kept_or_nothing(quantizer, generator):
    "σ = 1 gives the tokens back to the bit, σ = 0 free samples from the same draws."
    _, writer, tokens = family(quantizer, generator)
    ids = torch.arange(8)
    assert torch.equal(writer.resample(tokens, LABELS, preserve=1.0, ids=ids), tokens)
    assert torch.equal(writer.resample(tokens, LABELS, preserve=0.0, ids=ids, seed=3), writer.sample(LABELS, Sampling(), ids=ids, seed=3))


@families
def test_tokens_of_another_tokenizer_are_refused(quantizer, generator, tmp_path):
    tokenizer, _, tokens = family(quantizer, generator)
    TokenStore.write(tmp_path / "tokens", [(tokens, LABELS)], model_hash(tokenizer), getattr(tokenizer, "num_codes", None))
    kept, labels = TokenStore.open(tmp_path / "tokens", model_hash(tokenizer))[:]
    assert torch.equal(kept, tokens) and torch.equal(labels, LABELS)
    other = new_tokenizer("cnn", quantizer, image_size=16, num_codes=16, code_dim=4)
    refused("tokenizer must be the one that made", TokenStore.open, tmp_path / "tokens", model_hash(other))


# --- nan in a loss -----------------------------------------------------------------------------------------------------


def spoiled(train, model, parts, folder):
    "A training whose weights become nan: it stops, and the file that the error names has the batch and the state."
    def spoil(step, values):
        with torch.no_grad(): next(p for p in model.parameters() if p.requires_grad).fill_(float("nan"))
    with pytest.raises(FloatingPointError, match="step 1") as found: train(folder=folder, callback=spoil)
    (path,) = [Path(word) for word in str(found.value).replace(";", " ").split() if word.endswith(".pt") and "failed" in word]
    kept = torch.load(path, weights_only=True)
    assert kept["step"] == 1 and kept["index"].shape == (4,) and parts <= {*kept["parts"]} and len(kept["batch"][0]) == 4


@families
def test_nan_in_the_loss_of_a_generator_stops_it(quantizer, generator, tmp_path):
    seed_all(0)
    tokenizer, _, tokens = family(quantizer, generator)
    writer = new_generator(generator, tokenizer, 3, width=16, depth=1, heads=2)
    spoiled(lambda **how: train_generator(writer, tokens, LABELS, FIT, **how), writer, {"model", "optimizer", "average"}, tmp_path)


@pytest.mark.parametrize("quantizer", QUANTIZERS)
def test_nan_in_the_loss_of_a_tokenizer_stops_it(quantizer, tmp_path):
    tokenizer = new_tokenizer("cnn", quantizer, image_size=16, num_codes=16, code_dim=4)
    spoiled(lambda **how: train_tokenizer(tokenizer, IMAGES, FIT, **how), tokenizer, {"model", "optimizer", "average"}, tmp_path)


@families
def test_nan_in_the_loss_of_post_training_stops_it(quantizer, generator, tmp_path):
    "Tokens are checked, so it can only come from the decoder."
    tokenizer, writer, _ = family(quantizer, generator)
    pairs = make_pairs(tokenizer, writer, IMAGES, LABELS, preserve=0.5)
    with pytest.raises(FloatingPointError) as found: post_train(tokenizer, pairs, Fit(9, 4, Optim(1e30), clip=0, ema=0), folder=tmp_path, save_every=100)
    assert list((tmp_path / "failed").glob("*.pt")) and str(tmp_path / "failed") in str(found.value)


# --- released families of continuous tokens -----------------------------------------------------------------------------


@pytest.mark.parametrize("sampler", ["ddpm", "ddim"])
def test_a_diffusion_draws_the_tokens_of_a_continuous_tokenizer(sampler):
    "Trained by the same loop, kept shares and post-training as with a flow."
    tokenizer, _, tokens = family("kl", "flow")
    seed_all(0)
    sizes = dict(num_tokens=tokenizer.num_tokens, dim=tokenizer.dim, num_classes=3, width=16, depth=1, heads=2)
    writer = Diffusion(DiffusionConfig(**sizes, spare_outputs=tokenizer.dim, steps=4, levels=20, sampler=sampler))
    writer.prepare(tokens)
    writer = train_generator(writer, tokens, LABELS, FIT).ema
    ids = torch.arange(8)
    assert torch.equal(writer.resample(tokens, LABELS, preserve=1.0, ids=ids), tokens)
    assert torch.equal(writer.resample(tokens, LABELS, preserve=0.0, ids=ids, seed=3), writer.sample(LABELS, Sampling(), ids=ids, seed=3))
    pairs = make_pairs(tokenizer, writer, IMAGES, LABELS, preserve=0.5)
    assert pairs.tokens.shape == tokens.shape and pairs.tokens.isfinite().all() and not torch.equal(pairs.tokens, tokens)
    before, tuned = tokenizer.state_dict(), post_train(tokenizer, pairs, FIT).ema
    moved = {k for k, t in tuned.state_dict().items() if not torch.equal(t, before[k])}
    assert moved and all(k.startswith("decoder.") for k in moved)


@pytest.mark.filterwarnings("ignore:.*feature vectors cannot fill")
@pytest.mark.parametrize("release", ["va_vae", "detok", "titok_vae", "maetok"])
def test_a_released_continuous_tokenizer_is_measured_and_post_trained(release):
    "Known by its tensors, perturbed with noise, and tuned in its decoder alone."
    # of a VA-VAE, which takes any size, the shapes don't tell the published 256 pixels
    tokenizer = open_tokenizer(examples.va_vae_file(), options=dict(image_size=16)) if release == "va_vae" else open_tokenizer(examples.latent_row_file(release), heads=2)
    size = tokenizer.config.image_size
    assert lacks(tokenizer, ContinuousTokenizer) == []
    images = torch.randint(0, 256, (4, 3, size, size), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)
    with evaluating(tokenizer): tokens = tokenizer.encode(to_float(images))
    assert tokens.shape == (len(images), tokenizer.num_tokens, tokenizer.dim)
    assert gaussian_pfd(tokenizer, images, rates=[0.5], extractor=Quarters(), progress=False).value >= 0
    tuned = post_train(tokenizer, real_pairs(tokenizer, images), Fit(1, 2, Optim(1e-2), ema=0.5)).ema
    moved = {k for k, t in tuned.state_dict().items() if not torch.equal(t, tokenizer.state_dict()[k])}
    assert moved and all(k.startswith("decoder.") for k in moved)


def test_a_dit_is_asked_for_by_kind_and_a_va_vae_known_by_its_tensors():
    "Its file has the names of a SiT."
    path = examples.official("sit")
    assert [open_model(path, kind, heads=2).kind for kind in (None, "generator/flow", "generator/diffusion")] == ["generator/flow", "generator/flow", "generator/diffusion"]
    refused("where must be a generator/rar", open_model, path, "generator/rar", heads=2)
    assert open_tokenizer(examples.va_vae_file()).kind == "tokenizer/diffusers"
