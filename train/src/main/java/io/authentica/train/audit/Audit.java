package io.authentica.train.audit;

import io.authentica.common.data.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audits a data set. */
final class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private final Manifest manifest;
    private final AuditReport report;
    private final List<Scanned.Image> images;

    private Audit(Manifest manifest, AuditReport report, List<Scanned.Image> images) {
        this.manifest = manifest;
        this.report = report;
        this.images = images;
    }

    /**
     * How to audit.
     *
     * @param threads that read and decode; the outcome does not depend on it
     * @param quiet whether to show no progress
     */
    record Settings(long seed, int threads, boolean quiet) {}

    static Audit run(Manifest manifest, PromptTokens tokens, Settings settings) throws IOException {
        List<Scanned.Image> images = new ArrayList<>();
        List<AuditReport.UnreadableFile> unreadable = new ArrayList<>();
        for (Scanned scanned : new ImageScanner(manifest).scan(settings.threads(), settings.quiet())) {
            if (scanned instanceof Scanned.Image image) {
                images.add(image);
            } else if (scanned instanceof Scanned.Unreadable left) {
                unreadable.add(new AuditReport.UnreadableFile(left.sample().fileName(), left.reason()));
            }
        }
        log.info("{} images read, {} unreadable; searching for duplicates", images.size(), unreadable.size());
        Duplicates duplicates = Duplicates.find(images, settings.seed());
        log.info("comparing prompts");
        SharedPrompts prompts = SharedPrompts.find(manifest.samples(), tokens);
        log.info("training the shortcut probe");
        Probe probe = ProbeRunner.run(images, duplicates.groups(), settings.seed());
        AuditReport.Figures figures = new AuditReport.Figures(
                manifest.samples().size(),
                unreadable,
                Composition.of(manifest.samples()),
                HeaderTables.of(images),
                duplicates,
                prompts,
                Names.of(manifest.samples()),
                probe);
        return new Audit(manifest, AuditReport.of(manifest.sha256(), settings.seed(), figures), images);
    }

    AuditReport report() {
        return report;
    }

    void write(AuditDirectory directory) throws IOException {
        log.info("writing the audit of {}", manifest.root());
        directory.write(report, images, AuditPlots.draw(report.figures(), images, report.seed()));
    }
}
