package io.authentica.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.authentica.common.config.Recipes.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All rules of a constructor that are broken, not only the first. */
final class RecordMakerTest {

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> StrictYaml.read("r.yaml", text, Room.class))
                .problems();
    }

    record Room(String name, double widthMetres, int minGuests, int maxGuests, Whole door) {
        Room {
            within("name", name.length(), 1, 5);
            within("width_metres", widthMetres, 0.5, 10);
            within("minGuests", minGuests, 1, 100);
            within("maxGuests", maxGuests, minGuests, 100);
            if (widthMetres < minGuests) {
                throw new IllegalArgumentException("a guest needs a metre");
            }
        }

        private static void within(String component, double value, double low, double high) {
            if (!(value >= low && value <= high)) {
                throw new IllegalArgumentException(component + " must be within limits but was " + value);
            }
        }
    }

    @Test
    void allThatAConstructorRefusesIsReportedThoughItThrowsAtTheFirst() {
        assertThat(problems("""
                        name: broom cupboard
                        width_metres: 0
                        min_guests: 0
                        max_guests: 1000
                        door: {value: 1}
                        """))
                .containsExactly(
                        "r.yaml:1: name must be within limits but was 14.0",
                        "r.yaml:2: width_metres must be within limits but was 0.0",
                        "r.yaml:3: min_guests must be within limits but was 0.0",
                        "r.yaml:4: max_guests must be within limits but was 1000.0");
    }

    /** Nothing is said of the rule about several components: what stands in for the missing width may break it. */
    @Test
    void aConstructorIsAskedThoughSomethingBelowItIsWrong() {
        assertThat(problems("""
                        name: hall
                        min_guests: 50
                        max_guests: 1000
                        door: {value: wide}
                        """))
                .containsExactly(
                        "r.yaml:1: width_metres is missing",
                        "r.yaml:3: max_guests must be within limits but was 1000.0",
                        "r.yaml:4: door.value must be a whole number but was 'wide'");
    }
}
