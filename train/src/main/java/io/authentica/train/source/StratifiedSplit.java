package io.authentica.train.source;

import io.authentica.common.data.Label;
import io.authentica.common.data.LabelledFolder;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Splits files 80 : 10 : 10 into training, validation and test data, generator by generator. The choice depends on the seed and on
 * the files' content: the same bytes under two names never come into two splits.
 */
final class StratifiedSplit {

    private static final double PART_OF_TEST = 0.1;
    private static final double PART_OF_VALIDATION = 0.1;

    private record Group(Label label, String generator) {}

    private StratifiedSplit() {}

    static Map<LabelledFolder.Entry, Split> assign(List<LabelledFolder.Entry> entries, long seed) throws IOException {
        Map<LabelledFolder.Entry, String> contents = new HashMap<>();
        Map<Group, Set<String>> groups =
                new TreeMap<>(Comparator.comparing(Group::label).thenComparing(Group::generator));
        for (LabelledFolder.Entry entry : entries) {
            String content = sha256(entry.file());
            contents.put(entry, content);
            groups.computeIfAbsent(new Group(entry.label(), entry.generator()), group -> new TreeSet<>())
                    .add(content);
        }
        Map<String, Split> splitOfContent = new HashMap<>();
        for (Set<String> group : groups.values()) {
            assign(group, seed, splitOfContent);
        }
        Map<LabelledFolder.Entry, Split> splits = new HashMap<>();
        contents.forEach((entry, content) -> splits.put(entry, splitOfContent.get(content)));
        return splits;
    }

    private static void assign(Set<String> group, long seed, Map<String, Split> splitOfContent) {
        List<String> order = new ArrayList<>(group);
        order.sort(Comparator.comparingLong(content -> SeededOrder.rank(seed, "split", content)));
        long test = Math.round(PART_OF_TEST * order.size());
        long validation = Math.round(PART_OF_VALIDATION * order.size());
        for (int i = 0; i < order.size(); i++) {
            Split split = i < test ? Split.TEST : i < test + validation ? Split.VALIDATION : Split.TRAIN;
            // Bytes that occur in two groups keep the split of the first.
            splitOfContent.putIfAbsent(order.get(i), split);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = SeededOrder.newSha256();
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
