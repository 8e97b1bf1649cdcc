package io.authentica.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.image.ImageFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, JPEG",
        "image/jpg, JPEG",
        "image/pjpeg, JPEG",
        "IMAGE/JPEG; q=1, JPEG",
        "image/png, PNG",
        "image/x-ms-bmp, BMP",
        "image/bmp, BMP",
        "image/webp, WEBP",
        "image/tiff, TIFF",
    })
    void aFormatHasSeveralNames(String contentType, ImageFormat format) {
        assertThat(Warnings.names(contentType, format)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"image/png, JPEG", "image/jpg, PNG", "image/jpegs, JPEG", "image/heic, JPEG", "image/jpg, WEBP"})
    void othersAreNoNamesOfIt(String contentType, ImageFormat format) {
        assertThat(Warnings.names(contentType, format)).isFalse();
    }
}
