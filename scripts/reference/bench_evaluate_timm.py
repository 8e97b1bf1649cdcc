#!/usr/bin/env python3
"""Measures the usual loop over a test set in Python: timm on PyTorch, Pillow, a DataLoader with two workers, batches of 16.

    python scripts/reference/bench_evaluate_timm.py DATA [SPLIT [REPEATS [STEM_STRIDE]]]

DATA is a directory with metadata.csv; STEM_STRIDE is that of the package it is compared with, 2 as timm has it or 1; weights are
random, which costs the same. Prints images/s from files to predictions.
"""

import csv
import sys
import time
from pathlib import Path

import numpy as np
import timm
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset

MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
STD = np.array([0.229, 0.224, 0.225], dtype=np.float32)


class Images(Dataset):
    def __init__(self, root, split):
        with open(root / "metadata.csv", newline="") as file:
            self.files = [root / row["file_name"] for row in csv.DictReader(file) if row["split"] == split]

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        with Image.open(self.files[index]) as image:
            small = image.convert("RGB").resize((224, 224), Image.BILINEAR)
        values = (np.asarray(small, dtype=np.float32) / 255 - MEAN) / STD
        return torch.from_numpy(values.transpose(2, 0, 1).copy())


def main():
    root = Path(sys.argv[1])
    images = Images(root, sys.argv[2] if len(sys.argv) > 2 else "test")
    model = timm.create_model("tf_efficientnet_b0", num_classes=2).eval().to(memory_format=torch.channels_last)
    stem_stride = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    model.conv_stem.stride = (stem_stride, stem_stride)
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 3):
        start = time.perf_counter()
        scores = []
        with torch.inference_mode():
            for batch in DataLoader(images, batch_size=16, num_workers=2):
                batch = batch.to(memory_format=torch.channels_last)
                scores.append(model(batch).softmax(1)[:, 1])
        seconds = time.perf_counter() - start
        print(f"timm {timm.__version__}: {len(images) / seconds:.1f} images/s ({len(torch.cat(scores))} in {seconds:.2f} s)", flush=True)


if __name__ == "__main__":
    main()
