package io.authentica.common.modelpackage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Optional;

/** Writes a number that may be absent, which is as {@code StrictYaml} reads it: no key. */
final class OptionalNumber extends JsonSerializer<Optional<Integer>> {

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<Integer> value) {
        return value.isEmpty();
    }

    @Override
    public void serialize(Optional<Integer> value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeNumber(value.orElseThrow());
    }
}
