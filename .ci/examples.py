"A good call of every public callable, for `test_bad_inputs.py`: small, and without side effects that stay."
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from PIL import Image
from torch import nn

rng = lambda: torch.Generator().manual_seed(0)
folder = lambda: Path(tempfile.mkdtemp())
uint8 = lambda n=4, size=32: torch.randint(0, 256, (n, 3, size, size), generator=rng(), dtype=torch.uint8)
floats = lambda *shape: torch.randn(*shape, generator=rng())
pictures = lambda n=4, size=32: uint8(n, size).float() / 127.5 - 1
codes = lambda n=4, l=64, k=512: torch.randint(k, (n, l), generator=rng())
labels = lambda n=4, classes=10: torch.arange(n) % classes
picture = lambda: Image.fromarray(np.arange(40 * 50 * 3, dtype=np.uint8).reshape(40, 50, 3))


ROOT = Path(__file__).resolve().parent.parent


def perturbation():
    from robustok.perturbation import Perturbation
    return Perturbation(strength=5)


def noise():
    from robustok.perturbation import Noise
    return Noise(strength=0.5)


def sign_quantizer():
    from robustok.quantizers.lookup_free import LookupFreeQuantizer
    return LookupFreeQuantizer(8)


def sampling():
    from robustok.interfaces import Sampling
    return Sampling(guidance=1.5)


def tokenizer_recipe():
    from robustok.studies.recipes import recipe
    return recipe("tokenizer-plain")


def perceptual():
    from robustok.losses.perceptual import PerceptualLoss
    return PerceptualLoss(extractor().network)


@cache
def llamagen(books=1):
    from robustok.generators.llamagen import LlamaGen, LlamaGenConfig
    return LlamaGen(LlamaGenConfig(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, multiple=8, books=books)).eval()


@cache
def maskgit():
    from robustok.generators.maskgit import MaskGIT, MaskGITConfig
    return MaskGIT(MaskGITConfig(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, steps=3)).eval()


def whole_shards():
    from robustok.data.shards import write_shard
    place = folder()
    for part in range(2): write_shard(place, 4, part, 2, lambda ids: [(codes(len(ids), 4, 8), labels(len(ids)))], "a", 8)
    return place


@cache
def parallel():
    from robustok.generators.parallel import ParallelConfig, ParallelRAR
    return ParallelRAR(ParallelConfig(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, spare_positions=0, spare_steps=0, steps=3)).eval()


def llamagen_state():
    from robustok.zoo.llamagen import to_official
    return to_official(llamagen())


@cache
def var_tokenizer():
    from robustok.tokenizers.cnn import CNNConfig, CNNTokenizer
    small = dict(image_size=16, width=8, multipliers=(1, 1), blocks=1, decoder_blocks=1, latent_width=4, code_dim=4, num_codes=16)
    return CNNTokenizer(CNNConfig(style="var", quantizer="multiscale", normalize=False, **small)).eval()


@cache
def var_state():
    from robustok.zoo.var import to_official
    return to_official(var_tokenizer())


def var_convert():
    from robustok.zoo.var import from_official
    return from_official


@cache
def var_file():
    torch.save(var_state(), path := folder() / "vae.pth")
    return path


@cache
def diffusers_network():
    from robustok.core import ensure_torchvision
    ensure_torchvision()
    from diffusers import AutoencoderKL
    return AutoencoderKL(block_out_channels=(8, 8), down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2, norm_num_groups=4)


@cache
def diffusers_kl():
    from robustok.zoo.latent_diffusion import from_diffusers
    return from_diffusers(diffusers_network(), image_size=16)


def blocks():
    from robustok.testing import Blocks
    return Blocks()


def samples():
    "Four samples of the models that ship."
    from robustok.measures.generation import Samples
    return Samples(shipped("generator-plain"), shipped("tokenizer-plain"), 4)


def reconstruction():
    from robustok.measures.one_pass import Reconstruction
    return Reconstruction()


@cache
def tiny_npz() -> Path:
    path = folder() / "tiny.npz"
    np.savez(path, images=uint8().permute(0, 2, 3, 1).numpy(), labels=np.arange(4))
    return path


def picture_folder() -> Path:
    "Three pictures in a folder."
    found = folder()
    for i in range(3): picture().save(found / f"{i}.png")
    return found


def weights_file() -> Path:
    "A file of PyTorch's with one tensor."
    torch.save(dict(a=torch.ones(3)), file := folder() / "weights.pth")
    return file


def local_network():
    from robustok.networks.local import teacher
    return teacher()


def patch_config():
    from robustok.losses.critics import PatchConfig
    return PatchConfig(8)


def squeezenet_config():
    from robustok.networks.squeezenet import SqueezeNetConfig
    return SqueezeNetConfig(32)


@cache
def shipped(name: str):
    "A model of the package."
    from robustok.zoo.registry import open_model
    return open_model(name)


@cache
def extractor():
    from robustok.networks.local import local_extractor
    return local_extractor()


def optim():
    from robustok.training.loop import Optim
    return Optim(1e-3)


def fit():
    from robustok.training.loop import Fit
    return Fit(2, 4, optim(), ema=0.9)


def small_tokenizer():
    from robustok.tokenizers.transformer import TokenizerConfig
    from robustok.tokenizers.vit import ViTTokenizer
    return ViTTokenizer(TokenizerConfig(image_size=16, patch_size=4, num_latents=16, width=24, depth=1, heads=2, num_codes=32, code_dim=4))


def small_cnn():
    from robustok.tokenizers.cnn import CNNConfig, CNNTokenizer
    return CNNTokenizer(CNNConfig(image_size=16, width=8, multipliers=(1, 2), blocks=1, decoder_blocks=1, latent_width=0, num_codes=32, code_dim=4))


CONVOLUTIONAL = ("llamagen_vq", "maskgit_vqgan", "ibq", "taming", "open_magvit2", "vqgan_lc")


@cache
def convolutional(name: str):
    "A small tokenizer that a release with convolutions can have."
    import importlib
    from robustok.tokenizers.cnn import CNNTokenizer
    sizes = dict(image_size=16, width=8, multipliers=(1, 2), blocks=1, decoder_blocks=1, num_codes=32, code_dim=4, latent_width=8)
    more = dict(llamagen_vq={}, ibq=dict(quantizer="ibq", normalize=False), taming=dict(normalize=False), vqgan_lc=dict(feature_dim=6),
                open_magvit2=dict(quantizer="lfq", code_dim=5, attention=False, normalize=False, latent_width=0),
                maskgit_vqgan=dict(style="maskgit", attention=False, normalize=False, latent_width=0))[name]
    module = importlib.import_module(f"robustok.zoo.{name}")
    make = getattr(module, dict(maskgit_vqgan="MaskGITTokenizer", vqgan_lc="VQGANLC", open_magvit2="OpenMAGVIT2").get(name, ""), CNNTokenizer)
    return make(make.Config(**sizes | more)), module


@cache
def convolutional_state(name: str):
    tokenizer, module = convolutional(name)
    return module.to_official(tokenizer)


def small_tokenizer_of(seed: int):
    torch.manual_seed(seed)
    return small_tokenizer()


def decoder_folder() -> Path:
    "What post-training has moved, here nothing."
    from robustok.training.post_training import save_decoder
    return save_decoder(small_tokenizer_of(0), small_tokenizer_of(0), folder())


def vit_state():
    return small_tokenizer().encoder.vit.state_dict()


def small_generator():
    from robustok.generators.rar import GeneratorConfig, RAR
    return RAR(GeneratorConfig(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, spare_positions=0, spare_steps=0))


def small_flow():
    from robustok.generators.flow import Flow, FlowConfig
    return Flow(FlowConfig(num_tokens=4, dim=3, num_classes=3, width=8, depth=1, heads=2, steps=2))


def pairs():
    from robustok.training.post_training import Pairs
    return Pairs(codes(8, 16, 32), uint8(8, 16), 1.0)


@cache
def masked(name: str):
    "A small masked generator of a release, and its adapter."
    import importlib
    module = importlib.import_module(f"robustok.zoo.{name}")
    make = getattr(module, dict(image_bert="ImageBert", uvit="UViT", maskgit="TiedMaskGIT")[name])
    return make(make.Config(num_tokens=4, num_codes=8, num_classes=3, width=16, depth=1, heads=2, **dict(dropout=0.) if name == "uvit" else {})), module


def masked_state(name: str):
    model, module = masked(name)
    return module.to_official(model)


@cache
def xqgan():
    from robustok.zoo.xqgan import XQGAN, XQGANConfig
    return XQGAN(XQGANConfig(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, num_codes=8, code_dim=8, decoder_depth=1, scales=(1, 2)))


def xqgan_state():
    from robustok.zoo.xqgan import to_official
    return to_official(xqgan())


def xqgan_names():
    from robustok.zoo.xqgan import XQGAN_NAMES
    return XQGAN_NAMES


def bare_xqgan_state():
    return {name: t for name, t in xqgan_state().items() if not name.endswith(("lvl1LC", "hit_SV"))}


@cache
def va_vae_file() -> Path:
    "A small autoencoder in the layout of latent diffusion."
    from robustok.zoo.latent_diffusion import DiffusersConfig, DiffusersTokenizer
    from robustok.zoo.va_vae import to_official
    options = dict(block_out_channels=[32, 32], layers_per_block=1, latent_channels=4, down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2)
    path = Path(tempfile.mkdtemp(), "va-vae.ckpt")
    torch.save(dict(state_dict=to_official(DiffusersTokenizer(DiffusersConfig("AutoencoderKL", options, 16)))), path)
    return path


def va_vae():
    from robustok.zoo.registry import open_tokenizer
    from robustok.zoo.va_vae import to_official
    tokenizer = open_tokenizer(va_vae_file(), options=dict(image_size=16))
    return to_official(tokenizer), tokenizer


def small_dit():
    from robustok.zoo.registry import open_model
    return open_model(official("sit"), "generator/diffusion", heads=2)


def small_diffusion():
    from robustok.generators.diffusion import Diffusion, DiffusionConfig
    return Diffusion(DiffusionConfig(num_tokens=4, dim=3, num_classes=3, width=8, depth=1, heads=2, steps=2, levels=10))


def official(name: str) -> Path:
    "A miniature of the file that was released: of 'robustok', 'rar' or 'sit'."
    from robustok.files import golden
    return golden(f"zoo/{name}_checkpoint.{'bin' if name == 'rar' else 'pt'}")


@cache
def latent_row(kind: str) -> tuple:
    "A small TiTok, GigaTok, MAETok or l-DeTok, and its weights under the release's names."
    from robustok.zoo import detok, gigatok, maetok, titok, titok_vae
    sizes = dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, code_dim=4)
    if kind == "maetok": config, module = maetok.MAETokConfig(**sizes), maetok
    elif kind == "titok_vae":
        own = dict(decoder_width=16, decoder_depth=1, decoder_heads=2, num_codes=0, pixel_codes=0, normalize=False)
        config, module = titok.TiTokConfig(**sizes, **own), titok_vae
    elif kind == "gigatok":
        own = dict(decoder_width=16, decoder_depth=1, decoder_heads=2, num_codes=8, pixel_dim=8, pixel_width=8, pixel_multipliers=(1, 1, 1, 1), pixel_blocks=1)
        config, module = gigatok.GigaTokConfig(**sizes, **own), gigatok
    elif kind == "detok": config, module = detok.DeTokConfig(16, 8, 16, 1, 2, 16, 1, 2, 4), detok
    else: config, module = titok.TiTokConfig(**sizes, decoder_width=16, decoder_depth=1, decoder_heads=2, num_codes=8, pixel_codes=0, normalize=False), titok
    model = dict(maetok=maetok.MAETok, detok=detok.DeTok, titok=titok.TiTok, titok_vae=titok_vae.TiTokVAE, gigatok=gigatok.GigaTok)[kind](config).eval()
    return model, module.to_official(model)


def latent_row_file(kind: str) -> Path:
    "Such a file."
    torch.save(latent_row(kind)[1], path := folder() / "model.pt")
    return path


@cache
def states(kind: str) -> tuple:
    "Weights of such a file under the release's names, and the model of them."
    from robustok.zoo.converted import read_official
    from robustok.zoo.registry import open_model
    if kind == "sit": return read_official(official("sit")).state, open_model(official("sit"), heads=2)
    if kind == "rar": return read_official(official("rar")).state, open_model(official("rar"))
    return read_official(official("robustok")).state, open_model(official("robustok"), heads=2)


EXAMPLES = {
    # checks, core, files, show
    "core.seed_all": lambda: dict(seed=3),
    "core.to_float": lambda: dict(images=uint8()),
    "core.to_uint8": lambda: dict(images=pictures()),
    "files.config_hash": lambda: dict(obj=dict(a=1)),
    "files.tensor_hash": lambda: dict(tensors=dict(a=torch.ones(3))),
    "files.shipped": lambda: dict(name="tokenizer-plain"),
    "show.show_grid": lambda: dict(images=uint8(), ncol=2, scale=1.0),
    "interfaces.Sampling": lambda: dict(guidance=1.5, schedule="constant", power=1.2, interval=(0.1, 0.9), temperature=1.0, top_k=3, top_p=0.9, steps=4,
                                        choice_temperature=4.5),
    # data
    "data.images.as_uint8": lambda: dict(images=uint8()),
    "data.images.rendered": lambda: dict(decoded=pictures()),
    "data.images.batches": lambda: dict(images=uint8(), batch_size=2, workers=0),
    "data.images.image_hash": lambda: dict(images=uint8()),
    "data.images.Fingerprint": lambda: dict(length=3),
    "data.images.ImageSet": lambda: dict(length=3, read=len, name="three", labels=labels(3)),
    "data.folders.decode_image": lambda: dict(raw=(picture_folder() / "0.png").read_bytes()),
    "data.folders.find_tar": lambda: dict(folder=picture_folder(), split="train"),
    "data.folders.open_images": lambda: dict(path=picture_folder(), n=2, size=16, split=None, seed=3),
    "data.folders.array_images": lambda: dict(images=np.zeros((4, 8, 8, 3), np.uint8), labels=[0, 1, 0, 1], name="four", n=2, size=8, seed=3),
    "data.photos.photo_crops": lambda: dict(split="train", n=4, size=16, seed=0, crop="part"),
    "data.tokens.TokenStore": lambda: dict(header=dict(num_codes=8), tokens=codes(k=8).numpy(), labels=labels().numpy()),
    "data.shards.shard_images": lambda: dict(n=9, part=1, parts=3),
    "data.shards.write_shard": lambda: dict(folder=folder(), n=6, part=1, parts=3, batches=lambda ids: [(codes(len(ids), 4, 8), labels(len(ids)))], tokenizer="a", num_codes=8,
                                            split="train", transform=""),
    "data.shards.merge_shards": lambda: dict(folder=whole_shards(), into=folder() / "merged", tokenizer="a"),
    "data.load.load_images": lambda: dict(name="photos", split="train", n=4, size=16, seed=0),
    "data.load.image_source": lambda: dict(name="photos"),
    "data.load.class_names": lambda: dict(name="photos", split="train"),
    "data.photos.load_photo": lambda: dict(name="cat"),
    "data.transforms.resize_short": lambda: dict(image=picture(), short=20),
    "data.transforms.center_crop": lambda: dict(image=picture(), size=20),
    "data.transforms.random_crop": lambda: dict(image=picture(), size=20, share=0.8, mirror=0.5, rng=rng()),
    "data.transforms.ten_crops": lambda: dict(image=picture(), size=20, margin=1.1),
    # networks
    "networks.weights.read_weights": lambda: dict(path=weights_file()),
    "networks.weights.check_bytes": lambda: dict(images=uint8()),
    "networks.local.PreActBlock": lambda: dict(dim_in=4, dim_out=8, stride=2),
    "networks.local.scorer": lambda: dict(num_classes=3),
    "networks.local.teacher": lambda: dict(num_classes=3),
    "networks.local.train_classifier": lambda: dict(net=local_network(), images=uint8(), labels=labels(), steps=1, batch_size=2, lr=1e-3, seed=0),
    "networks.local.accuracy": lambda: dict(net=local_network(), images=uint8(), labels=labels(), batch_size=2),
    "networks.local.local_extractor": dict,
    "networks.local.LocalExtractor": lambda: dict(network=extractor().network),
    "networks.local.LocalNetwork": lambda: dict(stages=[nn.Conv2d(3, 4, 3)], channels=[4], num_classes=3),
    "losses.adversarial.adaptive_weight": lambda: dict(others=floats(3), adversarial=floats(3), most=1e4),
    "losses.critics.DINOFeatures": lambda: dict(blocks=(0, 1), depth=2),
    "losses.objective.ImageLoss": lambda: dict(perceptual=perceptual(), adaptive=True),
    "measures.features.Reference": lambda: dict(images=uint8(), folder=folder()),
    "measures.features.cached_stats": lambda: dict(images=uint8(), extractor=extractor(), transform="none", folder=folder(), batch_size=2),
    "measures.features.open_reference": lambda: dict(reference=uint8(), extractor=extractor()),
    "measures.references.make_reference": lambda: dict(images=uint8(), path=folder() / "made.npz", extractor=extractor(), keep=2, batch_size=2, progress=False),
    "measures.sets.Gathered": lambda: dict(extractor=extractor(), metrics=["fid"]),
    "measures.stats.frechet_distance": lambda: dict(a=stats().update(floats(9, 4)), b=stats().update(floats(9, 4) + 1)),
    "networks.judges.judge": lambda: dict(name="EffLite0", size=64, precision="no"),
    "networks.judges.JudgeExtractor": lambda: dict(name="EffLite0", size=64, precision="no"),
    "networks.local.load_network": lambda: dict(name="scorer"),
    "training.adapter.AdaptedDecoder": lambda: dict(decoder=nn.Conv2d(3, 3, 1), width=4, layers=1),
    "training.by_name.new_tokenizer": lambda: dict(name="cnn", quantizer="fsq", image_size=16, num_codes=16, code_dim=4),
    "training.by_name.new_generator": lambda: dict(name="rar", tokenizer=small_tokenizer(), num_classes=3, width=16, depth=1, heads=2),
    "training.by_name.train_pair": lambda: dict(images=uint8(4, 16), labels=labels(4, 3), tokenizer="vit", quantizer="vq", generator="rar", steps=1, batch_size=2,
                                                perturbation=perturbation(), seed=0),
    "training.adapter.with_adapter": lambda: dict(tokenizer=small_tokenizer(), width=4, layers=1),
    "networks.squeezenet.load_squeezenet": lambda: dict(size=32, precision="no"),
    "networks.squeezenet.SqueezeNetConfig": lambda: dict(size=32, precision="no"),
    "networks.squeezenet.SqueezeNet": lambda: dict(config=squeezenet_config()),
    "networks.vgg.LPIPS": lambda: dict(dropout=0.0),
    # quantizers, tokenizers, perturbation
    "quantizers.base.nearest_code": lambda: dict(latents=floats(2, 5, 3), codebook=floats(7, 3), chunk=100),
    "quantizers.base.usage": lambda: dict(tokens=codes(k=8), num_codes=8),
    "quantizers.base.perplexity": lambda: dict(tokens=codes(k=8), num_codes=8),
    "quantizers.base.code_use": lambda: dict(tokens=codes(2, 5)),
    "quantizers.base.entropy": lambda: dict(p=floats(5, 3).softmax(1)),
    "quantizers.lookup_free.bit_flips": lambda: dict(ranks=codes(k=8), bits=3),
    "quantizers.lookup_free.sign_entropies": lambda: dict(logits=floats(5, 3), group=2),
    **{f"quantizers.lookup_free.{name}": lambda: dict(num_codes=8, commitment=0.25, entropy=0.1, diversity=1.0, temperature=0.01, group=9)
       for name in ("LookupFreeQuantizer", "BinarySphericalQuantizer")},
    "quantizers.finite_scalar.grid_of": lambda: dict(num_codes=1000),
    **{f"quantizers.finite_scalar.{name}": lambda: dict(levels=(5, 4)) for name in ("FiniteScalarQuantizer", "GridOrder")},
    "quantizers.index_backprop.IndexBackpropQuantizer": lambda: dict(num_codes=8, dim=3, commitment=0.25, entropy=0.05, diversity=1.0, temperature=0.01, chunk=100),
    "quantizers.index_backprop.soft_entropies": lambda: dict(logits=floats(5, 3)),
    **{f"quantizers.composed.{name}": lambda: dict(num_codes=8, dim=6, books=2, normalize=True, commitment=0.25, restart_after=5, seed=0)
       for name in ("ProductQuantizer", "ResidualQuantizer")},
    "quantizers.multi_scale.var_scales": lambda: dict(side=8),
    "quantizers.multi_scale.MultiScaleQuantizer": lambda: dict(num_codes=8, dim=3, scales=(1, 2), normalize=True, commitment=0.25, restart_after=5, seed=0),
    "quantizers.continuous.KLBottleneck": lambda: dict(dim=3, kl=1e-6),
    "quantizers.continuous.kl_divergence": lambda: dict(mean=floats(2, 5, 3), log_var=floats(2, 5, 3)),
    "quantizers.choice.build_quantizer": lambda: dict(name="multiscale", num_codes=8, dim=3, books=1, num_latents=4, normalize=True, commitment=0.25, restart_after=5),
    "quantizers.choice.Projected": lambda: dict(inner=sign_quantizer(), dim=5),
    "quantizers.base.kmeans": lambda: dict(points=floats(30, 3), num_codes=4, rounds=2, rng=rng()),
    "quantizers.neighbors.codebook_neighbors": lambda: dict(codebook=floats(9, 3), strength=3, codes=torch.arange(4), include_self=True),
    "quantizers.base.float_rows": lambda: dict(latents=floats(2, 5, 3), codebook=floats(7, 3)),
    "quantizers.base.code_counts": lambda: dict(tokens=codes(k=8), num_codes=8),
    "quantizers.neighbors.RuleNeighbors": lambda: dict(rule=lambda tokens, ranks: tokens ^ ranks, strength=3, num_codes=8),
    "tokenizers.transformer.start_linear": lambda: dict(module=torch.nn.Linear(3, 4), std=0.1),
    "tokenizers.transformer.vit_of": lambda: dict(config=small_tokenizer().config, depth=1, drop_path=0.0, patches=True),
    **{f"tokenizers.{name}": lambda: dict(config=small_tokenizer().config) for name in
       ("transformer.Encoder", "transformer.Decoder", "transformer.Refine", "vit.SemanticTeacher", "vit.ViTTokenizer")},
    "tokenizers.dinov2.start_from_dinov2": lambda: dict(tokenizer=small_tokenizer(), state=vit_state()),
    "quantizers.vq.VectorQuantizer": lambda: dict(num_codes=8, dim=3, normalize=True, commitment=0.25, restart_after=5, seed=0, chunk=100),
    "tokenizers.patches.patchify": lambda: dict(images=pictures(), patch_size=4),
    "tokenizers.patches.unpatchify": lambda: dict(patches=floats(2, 16, 48), patch_size=4),
    "tokenizers.patches.PatchTokenizer": lambda: dict(codes=floats(8, 48), patch_size=4),
    "tokenizers.patches.fit_patches": lambda: dict(images=pictures(), num_codes=8, patch_size=4, rounds=2, rng=rng()),
    "perturbation.annealing": lambda: dict(step=3.0, start=2.0, stop=5.0, end=0.5, release=False),
    "perturbation.Perturbation": lambda: dict(rate=1.0, proportion=0.1, strength=100),
    "perturbation.pick_images": lambda: dict(n=8, proportion=0.5, images="random", rng=rng()),
    # generators
    "generators.sampling.guide": lambda: dict(conditional=floats(2, 5), unconditional=floats(2, 5), scale=1.5),
    "generators.sampling.keep_mask": lambda: dict(draws=torch.rand(2, 5, generator=rng()), preserve=0.5, count="exact"),
    "generators.sampling.choose": lambda: dict(logits=floats(2, 5), draws=torch.rand(2, generator=rng())),
    "generators.sampling.limit_logits": lambda: dict(logits=floats(2, 5), top_k=2, top_p=0.9),
    "generators.rar.random_orders": lambda: dict(n=3, l=5, probability=0.5, rng=rng()),
    # losses
    "losses.perceptual.reconstruction_loss": lambda: dict(images=pictures(), targets=pictures()),
    "losses.perceptual.gaussian_blur": lambda: dict(images=pictures(), amount=0.5),
    "losses.semantic.semantic_contrast": lambda: dict(target=floats(4, 6), latents=floats(4, 3, 6), scale=1.0, normalize=False),
    "losses.adversarial.hinge_discriminator": lambda: dict(real=floats(4), fake=floats(4)),
    "losses.adversarial.hinge_generator": lambda: dict(fake=floats(4)),
    "losses.adversarial.LeCAM": lambda: dict(decay=0.9),
    "losses.adversarial.blur_schedule": lambda: dict(step=3, start=2, fade=4),
    "losses.augment.DiffAug": lambda: dict(prob=1.0, translation=0.1, colour=True, cutout=0.2),
    "losses.critics.feature_head": lambda: dict(dim=8, hidden=8),
    "losses.critics.GroupedBatchNorm": lambda: dict(dim=8, size=4, eps=1e-6),
    "losses.critics.token_head": lambda: dict(dim=8, kernel=3),
    # measures
    "measures.stats.FeatureStats": lambda: dict(dim=4),
    "measures.pairs.psnr": lambda: dict(images=uint8(), others=uint8()),
    "measures.pairs.ssim": lambda: dict(images=uint8(), others=uint8()),
    "measures.sets.precision_recall": lambda: dict(real=floats(20, 3), samples=floats(20, 3), k=3),
    "measures.sets.directions_mmd": lambda: dict(real=floats(20, 3), samples=floats(20, 3), sigma=10.0, scale=1000.0, unbiased=True),
    "measures.sets.inception_score": lambda: dict(logits=floats(20, 5), split_size=10),
    "measures.sets.kid": lambda: dict(real=floats(20, 3), samples=floats(20, 3), subsets=2, subset_size=10, rng=rng()),
    "measures.extractors.get_extractor": lambda: dict(name="local"),
    "measures.features.extract": lambda: dict(images=uint8(), extractor=extractor(), batch_size=2),
    "measures.features.feature_stats": lambda: dict(images=uint8(), extractor=extractor(), batch_size=2),
    "measures.one_pass.rfd": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=uint8(), extractor=extractor(), batch_size=2),
    "measures.work.Work": lambda: dict(folder=folder(), every=10),
    "measures.work.Pictures": lambda: dict(folder=folder(), n=4),
    "measures.one_pass.measure": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=uint8(), meters=[reconstruction()], extractor=extractor(), batch_size=2),
    "measures.robustness.TokenGrid": lambda: dict(tokenizer=shipped("tokenizer-plain"), rates=(0.5,), strengths=(5,), seed=0),
    "measures.robustness.NoiseGrid": lambda: dict(scale=torch.ones(3), rates=(0.5,), noises=(0.2,), seed=0),
    "measures.robustness.Perturbed": lambda: dict(rates=(0.5,), seed=0),
    "measures.robustness.Noisy": lambda: dict(rates=(0.5,), noises=(0.2,), seed=0),
    "measures.robustness.pfid": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=uint8(), rates=(0.5,), strengths=(5,), seed=0, extractor=extractor(), batch_size=2, progress=False),
    "measures.robustness.gaussian_pfd": lambda: dict(tokenizer=blocks(), images=uint8(), rates=(0.5,), noises=(0.2,), seed=0, extractor=extractor(), batch_size=2, progress=False),
    "measures.generation.Samples": lambda: dict(generator=shipped("generator-plain"), tokenizer=shipped("tokenizer-plain"), n=4, labels="balanced", seed=0, sampling=sampling()),
    "measures.generation.gfd": lambda: dict(source=uint8(), tokenizer=None, reference=uint8(), n=4, labels="balanced", seed=0, extractor=extractor(), batch_size=2, progress=False),
    "measures.discrepancy.Discrepancy": lambda: dict(samples=samples(), rates=(0.5,), strengths=(5,), seed=0, pool="map", kernel="rbf", permutations=2),
    "measures.discrepancy.generated_mmd": lambda: dict(samples=samples(), images=uint8(), rates=(0.5,), strengths=(5,), seed=0, pool="map", kernel="rbf", permutations=2, batch_size=2, progress=False),
    "measures.probes.Probe": lambda: dict(labels=labels(20, 2), pool="mean", c=1.0),
    "measures.probes.Interpolated": lambda: dict(mix=0.5),
    "measures.probes.linear_probe": lambda: dict(tokenizer=blocks(), images=uint8(20), labels=labels(20, 2), pool="mean", c=1.0, batch_size=8),
    "measures.probes.ifd": lambda: dict(tokenizer=blocks(), images=uint8(), mix=0.5, extractor=extractor(), batch_size=2),
    "measures.evaluation.perceptual": lambda: dict(network=perceptual()),
    "measures.evaluation.evaluate_images": lambda: dict(samples=uint8(), reference=uint8(), metrics=("fid", "kid"), extractor=extractor(), batch_size=2, progress=False),
    "measures.evaluation.evaluate": lambda: dict(tokenizer=blocks(), images=uint8(12), metrics=("rfid", "psnr"), seed=0, n_samples=4, sampling=sampling(), extractor=extractor(), batch_size=4, progress=False),
    "measures.robustness.strengths": lambda: dict(codebook_size=512),
    "measures.generation.class_labels": lambda: dict(n=8, num_classes=10, labels="balanced", seed=0),
    "measures.probes.codebook_report": lambda: dict(tokens=codes(k=8), num_codes=8, codebooks=1, top=0.1),
    "measures.probes.nearest_other": lambda: dict(z=floats(8, 3), chunk=100),
    "measures.discrepancy.median_distance": lambda: dict(x=floats(20, 3), limit=10),
    "measures.discrepancy.mmd": lambda: dict(x=floats(20, 3), y=floats(20, 3), kernel="rbf", bandwidth=1.0, scales=(0.5, 1.0), permutations=3, rng=rng(), chunk=100),
    "measures.discrepancy.latent_mmd": lambda: dict(x=floats(8, 4, 3), y=floats(8, 4, 3), pool="map", kernel="rbf", permutations=2, rng=rng()),
    "core.stream": lambda: dict(seed=1, number=2),
    "files.file_hash": lambda: dict(path=ROOT / "settings.ini"),
    "files.plain": lambda: dict(value=dict(a=1)),
    "files.check_destination": lambda: dict(path=folder() / "new"),
    "files.recover": lambda: dict(path=folder() / "new"),
    "files.save_model": lambda: dict(folder=folder() / "model", model=torch.nn.Linear(2, 2), config=dict(a=1), kind="toy"),
    "files.model_info": lambda: dict(folder=ROOT / "robustok/models/tokenizer-plain"),
    "files.load_model": lambda: dict(folder=ROOT / "robustok/models/tokenizer-plain", kind="tokenizer/vit"),
    "files.compare_states": lambda: dict(wanted=dict(a=torch.ones(3)), given=dict(a=torch.ones(3)), most=3),
    "testing.fill_by_recipe": lambda: dict(module=torch.nn.Linear(2, 2), seed=1, gain=1.0),
    "testing.recipe_weights": lambda: dict(key="weight", shape=(2, 3), seed=1, gain=1.0),
    "perturbation.Draws": lambda: dict(which=torch.rand(2, 5, generator=rng()), rank=torch.rand(2, 5, generator=rng())),
    "perturbation.perturb": lambda: dict(tokens=codes(2, 64), neighbors=shipped("tokenizer-plain").neighbors(5), rate=0.5, draws=rng(), count="bernoulli"),
    "perturbation.perturb_batch": lambda: dict(tokens=codes(2, 64), neighbors=shipped("tokenizer-plain").neighbors(5), p=perturbation(), images="random", around="code", rng=rng()),
    "perturbation.anneal": lambda: dict(p=perturbation(), step=3.0, start=2.0, stop=5.0, end=0.5, release=False),
    "perturbation.Noise": lambda: dict(kind="add", strength=0.5, rate=1.0, proportion=1.0),
    "perturbation.perturb_noise": lambda: dict(latents=floats(2, 5, 3), noise=noise(), draws=rng()),
    "perturbation.perturb_noise_batch": lambda: dict(latents=floats(2, 5, 3), noise=noise(), images="random", rng=rng()),
    "perturbation.perturb_gaussian": lambda: dict(latents=floats(2, 5, 3), noise=0.5, rate=0.5, draws=rng()),
    "quantizers.neighbors.TableNeighbors": lambda: dict(table=torch.tensor([[0, 1], [1, 0], [2, 1]])),
    "quantizers.neighbors.CodebookNeighbors": lambda: dict(codebook=floats(9, 3), strength=3),
    "quantizers.neighbors.latent_neighbors": lambda: dict(latents=floats(2, 5, 3), codebook=floats(9, 3), strength=3),
    "quantizers.neighbors.LatentNeighbors": lambda: dict(latents=floats(2, 5, 3), codebook=floats(9, 3), strength=3),
    "quantizers.neighbors.neighbors_of": lambda: dict(tokenizer=shipped("tokenizer-plain"), strength=3),
    "quantizers.neighbors.num_codes_of": lambda: dict(tokenizer=shipped("tokenizer-plain")),
    "tokenizers.transformer.TokenizerConfig": lambda: dict(image_size=16, patch_size=4, num_latents=16, width=24, depth=1, heads=2, mlp_ratio=2.0, num_codes=32, code_dim=4,
        quantizer="vq", books=1, normalize=True, commitment=0.25, restart_after=0, drop_path=0.1, layer_scale=1.0, token_std=0.02, head="linear", head_width=8, semantic=False, semantic_dim=0),
    "tokenizers.cnn.CNNConfig": lambda: dict(image_size=16, width=8, multipliers=(1, 2), blocks=1, decoder_blocks=1, middle=1, attention=False, patch_size=2, norm="channel",
        style="vqgan", latent_width=0, num_codes=32, code_dim=4, quantizer="vq", books=1, normalize=True, commitment=0.25, restart_after=0, semantic_dim=0),
    **{f"tokenizers.cnn.{name}": lambda: dict(config=small_cnn().config) for name in ("CNNEncoder", "CNNDecoder", "CNNTokenizer")},
    "tokenizers.transformer.ViT": lambda: dict(width=24, depth=1, heads=2, num_patches=16, patch_size=4, mlp_ratio=2.0, layer_scale=1.0, drop_path=0.0),
    "tokenizers.dinov2.resample_patches": lambda: dict(weight=floats(4, 3, 8, 8), patch_size=4),
    "tokenizers.dinov2.resample_positions": lambda: dict(table=floats(1, 17, 6), side=3),
    "generators.rar.GeneratorConfig": lambda: dict(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, mlp_ratio=2.0, dropout=0.1, class_dropout=0.1,
        spare_positions=0, spare_steps=0),
    "generators.flow.FlowConfig": lambda: dict(num_tokens=16, dim=3, num_classes=3, width=24, depth=1, heads=2, mlp_ratio=2.0, class_dropout=0.1, positions="grid",
                                               target="velocity", steps=5, unguided=(2,), spare_outputs=3),
    "generators.flow.Flow": lambda: dict(config=small_flow().config),
    "generators.flow.position_table": lambda: dict(config=small_flow().config),
    "generators.diffusion.DiffusionConfig": lambda: dict(num_tokens=16, dim=3, num_classes=3, width=24, depth=1, heads=2, steps=2, spare_outputs=3, levels=10, betas=(1e-4, 0.02),
                                                         sampler="ddim", target="noise"),
    "generators.diffusion.Diffusion": lambda: dict(config=small_diffusion().config),
    "generators.diffusion.variance_left": lambda: dict(config=small_diffusion().config),
    "generators.diffusion.visited_levels": lambda: dict(levels=10, steps=4),
    "generators.flow.normal_draws": lambda: dict(n=3, size=5, ids=[0, 1, 2], seed=1),
    "generators.rar.random_order_probability": lambda: dict(progress=0.6, until=0.5, raster_from=0.75),
    "generators.sampling.guidance_scale": lambda: dict(step=2, total=9, sampling=sampling()),
    "generators.sampling.uniform_draws": lambda: dict(n=3, size=4, ids=[1, 2, 3], seed=5),
    "generators.sampling.check_orders": lambda: dict(orders=torch.arange(4).expand(2, 4), l=4, n=2),
    "generators.sampling.sample_tokens": lambda: dict(model=shipped("generator-plain"), labels=labels(2), draws=torch.rand(2, 64, generator=rng()), sampling=sampling()),
    "losses.objective.LossWeights": lambda: dict(reconstruction=1.0, perceptual=1.0, adversarial=0.5, quantizer=1.0, semantic=0.1, lecam=0.001, max_adaptive=1e4),
    "losses.perceptual.PerceptualLoss": lambda: dict(network=extractor().network),
    "losses.critics.PatchConfig": lambda: dict(width=8, layers=2),
    "losses.critics.PatchCritic": lambda: dict(config=patch_config()),
    "losses.critics.FeatureDiscriminator": lambda: dict(network=extractor().network, hidden=8, stages=(1, 2)),
    "measures.pairs.lpips": lambda: dict(images=uint8(), others=uint8(), network=perceptual()),
    "measures.discrepancy.mmd_curve": lambda: dict(generated=codes(8, 64), tokens=codes(8, 64), tokenizer=shipped("tokenizer-plain"), rates=[0.5], strengths=[5], seed=0, pool="map",
        kernel="rbf", permutations=2, progress=False),
    "measures.features.outputs": lambda: dict(extractor=extractor(), images=uint8()),
    "measures.features.new_stats": lambda: dict(extractor=extractor()),
    "measures.features.reference_of": lambda: dict(reference=uint8(), extractor=extractor(), batch_size=2),
    "measures.probes.holdout": lambda: dict(n=20),
    "measures.protocol.metric_name": lambda: dict(prefix="r", extractor=extractor()),
    "training.loop.seed_step": lambda: dict(seed=0, step=3, rank=0),
    "training.loop.batch_indices": lambda: dict(n=10, batch_size=4, step=2, seed=0),
    "training.loop.Optim": lambda: dict(lr=1e-3, final_lr=1e-4, warmup=2, betas=(0.9, 0.95), weight_decay=0.01),
    "training.loop.Fit": lambda: dict(steps=3, batch_size=4, optim=optim(), clip=1.0, ema=0.9, ema_warmup=True, precision="no", seed=0, accumulate=2, horizon=3),
    "training.loop.CriticFit": lambda: dict(optim=optim(), start=0.5, learn=0.0),
    "training.loop.typed": lambda: dict(kind=type(fit()), values=dict(steps=3, batch_size=4, optim=dict(lr=1e-3))),
    "training.loop.average_of": lambda: dict(model=nn.Linear(2, 2), decay=0.9, warmup=True),
    "training.tokenizer.Annealed": lambda: dict(start=0.2, stop=0.6, end=0.5, images="random", around="code", count="bernoulli"),
    "training.tokenizer.Semantic": lambda: dict(teacher=extractor().network, on="clean"),
    "training.tokenizer.train_tokenizer": lambda: dict(tokenizer=small_tokenizer(), images=uint8(8, 16), fit=fit(), folder=folder(), save_every=2, log_every=1),
    "training.generator.train_generator": lambda: dict(generator=small_generator(), tokens=codes(8, 16, 32), labels=labels(8, 3), fit=fit(), release_decay=False, folder=folder(),
        save_every=2, log_every=1),
    "training.post_training.real_pairs": lambda: dict(tokenizer=small_tokenizer(), images=uint8(4, 16), batch_size=2),
    "training.post_training.make_pairs": lambda: dict(tokenizer=small_tokenizer(), generator=small_generator(), images=uint8(4, 16), labels=labels(4, 3), preserve=0.5,
        sampling=sampling(), reencode=False, seed=0, batch_size=2),
    "training.post_training.EarlyStop": lambda: dict(measure=len, every=2, patience=1),
    "training.post_training.save_decoder": lambda: dict(tokenizer=small_tokenizer_of(0), published=small_tokenizer_of(0), folder=folder()),
    "training.post_training.load_decoder": lambda: dict(folder=decoder_folder(), published=small_tokenizer_of(0)),
    "training.post_training.post_train": lambda: dict(tokenizer=small_tokenizer(), pairs=pairs(), fit=fit(), folder=folder(), save_every=2, log_every=1),
    "tokenizers.steps.training_pass": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=pictures(2)),
    "studies.recipes.recipe": lambda: dict(name="tokenizer-plain"),
    "studies.recipes.losses_of": lambda: dict(wanted=tokenizer_recipe()),
    "studies.recipes.encode_all": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=uint8(), batch_size=2),
    "studies.compare.paired_values": lambda: dict(before=[1.0, 2.0, 3.0], after=[0.5, 1.0, 2.0], unit="seeds"),
    "generators.sampling.StaticCache": lambda: dict(length=4),
    "generators.rar.RAR": lambda: dict(config=shipped("generator-plain").config),
    "zoo.checkpoints.read_checkpoint": lambda: dict(path=official("robustok"), only=["ema"], meta=True),
    "zoo.converted.read_official": lambda: dict(path=official("robustok"), weights="ema", meta=True),
    "zoo.converted.load": lambda: dict(convert=var_convert(), path=var_file(), weights="raw", options=dict(image_size=16), either=True),
    "zoo.robustok.official_config": lambda: dict(state=states("robustok")[0], args={}, heads=2, semantic=False),
    "zoo.robustok.from_official": lambda: dict(state=states("robustok")[0], args={}, heads=2, semantic=False),
    "zoo.robustok.to_official": lambda: dict(tokenizer=states("robustok")[1]),
    "zoo.sit.official_config": lambda: dict(state=states("sit")[0], heads=2),
    "zoo.sit.from_official": lambda: dict(state=states("sit")[0], heads=2, scale=1.0),
    "zoo.sit.to_official": lambda: dict(flow=states("sit")[1], channels=4),
    "zoo.va_vae.official_config": lambda: dict(state=va_vae()[0], image_size=16, patch=2),
    "zoo.va_vae.from_official": lambda: dict(state=va_vae()[0], image_size=16, patch=2),
    "zoo.va_vae.to_official": lambda: dict(tokenizer=va_vae()[1]),
    "zoo.va_vae.latent_names": lambda: dict(levels=3),
    "zoo.detok.DeTokConfig": lambda: dict(image_size=16, patch_size=8, width=16, depth=1, heads=2, decoder_width=16, decoder_depth=1, decoder_heads=2, code_dim=4),
    "zoo.detok.DeTok": lambda: dict(config=latent_row("detok")[0].config),
    "zoo.detok.waves": lambda: dict(side=3, size=8),
    "zoo.detok.to_official": lambda: dict(tokenizer=latent_row("detok")[0]),
    "zoo.detok.official_config": lambda: dict(state=latent_row("detok")[1], heads=2),
    "zoo.detok.from_official": lambda: dict(state=latent_row("detok")[1], heads=2),
    "zoo.titok_vae.TiTokVAE": lambda: dict(config=latent_row("titok_vae")[0].config),
    "zoo.titok_vae.to_official": lambda: dict(tokenizer=latent_row("titok_vae")[0]),
    "zoo.titok_vae.official_config": lambda: dict(state=latent_row("titok_vae")[1], heads=2),
    "zoo.titok_vae.from_official": lambda: dict(state=latent_row("titok_vae")[1], heads=2),
    "zoo.dit.official_config": lambda: dict(state=states("sit")[0], heads=2, sampler="ddim"),
    "zoo.dit.from_official": lambda: dict(state=states("sit")[0], heads=2, sampler="ddim", scale=1.0),
    "zoo.dit.to_official": lambda: dict(generator=small_dit(), channels=4),
    "zoo.converted.converted": lambda: dict(names=xqgan_names(), make=type(xqgan()), config=xqgan().config, state=bare_xqgan_state(), constants={}, unneeded=(), more={}),
    "zoo.sit.to_tokens": lambda: dict(latents=floats(2, 4, 4, 4), patch=2),
    "zoo.sit.to_latents": lambda: dict(tokens=floats(2, 4, 16), channels=4),
    "zoo.sit.sit_names": lambda: dict(channels=4, patch=2, outputs=8),
    "zoo.titok.TiTokConfig": lambda: dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, decoder_width=16, decoder_depth=1, decoder_heads=2,
                                          num_codes=8, code_dim=4, normalize=True, pixel_codes=4, pixel_dim=4, pixel_width=8, pixel_multipliers=(1, 1, 1, 1), pixel_blocks=1),
    "zoo.titok.TiTok": lambda: dict(config=latent_row("titok")[0].config),
    "zoo.titok.titok_names": lambda: dict(levels=4),
    "zoo.titok.to_official": lambda: dict(tokenizer=latent_row("titok")[0]),
    "zoo.titok.official_config": lambda: dict(state=latent_row("titok")[1], heads=2),
    "zoo.titok.from_official": lambda: dict(state=latent_row("titok")[1], heads=2),
    "zoo.gigatok.GigaTokConfig": lambda: dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, decoder_width=16, decoder_depth=1, decoder_heads=2,
                                              num_codes=8, code_dim=4, pixel_dim=8, pixel_width=8, pixel_multipliers=(1, 1, 1, 1), pixel_blocks=1),
    "zoo.gigatok.GigaTok": lambda: dict(config=latent_row("gigatok")[0].config),
    "zoo.gigatok.to_official": lambda: dict(tokenizer=latent_row("gigatok")[0]),
    "zoo.gigatok.official_config": lambda: dict(state=latent_row("gigatok")[1], heads=2),
    "zoo.gigatok.from_official": lambda: dict(state=latent_row("gigatok")[1], heads=2),
    "zoo.maetok.MAETokConfig": lambda: dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, code_dim=4, rotary=True, masked=True, mean=0.0, std=1.0),
    "zoo.maetok.MAETok": lambda: dict(config=latent_row("maetok")[0].config),
    "zoo.maetok.Unrounded": lambda: dict(dim=3),
    "zoo.maetok.to_official": lambda: dict(tokenizer=latent_row("maetok")[0]),
    "zoo.maetok.official_config": lambda: dict(state=latent_row("maetok")[1], heads=2, mean=0.0, std=1.0),
    "zoo.maetok.from_official": lambda: dict(state=latent_row("maetok")[1], heads=2, mean=0.0, std=1.0),
    "zoo.rar.official_config": lambda: dict(state=states("rar")[0], heads=2),
    "zoo.rar.from_official": lambda: dict(state=states("rar")[0], heads=2),
    "zoo.rar.to_official": lambda: dict(generator=states("rar")[1]),
    "generators.maskgit.MaskGITConfig": lambda: dict(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, mlp_ratio=2.0, dropout=0.1, class_dropout=0.1,
                                                     label_smoothing=0.1, steps=3, books=1),
    "generators.maskgit.MaskGIT": lambda: dict(config=maskgit().config),
    "generators.parallel.ParallelConfig": lambda: dict(vars(parallel().config)),
    "generators.parallel.ParallelRAR": lambda: dict(config=parallel().config),
    "generators.parallel.spread_order": lambda: dict(num_tokens=16),
    "generators.parallel.pass_sizes": lambda: dict(num_tokens=16, steps=4),
    "generators.maskgit.masked_share": lambda: dict(progress=0.5),
    "generators.maskgit.random_masks": lambda: dict(n=3, l=16, rng=rng()),
    "generators.llamagen.LlamaGenConfig": lambda: dict(num_tokens=16, num_codes=32, num_classes=3, width=24, depth=1, heads=2, multiple=8, dropout=0.1, class_dropout=0.1,
                                                       books=1),
    "generators.llamagen.LlamaGen": lambda: dict(config=llamagen().config),
    "generators.llamagen.rope_table": lambda: dict(side=4, channels=8, base=10000.0),
    "zoo.llamagen.to_official": lambda: dict(generator=llamagen()),
    "zoo.llamagen.official_config": lambda: dict(state=llamagen_state(), args={}, heads=2, num_tokens=16),
    "zoo.llamagen.from_official": lambda: dict(state=llamagen_state(), args={}, heads=2, num_tokens=16),
    "zoo.latent_diffusion.DiffusersConfig": lambda: dict(library_class="AutoencoderKL", options=diffusers_kl().config.options, image_size=16, patch=2, scaled=True),
    "zoo.latent_diffusion.DiffusersTokenizer": lambda: dict(config=diffusers_kl().config),
    "zoo.latent_diffusion.from_diffusers": lambda: dict(model=diffusers_network(), image_size=16, patch=2, scaled=True),
    "zoo.latent_diffusion.from_official": lambda: dict(state=diffusers_network().state_dict(), args=dict(diffusers_network().config) | dict(_class_name="AutoencoderKL"), image_size=16, patch=2, scaled=True),
    "zoo.latent_diffusion.to_diffusers": lambda: dict(tokenizer=diffusers_kl()),
    "zoo.var.official_config": lambda: dict(state=var_state(), image_size=16),
    "zoo.var.from_official": lambda: dict(state=var_state(), image_size=16),
    "zoo.var.to_official": lambda: dict(tokenizer=var_tokenizer()),
    **{f"zoo.{name}.{kind}": lambda name=name: dict(config=masked(name)[0].config) for name, kind in (("image_bert", "ImageBert"), ("uvit", "UViT"), ("maskgit", "TiedMaskGIT"))},
    **{f"zoo.{name}.to_official": lambda name=name: dict(generator=masked(name)[0]) for name in ("image_bert", "uvit", "maskgit")},
    **{f"zoo.{name}.{what}": lambda name=name: dict(state=masked_state(name), heads=2) for name in ("image_bert", "uvit") for what in ("official_config", "from_official")},
    **{f"zoo.maskgit.{what}": lambda: dict(state=masked_state("maskgit"), heads=2, num_codes=8) for what in ("official_config", "from_official")},
    "zoo.xqgan.XQGANConfig": lambda: dict(image_size=16, patch_size=8, num_latents=4, width=16, depth=1, heads=2, quantizer="multiscale", books=2, code_dim=8, scales=(1, 2)),
    "zoo.xqgan.positions": lambda: dict(vit=xqgan().encoder.vit, num_latents=9),
    "zoo.xqgan.XQGAN": lambda: dict(config=xqgan().config),
    "zoo.xqgan.official_config": lambda: dict(state=xqgan_state(), args={}, heads=2, scales=(1, 2)),
    "zoo.xqgan.from_official": lambda: dict(state=xqgan_state(), args={}, heads=2, scales=(1, 2)),
    "zoo.xqgan.to_official": lambda: dict(tokenizer=xqgan()),
    "zoo.table.table": lambda: dict(kind="tokenizer"),
    "studies.publish.model_card": lambda: dict(folder=ROOT / "robustok/models/tokenizer-plain", scores=[], licence="mit", name="mine"),
    "zoo.table.local_place": lambda: dict(name="llamagen-vq16"),
    **{f"zoo.{name}.{call}": (lambda name=name: dict(state=convolutional_state(name), image_size=16))
       for name in CONVOLUTIONAL for call in ("official_config", "from_official")},
    **{f"zoo.{name}.to_official": (lambda name=name: dict(tokenizer=convolutional(name)[0])) for name in CONVOLUTIONAL},
    "zoo.open_magvit2.OpenMAGVIT2": lambda: dict(config=convolutional("open_magvit2")[0].config),
    "zoo.vqgan_lc.VQGANLC": lambda: dict(config=convolutional("vqgan_lc")[0].config),
    "zoo.vqgan_lc.VQGANLCConfig": lambda: dict(image_size=16, width=8, multipliers=(1, 2), num_codes=32, feature_dim=6),
    **{f"zoo.maskgit_vqgan.{name}": lambda: dict(config=convolutional("maskgit_vqgan")[0].config) for name in ("UnitEncoder", "UnitDecoder", "MaskGITTokenizer")},
    "zoo.registry.imported": lambda: dict(home="zoo.var.from_official"),
    "zoo.registry.class_of": lambda: dict(kind="tokenizer/cnn"),
    "zoo.formats.format_of": lambda: dict(state=["cls_embedding.embedding_table.weight"]),
    "zoo.registry.find_model": lambda: dict(where="tokenizer-plain", revision=None),
    "zoo.registry.convert": lambda: dict(path=official("robustok"), out=folder() / "converted", kind="tokenizer/vit", weights="ema", heads=2),
    "zoo.registry.open_model": lambda: dict(where="tokenizer-plain"),
    "zoo.registry.open_tokenizer": lambda: dict(where="tokenizer-plain"),
    "zoo.registry.open_generator": lambda: dict(where="generator-plain"),
    # studies
    "studies.intervals.pearson": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.spearman": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.kendall": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.mean_interval": lambda: dict(values=[1.0, 2.0, 3.0], level=0.9),
    "studies.results.reports_dir": lambda: dict(scale="smoke"),
    "studies.intervals.correlations": lambda: dict(table=pd.DataFrame(dict(a=[1.0, 2.0, 3.0, 4.0], b=[2.0, 1.0, 4.0, 3.0])), x="a", y="b", samples=20, level=0.9, seed=0),
    "studies.results.code_hash": lambda: dict(source="x = 1"),
    "studies.results.library": lambda: dict(source="import robustok.checks"),
    "studies.results.loss_networks": lambda: dict(model="0" * 12),
    "studies.results.record": lambda: dict(rows=[dict(row="a", metric="m", value=1.0)], name="example", scale="smoke"),
    "studies.compare.change": lambda: dict(before=1.0, after=0.5, digits=2),
    "studies.compare.value_of": lambda: dict(rows=rows(), row="a", metric="m"),
    "studies.compare.paired": lambda: dict(rows=rows(), metric="m", first="a", second="b"),
    "studies.compare.claim": lambda: dict(
        rows=pd.concat([rows().assign(metric=f"m-{judge}") for judge in "xy"]), metric="m", a="a", b="b", judges=("x", "y"),
        expected="lower"),
    "studies.compare.held_out": lambda: dict(table=pd.DataFrame([[1.0, 2.0], [2.0, 1.0]]), none=0),
    "studies.recipes.tokenizer_recipe": lambda: dict(name="tokenizer-plain"),
    "studies.recipes.model_name": lambda: dict(short="1024"),
    "studies.recipes.outline": lambda: dict(name="small-1024"),
    "studies.recipes.facts_of": lambda: dict(name="small-1024"),
    "studies.recipes.check_at_hand": lambda: dict(name="small-1024", post_trained=False),
    "studies.bench.sampling_of": lambda: dict(generator="llamagen-b", guidance=0.0),
    "studies.recipes.Training": lambda: dict(data="photos", n=8, tokenizer_steps=1, generator_steps=1, batch_size=1, seed=0),
    "studies.recipes.tokenizer_of": lambda: dict(entry="tokenizer-plain"),
    "studies.recipes.generator_of": lambda: dict(entry="generator-plain", tokenizer="tokenizer-plain"),
    "studies.report.wide": lambda: dict(rows=rows()),
    "studies.report.reports_at": lambda: dict(scale="cpu"),
}

def rows():
    "Tidy results."
    return pd.DataFrame([dict(row=r, metric="m", value=v, seed=s) for r, v in (("a", 1.0), ("b", 2.0)) for s in range(3)])


# methods of models, by a name of their own: what gives the method, and a good call
METHODS = {
    "ViTTokenizer.encode": (lambda: shipped("tokenizer-plain").encode, lambda: dict(images=pictures(2))),
    "ViTTokenizer.decode": (lambda: shipped("tokenizer-plain").decode, lambda: dict(tokens=codes(2))),
    "ViTTokenizer.latents": (lambda: shipped("tokenizer-plain").latents, lambda: dict(tokens=codes(2))),
    "ViTTokenizer.neighbors": (lambda: shipped("tokenizer-plain").neighbors, lambda: dict(strength=5)),
    "ParallelRAR.speculate": (lambda: parallel().speculate, lambda: dict(labels=labels(2, 3), sampling=sampling(), drafts=4, seed=1, ids=torch.arange(2))),
    "MaskGIT.loss": (lambda: maskgit().loss, lambda: dict(tokens=codes(2, 16, 32), labels=labels(2, 3), progress=0.5, rng=rng())),
    "MaskGIT.logits": (lambda: maskgit().logits, lambda: dict(tokens=codes(2, 16, 32), labels=labels(2, 3), masked=codes(2, 16, 2) > 0)),
    "MaskGIT.sample": (lambda: maskgit().sample, lambda: dict(labels=labels(2, 3), sampling=sampling(), seed=1, ids=torch.arange(2))),
    "MaskGIT.resample": (lambda: maskgit().resample,
                         lambda: dict(tokens=codes(2, 16, 32), labels=labels(2, 3), preserve=0.5, count="exact", sampling=sampling(), seed=1, ids=torch.arange(2))),
    "LlamaGen.loss": (lambda: llamagen().loss, lambda: dict(tokens=codes(2, 16, 32), labels=labels(2, 3), progress=0.5, rng=rng())),
    "LlamaGen.sample": (lambda: llamagen().sample, lambda: dict(labels=labels(2, 3), sampling=sampling(), seed=1, ids=torch.arange(2))),
    "LlamaGen.resample": (lambda: llamagen().resample,
                          lambda: dict(tokens=codes(2, 16, 32), labels=labels(2, 3), preserve=0.5, count="exact", sampling=sampling(), seed=1, ids=torch.arange(2))),
    "RAR.loss": (lambda: shipped("generator-plain").loss, lambda: dict(tokens=codes(2), labels=labels(2), progress=0.5, rng=rng())),
    "RAR.sample": (lambda: shipped("generator-plain").sample, lambda: dict(labels=labels(2), sampling=sampling(), seed=1, ids=torch.arange(2))),
    "RAR.resample": (lambda: shipped("generator-plain").resample,
                     lambda: dict(tokens=codes(2), labels=labels(2), preserve=0.5, sampling=sampling(), seed=1, ids=torch.arange(2))),
    "Diffusion.loss": (lambda: small_diffusion().loss, lambda: dict(tokens=floats(2, 4, 3), labels=labels(2, 3), progress=0.5, rng=rng())),
    "Flow.loss": (lambda: small_flow().loss, lambda: dict(tokens=floats(2, 4, 3), labels=labels(2, 3), progress=0.5, rng=rng())),
    "Flow.prepare": (lambda: small_flow().prepare, lambda: dict(tokens=floats(2, 4, 3))),
    "Flow.sample": (lambda: small_flow().sample, lambda: dict(labels=labels(2, 3), sampling=sampling(), seed=1, ids=torch.arange(2))),
    "Flow.trajectory": (lambda: small_flow().trajectory, lambda: dict(labels=labels(2, 3), sampling=sampling(), seed=1, ids=torch.arange(2))),
    "Flow.resample": (lambda: small_flow().resample,
                      lambda: dict(tokens=floats(2, 4, 3), labels=labels(2, 3), preserve=0.5, sampling=sampling(), seed=1, ids=torch.arange(2))),
    "FeatureStats.update": (lambda: stats().update, lambda: dict(features=floats(5, 4))),
    "LocalExtractor": (lambda: extractor(), lambda: dict(images=uint8())),
}


def stats():
    from robustok.measures.stats import FeatureStats
    return FeatureStats(4)


# callables without an example, and why
NOT_TRIED = {
    "generators.flow.time_features": "a part of a network", "generators.flow.integrate": "any point, any velocity",
    **dict.fromkeys((f"generators.diffusion.{n}_step" for n in ("ddim", "ddpm")), "any point, any noise"),
    **dict.fromkeys(("losses.objective.Losses", "losses.objective.CriticView", "measures.protocol.Measurement", "measures.sets.PrecisionRecall", "measures.sets.KID", "networks.judges.Carrier", "generators.parallel.Speculated"), "a record"),
    **dict.fromkeys(("losses.critics.Residual", "losses.critics.normed", "losses.perceptual.WithFrozen", "losses.critics.DINODiscriminator"), "a part of a network"),
    "losses.critics.load_dino": "a download", "networks.judges.carried_file": "reads an installed package",
    "quantizers.base.mean_over_processes": "of what was checked", "quantizers.base.of_all_processes": "of what was checked",
    "measures.features.check_extractor": "a check", "measures.features.arrays_in": "names of what a file holds", "measures.one_pass.hash_of_all": "after a pass", "measures.sets.check_counts": "a check", "measures.references.check_reference_file": "a check", "measures.sets.compare": "takes what a pass gathered", "measures.sets.Panel": "a part of a pass",
    **dict.fromkeys((f"commands.{n}" for n in ("robustok_eval", "robustok_stats", "reports", "quickstart", "artifacts")), "ends in a sentence and a status: see 90_commands"),
    **dict.fromkeys(("data.load.Source", "studies.bench.Bench", "studies.recipes.Facts", "studies.bench.Retrained", "studies.bench.Subject", "studies.compare.Claim", "studies.compare.Paired", "studies.quotes.Address", "studies.report.Report", "studies.settings.Setting"), "a record"),
    **dict.fromkeys((f"studies.recipes.{n}" for n in ("tokenizer_by", "trained_tokenizer", "generator_by", "trained_generator", "decoder_by")), "trains"),
    **dict.fromkeys((f"studies.runner.{n}" for n in ("run_notebook", "execute", "read_notebook", "write_notebook", "notebook_parameters", "check_values",
                                                     "check_parameters")), "of notebooks: see studies/07_runner"),
    **dict.fromkeys((f"studies.index.{n}" for n in ("verdict", "reports_index", "write_index", "make_reports", "list_reports")), "of a repository: see studies/13_index"),
    **dict.fromkeys((f"studies.quotes.{n}" for n in ("quoted", "quoted_change", "follow", "linked")), "of a report: see studies/09_quotes"),
    **dict.fromkeys((f"studies.settings.{n}" for n in ("values", "sources", "loss_weights", "main_training_options", "annealing_options",
                                                       "generator_training_options", "post_training_options", "parameter_file")), "takes settings"),
    **dict.fromkeys(("studies.artifacts.artifact", "studies.compare.measured", "studies.compare.save", "studies.once.once", "studies.once.picture_once"), "writes what is made: see the chapters"),
    **dict.fromkeys(("studies.results.git_commit", "studies.runner.tools"), "takes nothing"), **dict.fromkeys(("studies.recipes.input_hashes", "studies.recipes.input_modules"), "takes any values"),
    **dict.fromkeys(("studies.kept.kept", "studies.once.rows_mode", "data.datasets.dataset_library"), "takes nothing"), "studies.kept.to_prune": "see studies/12_kept", "studies.kept.prune": "removes: see studies/12_kept",
    "studies.bench.check_subjects": "reads nothing but files: see studies/14_bench",
    "data.datasets.open_dataset": "a package that may be missing: see data/07_datasets", "data.datasets.is_dataset": "takes anything",
    **dict.fromkeys(["quantizers.base.Quantized", "quantizers.base.CodeUse", "tokenizers.steps.TokenizerOutput", "measures.discrepancy.MMD"], "a record"),
    "tokenizers.patches.check_pixels": "is a check itself", "tokenizers.steps.QuantizedTokenizer": "what tokenizers share, none itself",
    **dict.fromkeys((f"tokenizers.cnn.{n}" for n in ("ChannelNorm", "ResBlock", "Attention", "Down", "Up", "Level")), "a part of a network"),
    "tokenizers.steps.quantizer_of": "takes a configuration, which is checked",
    **dict.fromkeys((f"measures.work.{n}" for n in ("Memory", "share", "by_first", "work_of")), "a part of a pass, which checks what it is given"),
    **dict.fromkeys((f"measures.one_pass.{n}" for n in ("Seen", "Pass", "Meter", "Reconstruction", "PerImage", "Compared", "without_features", "identity_of", "opened")),
                    "a part of a pass, which checks what it is given"),
    "quantizers.base.check_latents": "is a check itself", "quantizers.base.pass_through": "a step of a quantiser, which checks its latents",
    "quantizers.base.Quantizer": "what quantisers share, none itself",
    "measures.robustness.GridMeasurement": "a record", "measures.robustness.grid_mean": "takes a table of cells", "measures.probes.Codebook": "takes nothing",
    **dict.fromkeys(("zoo.names.Form", "zoo.names.Row", "zoo.converted.Official", "zoo.formats.Format", "zoo.table.Public"), "a record"),
    **dict.fromkeys((f"zoo.latent_diffusion.{n}" for n in ("Posterior", "PosteriorEncoder", "LatentDecoder")), "a part of a network"),
    **dict.fromkeys((f"zoo.titok.{n}" for n in ("Trunk", "CodeHead", "PixelHead", "TiTokEncoder", "TiTokDecoder")), "a part of a network"),
    **dict.fromkeys((f"zoo.detok.{n}" for n in ("DeTokEncoder", "DeTokDecoder")), "a part of a network"),
    **dict.fromkeys((f"zoo.open_magvit2.{n}" for n in ("CodeNorm", "SpaceUp", "MagvitEncoder", "SpaceDecoder", "MagvitDecoder")), "a part of a network"),
    **dict.fromkeys((f"zoo.gigatok.{n}" for n in ("QueryLayer", "QueryFormer", "GigaTokEncoder", "GigaTokDecoder")), "a part of a network"),
    "zoo.vqgan_lc.ProjectedCodes": "a part of a network", "zoo.image_bert.PostNormBlock": "a part of a network", "zoo.uvit.SkipBlock": "a part of a network",
    **dict.fromkeys((f"zoo.xqgan.{n}" for n in ("BranchEncoder", "BranchDecoder", "Branches", "AngleQuantizer", "AngleSizes", "Signs", "SignSizes")), "a part of a network"),
    **dict.fromkeys((f"zoo.maetok.{n}" for n in ("RotaryViT", "MAETokEncoder", "MAETokDecoder")), "a part of a network"),
    "zoo.names.Names": "takes rows", "zoo.var.var_names": "a number of levels, of a configuration", "zoo.uvit.uvit_names": "a number of blocks, of a configuration", "zoo.checkpoints.Refused": "an error", "quantizers.base.NotFinite": "an error", "zoo.hub.hub_file": "a download", "studies.publish.push_to_hub": "an upload",
    "checks.members": "asked by others with a protocol", "checks.checked": "a decorator", "core.device_of": "takes anything",
    "core.evaluating": "takes anything", "files.golden": "None is an answer", "files.atomic_path": "is checked by check_destination",
    "files.locked": "a context", "files.model_hash": "None is an answer", "files.frozen_hash": "None is an answer", "files.ModelInfo": "a record", "files.Pretrained": "a base class",
    "generators.sampling.TokenGenerator": "a base class",
    "show.Picture": "matplotlib's figure", "interfaces.lacks": "takes anything", "interfaces.knows_ids": "of a method", "interfaces.check_fit": "takes anything",
    "interfaces.draw": "of a method", "testing.Killed": "an error", "testing.Counting": "stands for anything",
    **dict.fromkeys(("testing.Quarters", "testing.Blocks", "testing.Largest", "testing.Levels", "testing.Dice", "testing.kill_at", "testing.killed_after", "testing.distributed"),
                    "stands in for others in lessons"),
    **dict.fromkeys(("core.default_device", "core.rank_and_world", "core.progress_bar", "core.ensure_torchvision", "files.package_dir", "files.repo_root", "files.notebooks_root", "files.results_root",
                     "files.data_dir"), "takes nothing"),
    **dict.fromkeys((f"interfaces.{name}" for name in ("Neighbors", "Tokenizer", "DiscreteTokenizer", "ContinuousTokenizer", "Perturbable",
                                                       "Generator", "Autoregressive", "Extractor", "Images")), "a protocol"),
    **dict.fromkeys(["checks.check_number", "checks.check_whole", "checks.check_seed", "checks.check_flag", "checks.check_choice", "checks.check_path",
                     "checks.check_tensor", "checks.check_images", "checks.check_floats", "checks.check_tokens", "checks.check_labels"], "is a check itself"),
    "data.images.check_image_set": "is a check itself", "data.images.check_memory": "is a check itself", "data.images.free_memory": "takes nothing",
    "data.folders.find_tar": "a folder without a tar is an answer", "measures.stats.check_same_source": "is a check itself", "networks.vgg.load_lpips": "half a gigabyte",
    **dict.fromkeys(("networks.vgg.unit_length", "networks.vgg.paired_maps"), "a part of the perceptual distances, which check what they are given"),
    "networks.vgg.VGG16": "takes nothing",
    "networks.inception.InceptionExtractor": "a download", "networks.inception.inception_extractor": "a download",
    "networks.dino.TimmExtractor": "a download", "networks.dino.dinov2_extractor": "a download", "networks.dino.timm_network": "a download", "networks.clip.ClipExtractor": "a download",
    "networks.clip.clip_extractor": "a download",
    **{f"training.{name}": "a part of the trainings, which check what they are given" for name in (
        "loop.take", "loop.fingerprint", "loop.floats", "loop.update", "loop.Critic", "loop.Learner", "loop.Checkpoint",
        "loop.has_bf16", "loop.known_to_all", "loop.Now", "loop.Outcome", "loop.Task", "loop.Run", "loop.train", "loop.Tracking", "tokenizer.TrainingPass", "tokenizer.TokenizerTask",
        "tokenizer.model_settings", "tokenizer.check_pictures", "generator.LossPass", "generator.GeneratorTask",
        "post_training.Pairs", "post_training.DecodePass", "post_training.Epochs", "post_training.PostTask",
        "post_training.Watch", "by_name.ImageGenerator", "sharded.units", "sharded.shard", "sharded.whole", "sharded.own",
        "sharded.restore", "sharded.empty_copy", "sharded.filled")},
}

# bad calls that may be accepted or told otherwise, and why
MEANT = {
    **{f"{model}.{call}(ids={kind})": "any whole numbers are ids"
       for model in ("RAR", "ParallelRAR", "LlamaGen", "MaskGIT", "Flow")
       for call in ("sample", "resample", "trajectory", "speculate") for kind in ("numpy", "list")},
    **{f"data.shards.write_shard({a}=other)": "any words" for a in ("tokenizer", "split", "transform")},
    "measures.features.cached_stats(images=numpy)": "an array is a set of images", "measures.features.cached_stats(transform=other)": "any words",
    **{f"measures.features.open_reference(reference={kind})": "only opens: images are looked at as they are read" for kind in ("numpy", "nan", "bytes_as_floats")},
    **{f"losses.adversarial.adaptive_weight({a}=scalar)": "a gradient of one number" for a in ("others", "adversarial")},
    **{f"{model}.sample(labels=empty)": "two ids for no labels: the message names ids" for model in ("RAR", "LlamaGen", "MaskGIT", "Flow")},
    **dict.fromkeys(("Flow.trajectory(labels=empty)", "ParallelRAR.speculate(labels=empty)"), "as above"),
    "studies.recipes.encode_all(images=numpy)": "an array is a set of images",
    "studies.recipes.Training(data=other)": "any name of images, looked up when they are read",
    "studies.recipes.generator_of(tokenizer=other)": "is asked for by trained generators only",
    "studies.compare.paired_values(unit=other)": "any word", "studies.results.loss_networks(model=other)": "nothing is known of it", "measures.features.Reference(images=numpy)": "a set of images", "studies.results.record(name=other)": "any name of a file",
    **dict.fromkeys((f"tokenizers.patches.{call}={kind})" for call in ("patchify(images", "unpatchify(patches")
                     for kind in ("nan", "inf", "long", "boolean")), "moves values of any kind"),
    **{f"measures.{call}(images=numpy)": "an array is a set of images" for call in (
        "one_pass.measure", "one_pass.rfd", "robustness.pfid", "robustness.gaussian_pfd", "probes.linear_probe", "probes.ifd", "discrepancy.generated_mmd",
        "evaluation.evaluate")},
    **{f"measures.{call}=numpy)": "an array is a set of images" for call in (
        "generation.gfd(source", "generation.gfd(reference", "evaluation.evaluate_images(samples", "evaluation.evaluate_images(reference")},
    **{f"measures.{call}(seed=array)": "two seeds" for call in (
        "robustness.TokenGrid", "robustness.Perturbed", "robustness.pfid", "robustness.NoiseGrid", "robustness.Noisy", "robustness.gaussian_pfd", "discrepancy.Discrepancy",
        "discrepancy.generated_mmd", "evaluation.evaluate")},
    **{f"measures.{call}={kind})": "said of the images of the pass" for call in ("generation.gfd(reference", "evaluation.evaluate_images(reference")
       for kind in ("more_axes", "bytes_as_floats", "nan")},
    **{f"measures.generation.gfd(source={kind})": "said of the samples" for kind in ("more_axes", "bytes_as_floats", "nan")},
    "measures.generation.gfd(labels=other)": "of a generator: these samples exist", "measures.probes.linear_probe(images=more_axes)": "said of the labels",
    "training.tokenizer.train_tokenizer(images=numpy)": "an array is a set of images", "training.post_training.make_pairs(images=numpy)": "as above",
    "training.post_training.real_pairs(images=numpy)": "as above", "training.by_name.train_pair(images=numpy)": "as above",
    "training.generator.train_generator(tokens=numpy)": "an array may lie on disk", "training.generator.train_generator(labels=numpy)": "as above",
    "core.to_uint8(images=scalar)": "any shape", "show.show_grid(images=numpy)": "an array will do",
    "files.save_model(kind=other)": "any kind", "studies.publish.model_card(name=other)": "any name",
    "studies.publish.model_card(licence=other)": "the hub's list of licences grows", "testing.recipe_weights(key=other)": "any name",
    "measures.features.extract(images=numpy)": "an array is a set of images", "measures.features.feature_stats(images=numpy)": "as above",
    "measures.references.make_reference(images=numpy)": "as above",
    "measures.features.reference_of(reference=numpy)": "as above",
    "data.images.batches(images=numpy)": "an array is a set of images", "data.images.image_hash(images=numpy)": "an array is a set of images",
    "data.images.batches(images=bytes_as_floats)": "values are looked at where they become bytes", "data.images.batches(images=nan)": "as above",
    "data.images.ImageSet(name=other)": "any name", "data.folders.array_images(name=other)": "any name",
    "data.images.ImageSet(name=empty)": "any name", "data.folders.array_images(name=empty)": "any name",
    "data.images.ImageSet(length=huge)": "told by the labels", "data.images.ImageSet(length=zero)": "told by the labels",
}
