package io.authentica.serve.api;

/** What became of one file of a batch. */
sealed interface BatchResult {

    /**
     * It was judged.
     *
     * @param index of the file in the request, from 0
     * @param status as if it had been alone: 200
     * @param detection as if it had been alone
     */
    record Judged(int index, int status, DetectionResponse detection) implements BatchResult {}

    /**
     * It was not judged.
     *
     * @param index of the file in the request, from 0
     * @param fileName as the client sent it
     * @param status as if it had been alone
     * @param error as if it had been alone
     */
    record Refused(int index, int status, String fileName, Problem error) implements BatchResult {}

    /**
     * Why it was not judged.
     *
     * @param detail for people
     * @param code what programs tell failures apart by
     */
    record Problem(Object detail, String code) {}
}
