package io.authentica.train.audit;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Finds what a data set would let a lazy model learn: labels that go with file format, JPEG quality, size or metadata;"
                    + " duplicates and prompts in several splits; names that mean the same.",
            "Writes audit.md for people, audit.json for programs, lists as CSV, and plots."
        })
public final class AuditCommand implements Callable<Integer> {

    private static final String HUB = "hf://";

    private final Function<String, Path> hub;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "a data set made by scripts/data.sh")
    Path data = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "where to write the audit; default: audit in --data")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE|hf://OWNER/NAME",
            description = "a tokenizer.json to compare prompts by its tokens; default: by words")
    Optional<String> tokenizer = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "default: one a core")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the probe's folds and of samples")
    long seed;

    @Option(names = "--quiet", description = "show no progress")
    boolean quiet;

    /** Without access to the Hub. */
    public AuditCommand() {
        this(name -> {
            throw new UserException(
                    "--tokenizer must be a file but was " + name + ": the Hub cannot be reached from here");
        });
    }

    /** @param hub fetches {@code hf://owner/name/tokenizer.json} and returns the file on disk */
    public AuditCommand(Function<String, Path> hub) {
        this.hub = hub;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UserException("--threads must be at least 1 but was " + threads);
        }
        Manifest manifest = ManifestReader.read(data);
        AuditDirectory directory = AuditDirectory.check(out.orElse(data.resolve(AuditWarning.DIRECTORY)));
        AuditReport report;
        try (PromptTokens tokens = tokens()) {
            Audit audit = Audit.run(manifest, tokens, new Audit.Settings(seed, threads, quiet));
            audit.write(directory);
            report = audit.report();
        }
        print(report);
        return 0;
    }

    private PromptTokens tokens() throws IOException {
        if (tokenizer.isEmpty()) {
            return PromptTokens.words();
        }
        String name = tokenizer.get();
        if (!name.startsWith(HUB)) {
            return HuggingFaceTokens.open(Path.of(name));
        }
        return HuggingFaceTokens.open(hub.apply(name.endsWith(".json") ? name : name + "/tokenizer.json"));
    }

    private void print(AuditReport report) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        PrintWriter results = spec.commandLine().getOut();
        for (Finding finding : report.findings()) {
            String text = finding.text().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
            results.printf("%s: %s%n", finding.weight().name().toLowerCase(Locale.ROOT), text);
        }
        results.flush();
    }
}
