package io.authentica.common.config;

import io.authentica.common.cli.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a record, or finds all that its constructor refuses, though constructors throw at the first of it: what was refused is
 * replaced by a value that is not, and the constructor is asked again for what it says of the rest.
 */
final class RecordMaker {

    /** Of each type some values of which most rules take one. */
    private static final Map<Class<?>, List<Object>> HARMLESS = Map.of(
            int.class, List.of(0, 1, 2, 10, 100, 1000),
            long.class, List.of(0L, 1L, 2L, 10L, 100L, 1000L),
            double.class, List.of(0.0, 0.5, 1.0, 2.0, 10.0, 100.0),
            boolean.class, List.of(false, true),
            String.class, List.of("a"));

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Object[] arguments;
    /** What may still be tried for components that were refused or could not be read, by their place. */
    private final Map<Integer, Deque<Object>> replacements = new HashMap<>();

    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * A rule that is broken.
     *
     * @param component whose value it is; empty where the message names none
     * @param rule the message without the component's name
     */
    record Refusal(Optional<RecordComponent> component, String rule) {}

    private sealed interface Attempt {
        record Made(Object value) implements Attempt {}

        record Refused(String message) implements Attempt {}

        /** What could not be read is missing so much that the constructor cannot say anything. */
        record Failed() implements Attempt {}
    }

    /** @param read a value for each component in their order, empty for those that could not be read */
    RecordMaker(Class<?> type, List<Optional<Object>> read) {
        this.type = type;
        components = type.getRecordComponents();
        arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            if (read.get(i).isPresent()) {
                arguments[i] = read.get(i).get();
            } else {
                replace(i);
            }
        }
    }

    /** What is refused: to be asked for after {@link #make}, which then gave nothing. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** @return the record if all of its components could be read and its constructor takes them */
    Optional<Object> make() {
        Attempt attempt = attempt();
        while (attempt instanceof Attempt.Refused refused) {
            int place = place(refused.message());
            if (place < 0) {
                reportUnnamed(refused.message());
                return Optional.empty();
            }
            if (!replacements.containsKey(place)) {
                refusals.add(new Refusal(
                        Optional.of(components[place]),
                        refused.message().substring(refused.message().indexOf(' ') + 1)));
            }
            if (!replace(place)) {
                return Optional.empty();
            }
            attempt = attempt();
        }
        return replacements.isEmpty() && attempt instanceof Attempt.Made made
                ? Optional.of(made.value())
                : Optional.empty();
    }

    /** Where values were replaced, a rule about several may be broken by that alone. */
    private void reportUnnamed(String message) {
        if (replacements.isEmpty()) {
            refusals.add(new Refusal(Optional.empty(), message));
        }
    }

    /** Constructors begin their messages with the component's name, or with its key. */
    private int place(String message) {
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            if (message.startsWith(name + " ") || message.startsWith(Names.snakeCase(name) + " ")) {
                return i;
            }
        }
        return -1;
    }

    /** @return false if there is nothing left to try */
    private boolean replace(int place) {
        Deque<Object> left = replacements.computeIfAbsent(
                place, first -> new ArrayDeque<>(HARMLESS.getOrDefault(components[place].getType(), List.of())));
        arguments[place] = left.peek();
        return left.poll() != null;
    }

    private Attempt attempt() {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            // Records nested in a class that is not public have constructors that are not either.
            constructor.setAccessible(true);
            return new Attempt.Made(constructor.newInstance(arguments));
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException || failure.getCause() instanceof UserException) {
                return new Attempt.Refused(String.valueOf(failure.getCause().getMessage()));
            }
            if (!replacements.isEmpty()) {
                return new Attempt.Failed();
            }
            throw new IllegalStateException(type + " failed on " + Arrays.toString(arguments), failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + " cannot be constructed", failure);
        }
    }
}
