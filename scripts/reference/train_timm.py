"""Fine-tunes with timm what a recipe of train/recipes fine-tunes with Authentica: the same pictures, preprocessing, optimiser,
schedule, choice of the epoch by validation AUC. For speed (whole epochs, decoding included) and for agreement of results.

    pip install torch==2.13.0 timm==1.0.29 Pillow pyyaml scikit-learn
    python scripts/reference/train_timm.py --recipe FILE --data DIRECTORY --init FILE [--seed N] [--workers N] [--bf16]
        [--epochs N] [--skip-scores]

Knows the recipes whose only augmentation is a horizontal flip and whose resize is squash-bilinear; refuses others.
"""

import argparse
import csv
import json
import math
import pathlib
import random
import time

import timm
import torch
import yaml
from PIL import Image
from safetensors.torch import load_file
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

MEAN = torch.tensor([0.485, 0.456, 0.406])
STD = torch.tensor([0.229, 0.224, 0.225])
HEAD_STANDARD_DEVIATION = 0.01


class Pictures(torch.utils.data.Dataset):
    def __init__(self, root, split, flip):
        with open(root / "metadata.csv", newline="") as lines:
            self.rows = [row for row in csv.DictReader(lines) if row["split"] == split]
        self.root, self.flip = root, flip

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        row = self.rows[index]
        picture = Image.open(self.root / row["file_name"]).convert("RGB")
        if self.flip and random.random() < self.flip:
            picture = picture.transpose(Image.FLIP_LEFT_RIGHT)
        picture = picture.resize((224, 224), Image.BILINEAR)
        pixels = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8).reshape(224, 224, 3)
        return ((pixels / 255 - MEAN) / STD).permute(2, 0, 1), int(row["label"] == "fake")


def flip_of(recipe):
    steps = recipe["augmentation"]
    known = all(step["type"] == "horizontal-flip" for step in steps) and len(steps) <= 1
    if not known or recipe["resize"] != "squash-bilinear" or recipe["optimiser"]["type"] != "adamw":
        raise SystemExit("the recipe must have no augmentation but a horizontal flip, squash-bilinear and adamw")
    return steps[0]["probability"] if steps else 0


def network(recipe, init):
    model = timm.create_model(
        recipe["model"]["variant"], num_classes=2, drop_rate=recipe["model"]["dropout"],
        drop_path_rate=recipe["model"]["drop_path"])
    weights = {k: v.float() for k, v in load_file(init).items() if not k.startswith("classifier.")}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    left = [k for k in missing if not k.startswith("classifier.") and not k.endswith("num_batches_tracked")]
    if left or unexpected:
        raise SystemExit(f"weights must fit: missing {left}, unexpected {unexpected}")
    torch.nn.init.normal_(model.classifier.weight, std=HEAD_STANDARD_DEVIATION)
    torch.nn.init.zeros_(model.classifier.bias)
    return model.to(memory_format=torch.channels_last)


def optimiser(recipe, model):
    o = recipe["optimiser"]
    decayed = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    return torch.optim.AdamW(
        [{"params": decayed, "weight_decay": o["weight_decay"]}, {"params": plain, "weight_decay": 0.0}],
        lr=o["learning_rate"], betas=(o["beta1"], o["beta2"]), eps=o["epsilon"])


def rate(recipe, step, steps_per_epoch, epochs):
    highest = recipe["optimiser"]["learning_rate"]
    final = highest * recipe["schedule"].get("final_factor", 1.0)
    warm_up = round(recipe["schedule"]["warmup_epochs"] * steps_per_epoch)
    if step < warm_up:
        return highest * (step + 1) / warm_up
    progress = (step - warm_up) / max(1, epochs * steps_per_epoch - 1 - warm_up)
    return final + (highest - final) * (1 + math.cos(math.pi * min(1, progress))) / 2


def scores(model, loader):
    model.eval()
    with torch.inference_mode():
        return torch.cat([
            model(images.contiguous(memory_format=torch.channels_last)).softmax(1)[:, 1] for images, _ in loader]).numpy()


def figures(rows, probabilities):
    truth = [int(row["label"] == "fake") for row in rows]
    verdicts = probabilities > 0.5
    result = {"auc": roc_auc_score(truth, probabilities), "balanced_accuracy": balanced_accuracy_score(truth, verdicts)}
    for generator in sorted({row["model"] for row in rows if row["label"] == "fake"}):
        of = [v for v, row in zip(verdicts, rows) if row["model"] == generator]
        result[f"recall {generator}"] = sum(of) / len(of)
    return {name: round(float(value), 4) for name, value in result.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipe", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--init", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--skip-scores", action="store_true")
    options = parser.parse_args()
    recipe = yaml.safe_load(options.recipe.read_text())
    seed = options.seed if options.seed is not None else recipe["seed"]
    epochs = options.epochs or recipe["epochs"]
    random.seed(seed)
    torch.manual_seed(seed)

    train = Pictures(options.data, "train", flip_of(recipe))
    size = recipe["batch_size"]
    loader = torch.utils.data.DataLoader(
        train, size, shuffle=True, drop_last=True, num_workers=options.workers,
        persistent_workers=options.workers > 0)
    model = network(recipe, options.init)
    adam = optimiser(recipe, model)
    validation = Pictures(options.data, "validation", 0)
    best = None
    for epoch in range(epochs):
        model.train()
        start = time.perf_counter()
        loss_sum = 0.0
        for i, (images, labels) in enumerate(loader):
            for group in adam.param_groups:
                group["lr"] = rate(recipe, epoch * len(loader) + i, len(loader), epochs)
            with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
                logits = model(images.contiguous(memory_format=torch.channels_last))
                loss = torch.nn.functional.cross_entropy(logits.float(), labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), recipe["optimiser"]["clip_norm"])
            adam.step()
            adam.zero_grad()
            loss_sum += loss.item()
        seconds = time.perf_counter() - start
        line = {"epoch": epoch + 1, "images_per_second": round(len(loader) * size / seconds, 2),
                "train_loss": round(loss_sum / len(loader), 4)}
        if not options.skip_scores:
            line |= figures(validation.rows, scores(model, torch.utils.data.DataLoader(validation, size)))
            if best is None or line["auc"] > best[0]["auc"]:
                best = (line, {k: v.clone() for k, v in model.state_dict().items()})
        print(json.dumps(line), flush=True)
    if best:
        model.load_state_dict(best[1])
        test = Pictures(options.data, "test", 0)
        print(json.dumps({"seed": seed, "best": best[0], "test": figures(
            test.rows, scores(model, torch.utils.data.DataLoader(test, size)))}))


if __name__ == "__main__":
    main()
