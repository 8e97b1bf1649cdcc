"""Loads what scripts/package.sh export wrote in Python and compares its logits with the package's golden ones.

    pip install torch==2.13.0 onnx==1.23.1 onnxruntime==1.30.0 safetensors numpy
    python scripts/reference/check_export.py PACKAGE EXPORT.onnx EXPORT.pt
"""

import sys
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from safetensors.numpy import load_file

TOLERANCE = 1e-4


def compare(name, logits, expected):
    largest = max(1, numpy.abs(expected).max())
    difference = numpy.abs(logits - expected).max()
    print(f"{name}: largest logit {numpy.abs(expected).max():.4f}, largest difference {difference:.2g}")
    if not difference <= TOLERANCE * largest:
        sys.exit(f"{name} must agree within {TOLERANCE * largest}")


def main():
    package, onnx_file, torchscript_file = map(Path, sys.argv[1:])
    golden = load_file(package / "golden.safetensors")
    images = numpy.ascontiguousarray(golden["input"].transpose(0, 3, 1, 2))
    # A batch of another size than the golden one: the first dimension is free.
    batch = numpy.concatenate([images, images[:, :, ::-1]])

    onnx.checker.check_model(onnx.load(onnx_file), full_check=True)
    session = onnxruntime.InferenceSession(onnx_file, providers=["CPUExecutionProvider"])
    print("onnx inputs", [(i.name, i.shape, i.type) for i in session.get_inputs()])
    print("onnx outputs", [(o.name, o.shape, o.type) for o in session.get_outputs()])
    by_onnx = session.run(["logits"], {"pixel_values": batch})[0]
    compare("onnx", by_onnx[:1], golden["logits"])

    module = torch.jit.load(torchscript_file)
    print("torchscript parameters", sum(p.numel() for p in module.parameters()))
    with torch.inference_mode():
        by_torch = module(torch.from_numpy(batch)).numpy()
    compare("torchscript", by_torch[:1], golden["logits"])
    compare("onnx against torchscript, both images", by_onnx, by_torch)


if __name__ == "__main__":
    main()
