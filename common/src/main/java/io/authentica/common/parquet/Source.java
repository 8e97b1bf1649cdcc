package io.authentica.common.parquet;

import java.io.Closeable;
import java.util.List;

/** Where a data set comes from: files of rows, such as the Parquet shards of a Hub repository. For use by several threads. */
public interface Source extends Closeable {

    /** Its files, in an order that depends on nothing but their names. */
    List<SourceFile> files();

    /** Where it is, pinned: {@code hf://datasets/ComplexDataLab/OpenFake@<commit>}, or a directory's name. */
    String origin();

    /** Which files it consists of, in one line: two sources that differ in files, sizes or commit differ in it. */
    String fingerprint();

    /** How many bytes of its files were read or fetched so far by this process. */
    long bytesRead();
}
