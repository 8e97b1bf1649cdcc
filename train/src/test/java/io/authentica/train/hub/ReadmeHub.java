package io.authentica.train.hub;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.common.safetensors.ElementType;
import io.authentica.train.hub.HubRepository.Kind;
import io.authentica.train.sample.SyntheticPicture;
import io.authentica.train.sample.SyntheticScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;

/**
 * A Hub with the repositories that the README names, each with a few synthetic pictures, for the test that runs the README's commands.
 * It prints its address and runs until its input ends.
 */
public final class ReadmeHub {

    private static final Map<Split, Integer> SCENES = Map.of(Split.TRAIN, 24, Split.VALIDATION, 24, Split.TEST, 8);

    private ReadmeHub() {}

    public static void main(String[] arguments) throws IOException {
        try (FakeHub hub = FakeHub.start()) {
            hub.repository(new HubRepository(Kind.DATASET, "ComplexDataLab/OpenFakeTiny"))
                    .commit(shards("core/%s-00000-of-00001.parquet"));
            hub.repository(new HubRepository(Kind.DATASET, "ComplexDataLab/OpenFake"))
                    .commit(shards("core/%s-00000-of-00001-00000.parquet"));
            hub.repository(new HubRepository(Kind.MODEL, "timm/efficientnet_b0.ra_in1k"))
                    .commit(Map.of("model.safetensors", FakeFile.large(weights())));
            System.out.println(hub.endpoint());
            System.in.transferTo(System.err);
        }
    }

    private static Map<String, FakeFile> shards(String name) throws IOException {
        Map<String, FakeFile> files = new HashMap<>();
        for (Split split : Split.values()) {
            ShardFixture shard = new ShardFixture();
            for (int scene = 0; scene < SCENES.getOrDefault(split, 0); scene++) {
                for (SyntheticPicture picture : SyntheticScenes.draw(0, split, scene)) {
                    add(shard.newRow(), picture);
                }
            }
            files.put(String.format(name, split.id()), FakeFile.large(shard.bytes()));
        }
        return files;
    }

    private static void add(Group row, SyntheticPicture picture) {
        row.addGroup("image").append("bytes", Binary.fromConstantByteArray(picture.jpeg()));
        row.append("label", picture.label().id())
                .append("model", picture.generator())
                .append("type", picture.label() == Label.REAL ? "real" : "base")
                .append("release_date", picture.label() == Label.REAL ? "" : "2026-01-01");
    }

    private static byte[] weights() throws IOException {
        Path file = Files.createTempFile("weights", ".safetensors");
        try {
            Weights.random(EfficientNet.b0(Variant.EFFICIENTNET_B0, 1000), 0).write(file, ElementType.F32);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
