package io.authentica.train.audit;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.train.hub.LocatedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private static final String TOKENIZER_FILE = "tokenizer.json";

    private final Map<String, String> environment;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "a data set made by scripts/data.sh")
    Path data = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "where to write the audit; default: audit in --data")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE|hf://...",
            description =
                    "compare prompts by the tokens of this tokenizer.json, on disk or on the Hub; default: by words")
    Optional<String> tokenizer = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "default: one a core")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the probe's folds and of samples")
    long seed;

    @Option(names = "--quiet", description = "show no progress")
    boolean quiet;

    public AuditCommand() {
        this(System.getenv());
    }

    /** @param environment variables that say how the Hub is reached */
    AuditCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
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
        return HuggingFaceTokens.open(
                LocatedFile.of(tokenizer.get(), TOKENIZER_FILE, environment).path());
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
