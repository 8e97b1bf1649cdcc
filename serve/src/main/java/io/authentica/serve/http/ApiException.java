package io.authentica.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is refused: its status and what the answer says about it. */
public final class ApiException extends RuntimeException {

    private static final int SHOWN_CHARACTERS = 200;

    private final int status;
    private final String code;
    private final transient Object detail;

    private ApiException(int status, String code, Object detail) {
        super(status + " " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** What programs tell failures apart by; it never changes. */
    String code() {
        return code;
    }

    /** The value of {@code detail} in the answer: text, or a list of what is wrong with the form's fields. */
    Object detail() {
        return detail;
    }

    public static ApiException notAnImage() {
        return new ApiException(400, "not_an_image", "File must be an image (JPEG, PNG, etc.)");
    }

    static ApiException badRequest(String detail) {
        return new ApiException(400, "bad_request", detail);
    }

    static ApiException unauthorized() {
        return new ApiException(401, "unauthorized", "A valid API key is needed");
    }

    static ApiException tooSlow() {
        return new ApiException(408, "too_slow", "The body came too slowly");
    }

    static ApiException tooLarge(int maxMebibytes) {
        return new ApiException(413, "too_large", "File too large: the limit is " + maxMebibytes + " MiB");
    }

    static ApiException filesTooLarge(int maxMebibytes) {
        return new ApiException(
                413, "too_large", "Files too large: the limit is " + maxMebibytes + " MiB for all files of a request");
    }

    /** @param max most files in one request */
    public static ApiException tooManyFiles(int files, int max) {
        return new ApiException(
                413, "too_many_files", "Too many files: the limit is " + max + " but there are " + files);
    }

    static ApiException unsupportedMediaType() {
        return new ApiException(
                415, "unsupported_media_type", "Content-Type must be multipart/form-data or an image's, as image/jpeg");
    }

    /** Says so in the words of FastAPI, which clients of the service know. */
    static ApiException fileMissing() {
        Map<String, Object> problem = fieldProblem("missing", "Field required");
        problem.put("input", null);
        return new ApiException(422, "file_missing", List.of(problem));
    }

    /** FastAPI's words for a field that was sent as text instead of as a file. */
    static ApiException fileIsText(String text) {
        Map<String, Object> problem =
                fieldProblem("value_error", "Value error, Expected UploadFile, received: <class 'str'>");
        problem.put("input", text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) : text);
        problem.put("ctx", Map.of("error", Map.of()));
        return new ApiException(422, "file_missing", List.of(problem));
    }

    private static Map<String, Object> fieldProblem(String type, String message) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("loc", List.of("body", "file"));
        problem.put("msg", message);
        return problem;
    }
}
