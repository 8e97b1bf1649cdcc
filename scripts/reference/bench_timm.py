"""The same work as scripts/bench.sh, in Python: torch, timm and Pillow with their default settings, channels-last.

    pip install torch==2.13.0 timm==1.0.29 Pillow
    python scripts/reference/bench_timm.py IMAGE
"""

import io
import resource
import statistics
import sys
import time

import timm
import torch
from PIL import Image

BATCH, WARM_UP, REPEATS = 16, 8, 9
MEAN = torch.tensor([0.485, 0.456, 0.406])
STD = torch.tensor([0.229, 0.224, 0.225])


def prepare(encoded):
    picture = Image.open(io.BytesIO(encoded)).convert("RGB").resize((224, 224), Image.BILINEAR)
    pixels = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8).reshape(224, 224, 3)
    return ((pixels / 255 - MEAN) / STD).permute(2, 0, 1)


def measure(work, images, runs, action):
    rates = []
    for i in range(WARM_UP + REPEATS):
        start = time.perf_counter()
        for _ in range(runs):
            action()
        if i >= WARM_UP:
            rates.append(images * runs / (time.perf_counter() - start))
    print(f"{work:<52} {statistics.median(rates):9.1f} {min(rates):9.1f} {max(rates):9.1f}")


def main():
    encoded = open(sys.argv[1], "rb").read()
    print(f"{'images/s':<52} {'median':>9} {'slowest':>9} {'fastest':>9}")
    measure("decode + preprocess, 1 thread", 1, 100, lambda: prepare(encoded))
    image = prepare(encoded)
    single = image.unsqueeze(0).contiguous(memory_format=torch.channels_last)
    batch = image.repeat(BATCH, 1, 1, 1).contiguous(memory_format=torch.channels_last)

    model = timm.create_model("efficientnet_b0", num_classes=2).to(memory_format=torch.channels_last).eval()
    with torch.inference_mode():
        measure("inference, batch 1", 1, 50, lambda: model(single).softmax(1))
        measure("inference, batch 16", BATCH, 3, lambda: model(batch).softmax(1))

    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01)
    labels = torch.arange(BATCH) % 2

    def step():
        loss = torch.nn.functional.cross_entropy(model(batch), labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        loss.item()

    measure("training step, batch 16 (forward, backward, AdamW)", BATCH, 2, step)
    print(f"peak resident memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
