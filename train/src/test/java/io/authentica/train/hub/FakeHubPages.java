package io.authentica.train.hub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@link FakeHub} answers at which address. */
record FakeHubPages(FakeHub hub) {

    private static final Pattern INFO = Pattern.compile("/api/(datasets|models)/([^/]+/[^/]+)(?:/revision/([^/?]+))?");
    private static final Pattern TREE = Pattern.compile("/api/(datasets|models)/([^/]+/[^/]+)/tree/([^/?]+)(?:/(.+))?");
    private static final Pattern RESOLVE = Pattern.compile("/(datasets/)?([^/]+/[^/]+)/resolve/([^/?]+)/(.+)");
    private static final Pattern LARGE = Pattern.compile("/large/(.+)/([0-9a-f]{64})/.*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void answerApi(HttpExchange exchange, FakeAnswer answer) throws IOException {
        if (answer.failed()) {
            return;
        }
        String path = exchange.getRequestURI().getRawPath();
        Matcher resolve = RESOLVE.matcher(path);
        if (resolve.matches()) {
            Kind kind = resolve.group(1) == null ? Kind.MODEL : Kind.DATASET;
            Optional<Found> found = find(answer, kind, resolve.group(2), decoded(resolve.group(3)));
            if (found.isPresent()) {
                resolve(answer, found.get(), decoded(resolve.group(4)), resolve.group(4));
            }
            return;
        }
        Matcher tree = TREE.matcher(path);
        if (tree.matches()) {
            Optional<Found> found = find(answer, kind(tree.group(1)), tree.group(2), decoded(tree.group(3)));
            if (found.isPresent()) {
                tree(answer, found.get(), tree.group(4) == null ? "" : decoded(tree.group(4)));
            }
            return;
        }
        Matcher info = INFO.matcher(path);
        if (info.matches()) {
            String revision = info.group(3) == null ? "main" : decoded(info.group(3));
            Optional<Found> found = find(answer, kind(info.group(1)), info.group(2), revision);
            if (found.isPresent()) {
                ObjectNode facts = JSON.createObjectNode()
                        .put("id", info.group(2))
                        .put("sha", found.get().commit())
                        .put("gated", false);
                answer.send(
                        200, Map.of("Content-Type", "application/json; charset=utf-8"), JSON.writeValueAsBytes(facts));
            }
            return;
        }
        answer.send(404, Map.of(), new byte[0]);
    }

    private record Found(FakeRepository repository, String commit) {}

    private static Kind kind(String plural) {
        return plural.equals("datasets") ? Kind.DATASET : Kind.MODEL;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The repository at a revision; if it cannot be had, that has been answered. */
    private Optional<Found> find(FakeAnswer answer, Kind kind, String id, String revision) throws IOException {
        String authorization = answer.request().authorization();
        boolean authorized = authorization.equals("Bearer " + FakeHub.TOKEN);
        if (!authorization.isEmpty() && !authorized) {
            refuse(answer, 401, "", "Invalid credentials in Authorization header");
            return Optional.empty();
        }
        Optional<FakeRepository> repository = hub.find(new HubRepository(kind, id));
        FakeRepository.Access access = repository.map(FakeRepository::access).orElse(FakeRepository.Access.PRIVATE);
        boolean visible = repository.isPresent() && (authorized || access != FakeRepository.Access.PRIVATE);
        if (!visible) {
            refuse(answer, authorized ? 404 : 401, "RepoNotFound", "Repository not found");
            return Optional.empty();
        }
        if (access == FakeRepository.Access.DISABLED) {
            refuse(answer, 403, "", "Access to this resource is disabled.");
            return Optional.empty();
        }
        if (access == FakeRepository.Access.GATED) {
            refuse(answer, authorized ? 403 : 401, "GatedRepo", "Access to this repository is restricted.");
            return Optional.empty();
        }
        Optional<String> commit = repository.get().find(revision);
        if (commit.isEmpty()) {
            refuse(answer, 404, "RevisionNotFound", "Invalid rev id: " + revision);
            return Optional.empty();
        }
        return Optional.of(new Found(repository.get(), commit.get()));
    }

    private static void refuse(FakeAnswer answer, int status, String code, String message) throws IOException {
        answer.send(status, Map.of("X-Error-Code", code, "X-Error-Message", message), new byte[0]);
    }

    private void resolve(FakeAnswer answer, Found found, String path, String rawPath) throws IOException {
        FakeFile file = found.repository().files(found.commit()).get(path);
        if (file == null) {
            answer.send(
                    404,
                    Map.of(
                            "X-Error-Code",
                            "EntryNotFound",
                            "X-Error-Message",
                            "Entry not found",
                            "X-Repo-Commit",
                            found.commit()),
                    new byte[0]);
            return;
        }
        if (!file.large()) {
            String tag = (file.weakTag() ? "W/" : "") + '"' + file.gitSha1() + '"';
            answer.sendFile(file, Map.of("X-Repo-Commit", found.commit(), "ETag", tag));
            return;
        }
        String location = hub.cdn() + "/large/" + found.repository().id().webPath() + "/" + file.sha256() + "/"
                + rawPath + "?Expires=1&Signature=" + hub.signature();
        // The length and the tag of the redirect itself say nothing about the file.
        answer.send(
                302,
                Map.of(
                        "Location",
                        location,
                        "X-Repo-Commit",
                        found.commit(),
                        "X-Linked-Etag",
                        '"' + file.sha256() + '"',
                        "X-Linked-Size",
                        Long.toString(file.size()),
                        "ETag",
                        "\"redirect\"",
                        "Vary",
                        "Origin"),
                new byte[0]);
    }

    private void tree(FakeAnswer answer, Found found, String folder) throws IOException {
        SortedMap<String, FakeFile> files = found.repository().files(found.commit());
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<ObjectNode> entries = new ArrayList<>();
        TreeSet<String> folders = new TreeSet<>();
        files.forEach((path, file) -> {
            if (path.startsWith(prefix)) {
                for (int slash = path.indexOf('/', prefix.length()); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                    if (folders.add(path.substring(0, slash))) {
                        entries.add(
                                JSON.createObjectNode().put("type", "directory").put("path", path.substring(0, slash)));
                    }
                }
                entries.add(entry(path, file));
            }
        });
        if (entries.isEmpty() && !folder.isEmpty()) {
            refuse(answer, 404, "EntryNotFound", "Entry not found");
            return;
        }
        String asked = answer.request().path();
        Matcher cursor = Pattern.compile("&cursor=(\\d+)$").matcher(asked);
        int start = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int end = Math.min(entries.size(), start + hub.pageSize());
        ArrayNode page = JSON.createArrayNode().addAll(entries.subList(start, end));
        String following = hub.endpoint() + asked.replaceFirst("&cursor=\\d+$", "") + "&cursor=" + end;
        String link = end < entries.size() ? "<" + following + ">; rel=\"next\"" : "";
        answer.send(
                200,
                Map.of("Content-Type", "application/json; charset=utf-8", "Link", link),
                JSON.writeValueAsBytes(page));
    }

    private static ObjectNode entry(String path, FakeFile file) {
        ObjectNode entry = JSON.createObjectNode()
                .put("type", "file")
                .put("path", path)
                .put("size", file.size())
                .put("oid", file.gitSha1());
        if (file.large()) {
            entry.putObject("lfs")
                    .put("oid", file.sha256())
                    .put("size", file.size())
                    .put("pointerSize", 135);
        }
        return entry;
    }

    void answerCdn(HttpExchange exchange, FakeAnswer answer) throws IOException {
        if (answer.failed()) {
            return;
        }
        Matcher large = LARGE.matcher(exchange.getRequestURI().getPath());
        if (!answer.request().authorization().isEmpty()) {
            // As object stores do: one way to identify oneself is enough.
            answer.send(400, Map.of(), new byte[0]);
        } else if (!large.matches()) {
            answer.send(404, Map.of(), new byte[0]);
        } else if (!exchange.getRequestURI().getQuery().endsWith("Signature=" + hub.signature())) {
            answer.send(403, Map.of(), new byte[0]);
        } else {
            String webPath = large.group(1);
            boolean dataset = webPath.startsWith("datasets/");
            HubRepository id = new HubRepository(
                    dataset ? Kind.DATASET : Kind.MODEL, dataset ? webPath.substring("datasets/".length()) : webPath);
            FakeFile file =
                    hub.find(id).flatMap(found -> found.large(large.group(2))).orElseThrow();
            answer.sendFile(file, Map.of("ETag", "\"cdn-has-its-own\"", "Content-Type", "binary/octet-stream"));
        }
    }
}
