package io.authentica.train.data;

import io.authentica.common.data.Split;

/**
 * One image as its source has it, not yet checked. What a source lacks is empty.
 *
 * @param index position in its part, from 0
 * @param split the part of the data set that it goes to
 * @param image the encoded file; empty where only metadata were asked for
 * @param path the file's name in the source
 * @param prompt OpenFake's column of that name
 * @param label OpenFake's column of that name, as written
 * @param model OpenFake's column of that name: the generator, or the source of a real image
 * @param type OpenFake's column of that name
 * @param releaseDate OpenFake's column {@code release_date}
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
record SourceRow(
        int index,
        Split split,
        byte[] image,
        String path,
        String prompt,
        String label,
        String model,
        String type,
        String releaseDate) {}
