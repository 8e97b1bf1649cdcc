package io.authentica.train.audit;

import static io.authentica.train.audit.HandmadeDataSet.jpeg;
import static io.authentica.train.audit.HandmadeDataSet.picture;
import static io.authentica.train.audit.HandmadeDataSet.png;
import static io.authentica.train.audit.HandmadeDataSet.resized;
import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void findsPlantedDuplicatesAndNoOthers() throws IOException {
        HandmadeDataSet set = new HandmadeDataSet(directory);
        BufferedImage first = picture(1, 96, 96);
        BufferedImage second = picture(2, 120, 80);
        set.add("0.png", Label.REAL, Split.TRAIN, png(first));
        set.add("1.png", Label.REAL, Split.TEST, png(first));
        set.add("2.jpg", Label.FAKE, Split.TRAIN, jpeg(second, 90));
        set.add("3.jpg", Label.FAKE, Split.VALIDATION, jpeg(second, 70));
        set.add("4.jpg", Label.REAL, Split.TRAIN, jpeg(resized(second, 114, 76), 90));
        set.add("5.png", Label.REAL, Split.TRAIN, png(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB)));
        set.add("6.png", Label.REAL, Split.TRAIN, png(new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB)));
        for (int i = 7; i < 60; i++) {
            set.add(i + ".jpg", Label.FAKE, i % 2 == 0 ? Split.TRAIN : Split.TEST, jpeg(picture(i, 64, 64), 85));
        }

        Duplicates duplicates = Duplicates.find(scan(set.write()), 0);

        assertThat(duplicates.exact()).isEqualTo(new PairCounts(0, 0, 1, 0, 2, 2, 0));
        assertThat(duplicates.near()).isEqualTo(new PairCounts(0, 1, 1, 1, 3, 3, 3));
        assertThat(duplicates.listed())
                .extracting(pair -> pair.first() + " " + pair.second() + (pair.distance() < 0 ? " exact" : ""))
                .containsExactlyInAnyOrder("0 1 exact", "2 3", "2 4", "3 4");
        assertThat(duplicates.uninformative()).isEqualTo(2);
        assertThat(duplicates.groups().of(4)).isEqualTo(2);
        assertThat(duplicates.groups().of(7)).isEqualTo(7);
        assertThat(duplicates.nearByDistance().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3);
        // 58 informative images; the pair with the same bytes looks for its nearest elsewhere.
        assertThat(duplicates.distances().nearest().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(58);
    }

    static List<Scanned.Image> scan(Manifest manifest) throws IOException {
        return new ImageScanner(manifest)
                .scan(2, true).stream().map(Scanned.Image.class::cast).toList();
    }
}
