package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.EngineChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --engine}. */
final class EngineConverter implements ITypeConverter<EngineChoice> {

    @Override
    public EngineChoice convert(String text) {
        try {
            return EngineChoice.parse(text);
        } catch (UserException failure) {
            throw new TypeConversionException(failure.getMessage());
        }
    }
}
