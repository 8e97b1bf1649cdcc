"""A service like the one that Authentica's replaces, to measure against: one process that decodes and infers on the event loop.

    pip install torch==2.13.0 timm==1.0.29 Pillow fastapi uvicorn python-multipart
    python scripts/reference/fastapi_service.py PORT [STEM_STRIDE]

STEM_STRIDE is that of the package it is compared with: 2, as timm has it, or 1. Its weights are random: how fast a network is does not depend on them.
"""

import io
import sys

import timm
import torch
import uvicorn
from fastapi import FastAPI, File, HTTPException, UploadFile
from PIL import Image
from torchvision import transforms

app = FastAPI()
model = timm.create_model("efficientnet_b0", pretrained=False, num_classes=2).eval()
stem_stride = int(sys.argv[2]) if len(sys.argv) > 2 else 2
model.conv_stem.stride = (stem_stride, stem_stride)
prepare = transforms.Compose([
    transforms.Resize((224, 224)),
    transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
])


@app.get("/health")
async def health():
    return {"status": "healthy", "model_loaded": True, "device": "cpu"}


@app.post("/predict")
async def predict(file: UploadFile = File(...)):
    if not (file.content_type or "").startswith("image/"):
        raise HTTPException(status_code=400, detail="File must be an image (JPEG, PNG, etc.)")
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB")
    with torch.no_grad():
        real, fake = torch.softmax(model(prepare(picture).unsqueeze(0)), dim=1)[0].tolist()
    return {
        "success": True,
        "filename": file.filename,
        "is_fake": fake > 0.5,
        "confidence": round(max(real, fake), 4),
        "label": "FAKE" if fake > 0.5 else "REAL",
        "probabilities": {"real": round(real, 4), "fake": round(fake, 4)},
    }


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
