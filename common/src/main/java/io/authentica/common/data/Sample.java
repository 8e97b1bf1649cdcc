package io.authentica.common.data;

/**
 * One image of a data set, a row of its {@code metadata.csv}.
 *
 * @param fileName path of the image relative to the data set's root, with forward slashes; unique in a data set
 * @param prompt the text that the image was generated from, or its caption; empty when unknown
 * @param label the class
 * @param generator OpenFake's column {@code model}: the generator of a fake, the source of a real image
 * @param type OpenFake's column {@code type}: base, finetune, lora, ...; empty when unknown
 * @param releaseDate when the generator was released, as OpenFake writes it; empty when unknown
 * @param split the part of the data set
 */
public record Sample(
        String fileName, String prompt, Label label, String generator, String type, String releaseDate, Split split) {}
