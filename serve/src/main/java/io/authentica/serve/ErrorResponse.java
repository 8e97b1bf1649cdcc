package io.authentica.serve;

/**
 * The body of every answer that is not a success.
 *
 * @param detail text, or a list of what is wrong with the form's fields
 */
record ErrorResponse(Object detail) {}
