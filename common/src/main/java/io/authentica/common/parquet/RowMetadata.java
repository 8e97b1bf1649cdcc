package io.authentica.common.parquet;

import io.authentica.common.data.Split;

/**
 * All of a row but its image, not yet checked. What a source lacks is empty.
 *
 * @param row position in its file, from 0
 * @param split the published part of the data set
 * @param path the image file's name in the source
 * @param prompt OpenFake's column of that name
 * @param label OpenFake's column of that name, as written
 * @param model OpenFake's column of that name: the generator, or the source of a real image
 * @param type OpenFake's column of that name
 * @param releaseDate OpenFake's column {@code release_date}
 */
public record RowMetadata(
        int row,
        Split split,
        String path,
        String prompt,
        String label,
        String model,
        String type,
        String releaseDate) {}
