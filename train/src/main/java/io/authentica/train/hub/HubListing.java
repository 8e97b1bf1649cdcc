package io.authentica.train.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the files of a repository, page by page. */
final class HubListing {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private final HubResolver resolver;

    HubListing(HubResolver resolver) {
        this.resolver = resolver;
    }

    /** All files below a folder, in the Hub's order. */
    List<HubEntry> list(HubReference folder) throws IOException {
        List<HubEntry> entries = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        Optional<URI> next = Optional.of(resolver.uris().tree(folder.repository(), folder.revision(), folder.path()));
        while (next.isPresent()) {
            URI uri = next.get();
            if (!seen.add(uri)) {
                throw new UserException(folder + ": the pages of the listing must not repeat");
            }
            HubResolver.Page page = resolver.page(uri, folder);
            if (!page.content().isArray()) {
                throw new UserException(folder + ": the Hub's listing must be a JSON array: check HF_ENDPOINT");
            }
            for (JsonNode node : page.content()) {
                if (node.path("type").asText().equals("file")) {
                    entries.add(entry(node, folder));
                }
            }
            next = following(page.link(), uri, folder);
        }
        return List.copyOf(entries);
    }

    private Optional<URI> following(String link, URI current, HubReference folder) {
        Matcher matcher = NEXT.matcher(link);
        if (!matcher.find()) {
            return Optional.empty();
        }
        URI next = current.resolve(HubUris.lenient(matcher.group(1)));
        if (!resolver.transport().isEndpoint(next)) {
            throw new UserException(folder + ": the next page of the listing must be on " + current.getHost()
                    + " as the first but is on " + next.getHost() + ": check HF_ENDPOINT");
        }
        return Optional.of(next);
    }

    private static HubEntry entry(JsonNode node, HubReference folder) {
        String path = node.path("path").asText();
        Optional<String> problem = HubPathRule.problem(path);
        if (problem.isPresent()) {
            throw new UserException(folder + ": a file's path in the listing " + problem.get() + " but was '"
                    + HubPathRule.shown(path) + "'");
        }
        JsonNode large = node.path("lfs");
        JsonNode size = large.has("size") ? large.path("size") : node.path("size");
        if (!size.canConvertToLong() || size.asLong() < 0) {
            throw new UserException(folder + ": the listing must have the size of " + path);
        }
        return new HubEntry(path, size.asLong(), text(node.path("oid")), text(large.path("oid")));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(value -> !value.isEmpty());
    }
}
