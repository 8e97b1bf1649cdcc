package io.authentica.evaluate.source;

import io.authentica.evaluate.score.EvaluatedImage;
import java.io.IOException;
import java.util.List;

/** Image files of which there is a list. */
final class ListedImages implements ImageSource {

    private final String sha256;
    private final List<SourceImage> images;

    ListedImages(String sha256, List<SourceImage> images) {
        this.sha256 = sha256;
        this.images = List.copyOf(images);
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public List<EvaluatedImage> list() {
        return images.stream().map(SourceImage::image).toList();
    }

    @Override
    public void images(int from, Consumer consumer) throws IOException, InterruptedException {
        for (SourceImage image : images.subList(from, images.size())) {
            consumer.accept(image);
        }
    }

    @Override
    public void close() {}
}
