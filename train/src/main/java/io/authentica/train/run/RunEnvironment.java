package io.authentica.train.run;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's result may depend on beside recipe and data: versions, machine, device, data hash. */
public final class RunEnvironment {

    /** What identifies the rows of the data set. */
    static final String MANIFEST = "manifest_sha256";

    /** What identifies the rows of the data set that is rehearsed, if one is. */
    public static final String REHEARSED_MANIFEST = "rehearsal_manifest_sha256";

    /** What identifies the package that training begins with, if it does. */
    public static final String INITIAL_PACKAGE = "init_package_sha256";

    /** What identifies the weights that training begins with, wherever they come from. */
    public static final String INITIAL_WEIGHTS = "init_weights_sha256";

    private RunEnvironment() {}

    /** Facts by name, in a stable order; no path and no host name. */
    public static Map<String, String> facts(String device, String manifestSha256) {
        Engine engine = Engine.getEngine("PyTorch");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("authentica", version());
        facts.put("djl", Engine.getDjlVersion());
        facts.put("pytorch", engine.getVersion());
        facts.put("java", System.getProperty("java.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("device", device);
        facts.put(MANIFEST, manifestSha256);
        return facts;
    }

    /** From the jar's manifest; classes that run from a build directory have none. */
    static String version() {
        String version = RunEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
