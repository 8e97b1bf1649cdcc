package io.authentica.train.data;

import io.authentica.common.data.Split;
import io.authentica.common.parquet.ShardFixture;
import java.io.IOException;
import java.util.Locale;
import java.util.SplittableRandom;

/** Sources with known faults. */
final class PlantedSource {

    static final int ROWS = 30;
    static final int CHUNKS = 6;

    private PlantedSource() {}

    /** Three files of two chunks of five rows; an image that occurs in all files, an unreadable one and a bad label in each. */
    static MemorySource withFaults() throws IOException {
        MemorySource source = new MemorySource();
        byte[] everywhere = ShardFixture.png(12_345);
        for (Split split : Split.values()) {
            source.file(split.id(), split);
            for (int row = 0; row < ROWS / 3; row++) {
                if (row % 5 == 0) {
                    source.chunk();
                }
                String label = row == 4 ? "?" : row % 2 == 0 ? "real" : "fake";
                switch (row) {
                    case 3 -> source.row(label, "m0", "prompt " + row, "2024", everywhere);
                    case 7 -> source.row(label, "m1", "prompt " + row, "2024", new byte[] {1, 2});
                    default -> source.row(label, "m" + row % 3, "a \"prompt\",\n" + row, "2024");
                }
            }
        }
        return source;
    }

    /** Generators, prompts and images that cross the splits in every way. */
    static MemorySource entangled() throws IOException {
        SplittableRandom random = new SplittableRandom(99);
        String[] generators = {"Flux", "flux ", "sora-2", "SORA-2", "my-sora-2", "sdxl", "vague"};
        String[] dates = {"2024-01", "2024-01", "2025-06", "2025-06", "2025-05", "2024-05", "2025"};
        MemorySource source = new MemorySource();
        for (Split split : Split.values()) {
            for (int file = 0; file < 2; file++) {
                source.file(split.id() + file, split);
                for (int row = 0; row < 60; row++) {
                    if (row % 10 == 0) {
                        source.chunk();
                    }
                    String prompt = random.nextInt(3) == 0 ? "" : "A  Prompt " + random.nextInt(200);
                    int generator = random.nextInt(generators.length);
                    // One generator has dates on both sides.
                    String date = generator == 0 && random.nextInt(5) == 0 ? "2025-12" : dates[generator];
                    byte[] image = ShardFixture.png(1 + random.nextInt(500));
                    if (random.nextBoolean()) {
                        source.row("real", "laion", prompt.toLowerCase(Locale.ROOT), "", image);
                    } else {
                        source.row("fake", generators[generator], prompt, date, image);
                    }
                }
            }
        }
        return source;
    }
}
