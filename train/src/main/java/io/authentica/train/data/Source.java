package io.authentica.train.data;

import java.io.IOException;
import java.util.List;

/** Where a data set comes from. */
interface Source {

    /** Its parts, in an order that depends on nothing but their names. */
    List<Part> parts();

    /** Which files it consists of, in one line: two sources that differ in files or sizes differ in it. */
    String fingerprint();

    /** A piece that is read, and after an interruption repeated, as a whole: a Parquet shard or some hundred files. */
    interface Part {

        /** Its name, for people and for the seeded choice of rows; unique in a source. */
        String name();

        long rowCount() throws IOException;

        /** @param withImages whether the rows are to have their images; without, reading is much faster */
        RowSource open(boolean withImages) throws IOException;
    }
}
