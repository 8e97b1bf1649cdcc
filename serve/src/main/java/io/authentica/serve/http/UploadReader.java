package io.authentica.serve.http;

import io.authentica.serve.config.LimitsConfig;
import io.authentica.serve.inference.OverloadedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/**
 * Takes image files out of requests. All of it stays in memory: a servlet's own {@code getPart} would write larger files to the disk.
 */
public final class UploadReader {

    private static final String FIELD = "file";

    /** Room in a form for further fields beside the files. */
    private static final int FURTHER_PARTS = 100;

    /** Room for boundaries, headers and further small fields around the file. */
    private static final int FORM_BYTES = 64 * 1024;

    /** The largest body that is read to its end only to be refused. */
    private static final long LINGER_BYTES = 64L << 20;

    private static final int BUFFER_BYTES = 16 * 1024;

    /** Of the heap, for bodies: a form is there twice while it is taken apart, and the pictures need the rest. */
    private static final int BODIES_SHARE = 8;

    private final int maxFileMebibytes;
    private final int maxFileBytes;
    private final int maxFiles;
    private final BooleanSupplier full;
    private final BodyBudget budget;

    /** @param full whether images would be turned away; uploads are then read past, and neither kept nor parsed */
    public UploadReader(LimitsConfig limits, BooleanSupplier full) {
        this.full = full;
        this.maxFileMebibytes = limits.maxUploadMebibytes();
        this.maxFileBytes = limits.maxUploadBytes();
        this.maxFiles = limits.maxBatchFiles();
        this.budget = new BodyBudget(
                Math.max(maxFileBytes + FORM_BYTES, Runtime.getRuntime().maxMemory() / BODIES_SHARE));
    }

    /** What the bodies of requests take of the memory that is set aside for them. */
    public long bodyBytes() {
        return budget.takenBytes();
    }

    /** @throws ApiException if the request is no form with such a file, or too large */
    public Upload formFile(HttpServletRequest request) {
        if (!isForm(contentType(request))) {
            throw ApiException.fileMissing();
        }
        try (MultiPartFormData.Parts parts = parts(request, this::tooLarge)) {
            List<MultiPart.Part> files = parts.getAll(FIELD);
            if (files.isEmpty()) {
                throw ApiException.fileMissing();
            }
            // Of several the last one counts, as in FastAPI.
            return upload(files.get(files.size() - 1));
        }
    }

    /**
     * The file of a form, or the whole body where the request says that it is an image.
     *
     * @throws ApiException if there is no file or it is too large
     */
    public Upload file(HttpServletRequest request) {
        String contentType = contentType(request);
        if (isForm(contentType)) {
            return formFile(request);
        }
        if (!Upload.isImageType(contentType)) {
            throw ApiException.unsupportedMediaType();
        }
        byte[] body = body(request, maxFileBytes, this::tooLarge);
        return new Upload("", Optional.of(contentType), body);
    }

    /**
     * All files of a form, whatever their fields are called, in their order. Together they may be as large as one may be
     * alone.
     *
     * @throws ApiException if there is no file, there are too many, or they are too large
     */
    public List<Upload> files(HttpServletRequest request) {
        if (!isForm(contentType(request))) {
            throw ApiException.unsupportedMediaType();
        }
        try (MultiPartFormData.Parts parts = parts(request, () -> ApiException.filesTooLarge(maxFileMebibytes))) {
            List<MultiPart.Part> files = new ArrayList<>();
            for (MultiPart.Part part : parts) {
                if (part.getFileName() != null) {
                    files.add(part);
                }
            }
            if (files.isEmpty()) {
                throw ApiException.fileMissing();
            }
            if (files.size() > maxFiles) {
                throw ApiException.tooManyFiles(files.size(), maxFiles);
            }
            return files.stream().map(this::upload).toList();
        }
    }

    private static String contentType(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType()).orElse("");
    }

    private static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private MultiPartFormData.Parts parts(HttpServletRequest request, Supplier<ApiException> tooLarge) {
        String boundary = MultiPart.extractBoundary(contentType(request));
        if (boundary == null || boundary.isEmpty()) {
            throw ApiException.badRequest("Missing boundary in multipart.");
        }
        return parse(body(request, maxFileBytes + FORM_BYTES, tooLarge), boundary);
    }

    private byte[] body(HttpServletRequest request, int maxBytes, Supplier<ApiException> tooLarge) {
        long declaredBytes = request.getContentLengthLong();
        if (declaredBytes > maxBytes) {
            if (declaredBytes <= LINGER_BYTES) {
                discard(request, declaredBytes);
            }
            throw tooLarge.get();
        }
        if (full.getAsBoolean()) {
            throw turnedAway(request, maxBytes, "the queue is full");
        }
        // A body without a declared length may become as large as any.
        BodyBudget.Share share = budget.take(declaredBytes < 0 ? maxBytes : declaredBytes)
                .orElseThrow(() -> turnedAway(request, maxBytes, "bodies have all the memory they may have"));
        // Until the answer, since the files that are taken out of the body live as long.
        Request.addCompletionListener(
                ServletContextRequest.getServletContextRequest(request), failure -> share.close());
        byte[] body = read(request, maxBytes, tooLarge);
        share.shrinkTo(body.length);
        return body;
    }

    private static byte[] read(HttpServletRequest request, int maxBytes, Supplier<ApiException> tooLarge) {
        try (InputStream content = content(request)) {
            // The declared length may be absent: what counts is what arrives.
            byte[] body = content.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw tooLarge.get();
            }
            return body;
        } catch (IOException failure) {
            throw ApiException.badRequest("The request ended before its body was complete");
        }
    }

    private static InputStream content(HttpServletRequest request) throws IOException {
        return new SteadyStream(request.getInputStream(), System::nanoTime);
    }

    private static OverloadedException turnedAway(HttpServletRequest request, int maxBytes, String reason) {
        discard(request, maxBytes);
        return new OverloadedException(reason);
    }

    /** A client that is still sending when the connection closes loses the answer: it is let finish, up to {@code bytes}. */
    private static void discard(HttpServletRequest request, long bytes) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = content(request)) {
            long left = bytes;
            while (left > 0) {
                int read = content.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException failure) {
            throw ApiException.badRequest("The request ended before its body was complete");
        }
    }

    private MultiPartFormData.Parts parse(byte[] body, String boundary) {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(maxFiles + FURTHER_PARTS);
        parser.setMaxLength(-1);
        parser.setMaxFileSize(-1);
        parser.setMaxMemoryFileSize(-1);
        CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
        try {
            parser.parse(Content.Source.from(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parts));
            return parts.join();
        } catch (CompletionException failure) {
            throw ApiException.badRequest("There was an error parsing the body");
        }
    }

    private Upload upload(MultiPart.Part part) {
        if (part.getFileName() == null) {
            throw ApiException.fileIsText(part.getContentAsString(StandardCharsets.UTF_8));
        }
        if (part.getLength() > maxFileBytes) {
            throw tooLarge();
        }
        try (InputStream content = Content.Source.asInputStream(part.getContentSource())) {
            return new Upload(
                    part.getFileName(),
                    Optional.ofNullable(part.getHeaders().get(HttpHeader.CONTENT_TYPE)),
                    content.readAllBytes());
        } catch (IOException failure) {
            throw new IllegalStateException("a part in memory cannot be read", failure);
        }
    }

    private ApiException tooLarge() {
        return ApiException.tooLarge(maxFileMebibytes);
    }
}
