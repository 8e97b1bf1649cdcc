package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server reads no Parquet, and what it is shipped with has none of it: docs/decisions/shared-evaluation-input.md. */
final class NoParquetTest {

    private static final List<String> UNWANTED = List.of("io.authentica.common.parquet", "org.apache.parquet");

    @Test
    void noSourceOfTheServerNamesIt() throws IOException {
        Path sources = Path.of(System.getProperty("authentica.root"), "serve", "src", "main", "java");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }

        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(UNWANTED);
        }
    }

    @Test
    void noJarOfItIsOnTheClassPath() {
        for (String name : List.of("org.apache.parquet.hadoop.ParquetWriter", "org.apache.hadoop.conf.Configuration")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }
}
