package io.authentica.common.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records as YAML that {@link Binder} makes equal records from. */
final class YamlText {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .stringQuotingChecker(new QuotesNextLine())
                    .build())
            .build();

    /** Bare, YAML takes U+0085 for a line break and reads a space. */
    private static final class QuotesNextLine extends StringQuotingChecker.Default {
        @Override
        public boolean needToQuoteName(String name) {
            return name.indexOf('\u0085') >= 0 || super.needToQuoteName(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return value.indexOf('\u0085') >= 0 || super.needToQuoteValue(value);
        }
    }

    private YamlText() {}

    static String of(Record configuration) {
        try {
            return MAPPER.writeValueAsString(fields(configuration, Record.class));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot write " + configuration, failure);
        }
    }

    /** A tree of maps, lists and scalars. */
    private static Object plain(Object value, Type declared) {
        if (value instanceof Record fields) {
            return fields(fields, declared);
        }
        if (value instanceof List<?> items) {
            return items.stream()
                    .map(item -> plain(item, argument(declared, 0)))
                    .toList();
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> written = new LinkedHashMap<>();
            entries.forEach((key, item) -> written.put(String.valueOf(key), plain(item, argument(declared, 1))));
            return written;
        }
        if (value instanceof Enum<?> constant) {
            return EnumIds.id(constant);
        }
        if (value instanceof Path path) {
            return path.toString();
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a configuration can have finite numbers only but has " + number);
        }
        return value;
    }

    private static Map<String, Object> fields(Record value, Type declared) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (declared instanceof Class<?> type && type.isSealed()) {
            fields.put(Alternatives.KEY, Alternatives.id(value.getClass()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String key = Names.snakeCase(component.getName());
            Object content = read(component, value);
            if (content instanceof Optional<?> optional) {
                optional.ifPresent(present -> fields.put(key, plain(present, argument(component.getGenericType(), 0))));
            } else {
                fields.put(key, plain(content, component.getGenericType()));
            }
        }
        return fields;
    }

    private static Type argument(Type declared, int index) {
        return declared instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read " + component, failure);
        }
    }
}
