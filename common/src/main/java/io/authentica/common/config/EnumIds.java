package io.authentica.common.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The names of an enum's constants in files: their {@code @JsonValue}, else {@code MIXED_LABEL} as {@code mixed-label}. */
final class EnumIds {

    private EnumIds() {}

    static Map<String, Object> of(Class<?> type) {
        Map<String, Object> ids = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            ids.put(id((Enum<?>) constant), constant);
        }
        return ids;
    }

    static String id(Enum<?> constant) {
        return Arrays.stream(constant.getDeclaringClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .map(method -> call(method, constant))
                .orElseGet(() -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String call(Method method, Enum<?> constant) {
        try {
            return String.valueOf(method.invoke(constant));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(
                    "@JsonValue of " + constant.getDeclaringClass() + " must be public", failure);
        }
    }
}
