package io.authentica.common.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/** Parses YAML into nodes that know their lines. What cannot be parsed any further ends it with the problems so far. */
final class YamlTree {

    /** Far above any configuration, far below what overflows the stack. */
    private static final int MAX_DEPTH = 50;

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final Problems problems;
    private final YAMLParser parser;

    private YamlTree(Problems problems, YAMLParser parser) {
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * Parses a file of one document.
     *
     * @return empty if there is nothing but comments in it
     * @throws ConfigException if it is not YAML, nested too deeply, has aliases or tags, or a second document
     */
    static Optional<YamlNode> parse(String text, Problems problems) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (YAMLParser parser = FACTORY.createParser(withoutMark)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            YamlTree tree = new YamlTree(problems, parser);
            YamlNode root = tree.node(1, 1);
            if (parser.nextToken() != null) {
                throw tree.fatal("the file must hold one document but here begins a second");
            }
            return Optional.of(root);
        } catch (JsonProcessingException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw notYaml(problems, line, failure.getOriginalMessage(), failure);
        } catch (YAMLException failure) {
            // Characters that YAML forbids: SnakeYAML's reader finds them, and Jackson does not translate it.
            throw notYaml(problems, 1, String.valueOf(failure.getMessage()), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ConfigException notYaml(Problems problems, int line, String message, Exception cause) {
        int where = SyntaxMessage.line(message).orElse(line);
        problems.add(where, "", "the file must be YAML but has a syntax error: " + SyntaxMessage.reason(message));
        ConfigException exception = problems.toException();
        exception.initCause(cause);
        return exception;
    }

    /** The node that begins at the current token; afterwards its last token is the current one. */
    private YamlNode node(int depth, int lineOfKey) throws IOException {
        if (depth > MAX_DEPTH) {
            throw fatal("nesting must not be deeper than " + MAX_DEPTH + " levels");
        }
        if (parser.isCurrentAlias()) {
            throw fatal("aliases are not supported but here is *" + parser.getText() + ": write the value out");
        }
        if (parser.getTypeId() != null) {
            throw fatal("tags are not supported but here is !<" + parser.getTypeId() + ">");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(depth, lineOfKey);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(depth);
        }
        return new YamlNode.Scalar(line(), kind(token), parser.getText());
    }

    private YamlNode mapping(int depth, int lineOfKey) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int line = line();
            String key = parser.currentName();
            parser.nextToken();
            entries.add(new YamlNode.Entry(line, key, node(depth + 1, line)));
        }
        return new YamlNode.Mapping(lineOfKey, List.copyOf(entries));
    }

    private YamlNode sequence(int depth) throws IOException {
        int line = line();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1, line()));
        }
        return new YamlNode.Sequence(line, List.copyOf(items));
    }

    private static YamlNode.ScalarKind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT -> YamlNode.ScalarKind.WHOLE_NUMBER;
            case VALUE_NUMBER_FLOAT -> YamlNode.ScalarKind.FRACTION;
            case VALUE_TRUE, VALUE_FALSE -> YamlNode.ScalarKind.BOOLEAN;
            case VALUE_NULL -> YamlNode.ScalarKind.NULL;
            default -> YamlNode.ScalarKind.TEXT;
        };
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private ConfigException fatal(String what) {
        problems.add(line(), "", what);
        return problems.toException();
    }
}
