package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.DeviceChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --device}. */
public final class DeviceConverter implements ITypeConverter<DeviceChoice> {

    @Override
    public DeviceChoice convert(String text) {
        try {
            return DeviceChoice.parse(text);
        } catch (UserException failure) {
            throw new TypeConversionException(failure.getMessage());
        }
    }
}
