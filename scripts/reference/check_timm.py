"""Loads a model package's weights into timm with strict=True and compares logits with the package's golden vectors.

    pip install torch==2.13.0 timm==1.0.29 safetensors
    python scripts/reference/check_timm.py models/starter
"""

import json
import pathlib
import sys

import timm
import torch
from safetensors.torch import load_file


def main():
    package = pathlib.Path(sys.argv[1])
    description = json.loads((package / "model.json").read_text())
    architecture = description["architecture"]
    model = timm.create_model(architecture, num_classes=2).eval()
    # The key is there only where the stride is not timm's.
    stride = description.get("stem_stride", 2)
    model.conv_stem.stride = (stride, stride)
    model.load_state_dict(load_file(package / "model.safetensors"), strict=True)
    golden = load_file(package / "golden.safetensors")
    with torch.inference_mode():
        logits = model(golden["input"].permute(0, 3, 1, 2))
    difference = (logits - golden["logits"]).abs().max().item()
    largest = golden["logits"].abs().max().item()
    print(f"timm {timm.__version__}, {architecture}: largest logit {largest:.6f}, largest difference {difference:.2e}")
    if not difference <= 1e-4 * max(1.0, largest):
        sys.exit("the logits differ by more than 1e-4 of the largest")


if __name__ == "__main__":
    main()
