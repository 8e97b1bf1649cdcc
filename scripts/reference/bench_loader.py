"""The same work as scripts/bench.sh loader, in Python: read, decode, squash and normalise the JPEG files of a data set with
Pillow and NumPy, with one and with two threads, and with one and with two processes.

    pip install Pillow numpy
    python scripts/reference/bench_loader.py DATA_SET
"""

import concurrent.futures
import csv
import os
import statistics
import sys
import time

import numpy
from PIL import Image

IMAGES, WARM_UP, ROUNDS = 512, 1, 5
MEAN = numpy.array([0.485, 0.456, 0.406], dtype=numpy.float32)
STD = numpy.array([0.229, 0.224, 0.225], dtype=numpy.float32)


def prepare(path):
    picture = Image.open(path).convert("RGB").resize((224, 224), Image.BILINEAR)
    return (numpy.asarray(picture, dtype=numpy.float32) / 255 - MEAN) / STD


def prepare_all(paths):
    """Arrays stay where they were made: what it costs to send them to another process is not measured."""
    for path in paths:
        prepare(path)


def main():
    root = sys.argv[1]
    with open(os.path.join(root, "metadata.csv"), newline="", encoding="utf-8") as rows:
        files = [os.path.join(root, row["file_name"]) for row in csv.DictReader(rows)]
    files = [file for file in files if file.lower().endswith((".jpg", ".jpeg"))]
    files = [files[i % len(files)] for i in range(IMAGES)]
    pools = {
        f"Pillow, {kind}: {workers}": (make(workers), workers)
        for kind, make in (
            ("threads", concurrent.futures.ThreadPoolExecutor),
            ("processes", concurrent.futures.ProcessPoolExecutor),
        )
        for workers in (1, 2)
    }
    rates = {name: [] for name in pools}
    for i in range(WARM_UP + ROUNDS):
        for name, (pool, workers) in pools.items():
            start = time.perf_counter()
            list(pool.map(prepare_all, [files[w::workers] for w in range(workers)]))
            if i >= WARM_UP:
                rates[name].append(IMAGES / (time.perf_counter() - start))
    print(f"{'images/s':<52} {'median':>9} {'slowest':>9} {'fastest':>9}")
    for name, measured in rates.items():
        print(f"{name:<52} {statistics.median(measured):9.1f} {min(measured):9.1f} {max(measured):9.1f}")


if __name__ == "__main__":
    main()
