package io.authentica.evaluate.source;

import io.authentica.evaluate.score.EvaluatedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Images whose class is known, in a fixed order. They are streamed: no more than one of them is held in memory. */
public sealed interface ImageSource extends Closeable permits ListedImages, ShardedImages {

    /** How many images it has; at least one. */
    int size();

    /** Tells one state of the data from another, 64 hexadecimal digits: the names, labels and the like of all images, not their bytes. */
    String sha256();

    /** What is known of all images, in order, before their bytes are looked at; no image is read. */
    List<EvaluatedImage> list() throws IOException;

    /**
     * Hands images to {@code consumer}, in order and in the caller's thread.
     *
     * @param from position of the first, from 0; those before it are not read
     */
    void images(int from, Consumer consumer) throws IOException, InterruptedException;

    /** Takes images one by one. */
    interface Consumer {
        void accept(SourceImage image) throws IOException, InterruptedException;
    }
}
