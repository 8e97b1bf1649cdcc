#!/usr/bin/env python3
"""Writes the values that io.authentica.train.loop is tested against: torch.optim, timm's losses, mixup, EMA and layer decay.

    python scripts/reference/training_reference.py > train/src/test/resources/io/authentica/train/loop/reference.json

Needs torch 2.13.0, timm 1.0.29 and SciPy.
"""

import json
import random
import re

import timm
import torch
from scipy.stats import beta
from timm.data.mixup import mixup_target
from timm.loss import SoftTargetCrossEntropy
from timm.optim import param_groups_layer_decay
from timm.utils import ModelEmaV3

RATES = [0.1, 0.2, 0.15, 0.05]
WEIGHT_DECAY = 0.3
TRUNK_FACTOR = 0.5
SHAPES = {"head": (2, 3), "trunk": (4,)}


def numbers(rng, count):
    return [round(rng.uniform(-2, 2), 3) for _ in range(count)]


def optimiser(make, clip_norm):
    """Two groups: a decaying one at the full rate and one without decay at half of it."""
    rng = random.Random(7)
    start = {name: torch.tensor(numbers(rng, torch.Size(shape).numel())).reshape(shape) for name, shape in SHAPES.items()}
    gradients = [{name: numbers(rng, start[name].numel()) for name in SHAPES} for _ in RATES]
    weights = {name: torch.nn.Parameter(value.clone()) for name, value in start.items()}
    groups = [
        {"params": [weights["head"]], "weight_decay": WEIGHT_DECAY, "factor": 1.0},
        {"params": [weights["trunk"]], "weight_decay": 0.0, "factor": TRUNK_FACTOR},
    ]
    update = make(groups)
    norms, after = [], []
    for rate, gradient in zip(RATES, gradients):
        for group in update.param_groups:
            group["lr"] = rate * group["factor"]
        for name, weight in weights.items():
            weight.grad = torch.tensor(gradient[name]).reshape(weight.shape)
        limit = clip_norm if clip_norm > 0 else float("inf")
        norms.append(torch.nn.utils.clip_grad_norm_(weights.values(), limit).item())
        update.step()
        after.append({name: weight.detach().flatten().tolist() for name, weight in weights.items()})
    return {
        "start": {name: value.flatten().tolist() for name, value in start.items()},
        "rates": RATES,
        "gradients": gradients,
        "norms": norms,
        "after": after,
    }


def losses():
    logits = torch.tensor([[1.5, -0.3], [-2.0, 0.7], [0.1, 0.2], [4.0, -5.0]], requires_grad=True)
    labels = torch.tensor([0, 0, 1, 1])
    cases = []
    for smoothing, share in [(0.0, 1.0), (0.1, 1.0), (0.0, 0.3), (0.2, 0.85)]:
        targets = mixup_target(labels, 2, share, smoothing)
        logits.grad = None
        loss = SoftTargetCrossEntropy()(logits, targets)
        loss.backward()
        if share == 1.0:
            plain = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=smoothing)
            assert torch.allclose(plain, loss)
        cases.append(
            {
                "smoothing": smoothing,
                "share": share,
                "targets": targets.flatten().tolist(),
                "loss": loss.item(),
                "gradient": logits.grad.flatten().tolist(),
            }
        )
    return {"logits": logits.detach().flatten().tolist(), "labels": labels.tolist(), "cases": cases}


def mixed(share):
    """As timm.data.Mixup does to a batch."""
    images = torch.arange(24, dtype=torch.float32).reshape(3, 2, 2, 2).sin()
    flipped = images.flip(0).mul(1.0 - share)
    return {"share": share, "images": images.flatten().tolist(), "mixed": images.mul(share).add(flipped).flatten().tolist()}


def average(decay, warmup):
    model = torch.nn.Sequential(torch.nn.Linear(1, 2), torch.nn.BatchNorm1d(2))
    rng = random.Random(3)
    names = ["0.weight", "1.running_var"]
    model.load_state_dict({**model.state_dict(), **{n: torch.tensor(numbers(rng, 2)).reshape(model.state_dict()[n].shape) for n in names}})
    start = {name: model.state_dict()[name].flatten().tolist() for name in names}
    ema = ModelEmaV3(model, decay=decay, use_warmup=warmup)
    weights, averages = [], []
    for step in range(1, 6):
        for name in names:
            model.state_dict()[name].copy_(torch.tensor(numbers(rng, 2)).reshape(model.state_dict()[name].shape))
        ema.update(model, step=step)
        weights.append({name: model.state_dict()[name].flatten().tolist() for name in names})
        averages.append({name: ema.module.state_dict()[name].flatten().tolist() for name in names})
    return {"decay": decay, "warmup": warmup, "start": start, "weights": weights, "averages": averages}


def layer_scales(decay):
    model = timm.create_model("tf_efficientnet_b0", num_classes=2)
    scales = {}
    by_id = {id(parameter): name for name, parameter in model.named_parameters()}
    for group in param_groups_layer_decay(model, weight_decay=0.5, layer_decay=decay):
        for parameter in group["params"]:
            name = by_id[id(parameter)]
            layer = re.match(r"blocks\.\d+\.\d+|[a-z_0-9]+", name).group()
            assert scales.setdefault(layer, group["lr_scale"]) == group["lr_scale"]
            assert (group["weight_decay"] > 0) == (parameter.ndim > 1)
    return {"decay": decay, "scales": scales}


def main():
    torch.manual_seed(0)
    adamw = dict(lr=1.0, betas=(0.9, 0.99), eps=1e-8)
    reference = {
        "versions": {"torch": torch.__version__, "timm": timm.__version__},
        "weight_decay": WEIGHT_DECAY,
        "trunk_factor": TRUNK_FACTOR,
        "optimisers": {
            "adamw": optimiser(lambda groups: torch.optim.AdamW(groups, **adamw), 0),
            "adamw_clipped": optimiser(lambda groups: torch.optim.AdamW(groups, **adamw), 1.5),
            "sgd": optimiser(lambda groups: torch.optim.SGD(groups, lr=1.0), 0),
            "sgd_momentum": optimiser(lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.9), 1.5),
            "sgd_nesterov": optimiser(lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.9, nesterov=True), 0),
        },
        "losses": losses(),
        "mixup": mixed(0.3),
        "beta": [
            {"alpha": alpha, "points": [0.01, 0.1, 0.3, 0.5, 0.9], "below": beta.cdf([0.01, 0.1, 0.3, 0.5, 0.9], alpha, alpha).tolist()}
            for alpha in (0.2, 1.0, 4.0)
        ],
        "averages": [average(0.6, False), average(0.6, True)],
        "layer_decay": layer_scales(0.75),
    }
    print(json.dumps(reference, indent=1))


if __name__ == "__main__":
    main()
