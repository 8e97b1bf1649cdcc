package io.authentica.common.config;

import io.authentica.common.cli.UserException;
import java.util.List;

/** All that is wrong with one configuration file. */
public final class ConfigException extends UserException {

    private final List<String> problems;

    ConfigException(String sourceName, List<String> problems) {
        super(message(sourceName, problems));
        this.problems = List.copyOf(problems);
    }

    /** One line a problem, by line of the file: {@code recipe.yaml:12: optimiser.learning_rate must be ...}. */
    public List<String> problems() {
        return problems;
    }

    private static String message(String sourceName, List<String> problems) {
        return problems.size() == 1
                ? problems.get(0)
                : sourceName + " has " + problems.size() + " problems:\n  " + String.join("\n  ", problems);
    }
}
