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


@cache
def shipped(name: str):
    "A model of the package."
    from robustok.zoo.registry import open_model
    return open_model(name)


@cache
def extractor():
    from robustok.networks.local import local_extractor
    return local_extractor()


EXAMPLES = {
    # checks, core, files, show
    "core.seed_all": lambda: dict(seed=3),
    "core.to_float": lambda: dict(images=uint8()),
    "core.to_uint8": lambda: dict(images=pictures()),
    "files.config_hash": lambda: dict(obj=dict(a=1)),
    "files.tensor_hash": lambda: dict(tensors=dict(a=torch.ones(3))),
    "files.shipped": lambda: dict(name="tokenizer-plain"),
    "show.show_grid": lambda: dict(images=uint8(), ncol=2, scale=1.0),
    "interfaces.Sampling": lambda: dict(guidance=1.5, schedule="constant", power=1.2, temperature=1.0, top_k=3, top_p=0.9),
    # data
    "data.images.as_uint8": lambda: dict(images=uint8()),
    "data.images.rendered": lambda: dict(decoded=pictures()),
    "data.images.batches": lambda: dict(images=uint8(), batch_size=2, workers=0),
    "data.images.image_hash": lambda: dict(images=uint8()),
    "data.images.Fingerprint": lambda: dict(length=3),
    "data.load.load_images": lambda: dict(name="photos", split="train", n=4, size=16, seed=0),
    "data.load.class_names": lambda: dict(name="photos", split="train"),
    "data.photos.load_photo": lambda: dict(name="cat"),
    "data.transforms.resize_short": lambda: dict(image=picture(), short=20),
    "data.transforms.center_crop": lambda: dict(image=picture(), size=20),
    "data.transforms.random_crop": lambda: dict(image=picture(), size=20, share=0.8, mirror=0.5, rng=rng()),
    "data.transforms.ten_crops": lambda: dict(image=picture(), size=20, margin=1.1),
    # networks
    "networks.local.load_network": lambda: dict(name="scorer"),
    "networks.vgg.LPIPS": lambda: dict(dropout=0.0),
    # quantizers, tokenizers, perturbation
    "quantizers.base.nearest_code": lambda: dict(latents=floats(2, 5, 3), codebook=floats(7, 3), chunk=100),
    "quantizers.base.usage": lambda: dict(tokens=codes(k=8), num_codes=8),
    "quantizers.base.perplexity": lambda: dict(tokens=codes(k=8), num_codes=8),
    "quantizers.base.kmeans": lambda: dict(points=floats(30, 3), num_codes=4, rounds=2, rng=rng()),
    "quantizers.neighbors.codebook_neighbors": lambda: dict(codebook=floats(9, 3), strength=3, codes=torch.arange(4), include_self=True),
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
    "measures.sets.inception_score": lambda: dict(logits=floats(20, 5), split_size=10),
    "measures.sets.kid": lambda: dict(real=floats(20, 3), samples=floats(20, 3), subsets=2, subset_size=10, rng=rng()),
    "measures.extractors.get_extractor": lambda: dict(name="local"),
    "measures.features.extract": lambda: dict(images=uint8(), extractor=extractor(), batch_size=2),
    "measures.features.feature_stats": lambda: dict(images=uint8(), extractor=extractor(), batch_size=2),
    "measures.one_pass.rfd": lambda: dict(tokenizer=shipped("tokenizer-plain"), images=uint8(), extractor=extractor(), batch_size=2),
    "measures.robustness.strengths": lambda: dict(codebook_size=512),
    "measures.generation.class_labels": lambda: dict(n=8, num_classes=10, labels="balanced", seed=0),
    "measures.probes.codebook_report": lambda: dict(tokens=codes(k=8), num_codes=8, codebooks=1, top=0.1),
    "measures.probes.nearest_other": lambda: dict(z=floats(8, 3), chunk=100),
    "measures.discrepancy.median_distance": lambda: dict(x=floats(20, 3), limit=10),
    "measures.discrepancy.mmd": lambda: dict(x=floats(20, 3), y=floats(20, 3), kernel="rbf", bandwidth=1.0, scales=(0.5, 1.0), permutations=3, rng=rng(), chunk=100),
    "measures.discrepancy.latent_mmd": lambda: dict(x=floats(8, 4, 3), y=floats(8, 4, 3), pool="map", kernel="rbf", permutations=2, rng=rng()),
    # studies
    "studies.intervals.pearson": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.spearman": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.kendall": lambda: dict(x=np.arange(5.0), y=np.arange(5.0) ** 2),
    "studies.intervals.mean_interval": lambda: dict(values=[1.0, 2.0, 3.0], level=0.9),
    "studies.results.reports_dir": lambda: dict(scale="smoke"),
}

# callables without an example, and why
NOT_TRIED = {}

# bad calls that may be accepted or told otherwise, and why
MEANT = {}
