package io.authentica.serve.http;

/**
 * The body of every answer of the old contract that is not a success.
 *
 * @param detail text, or a list of what is wrong with the form's fields
 */
record ErrorResponse(Object detail) {}
