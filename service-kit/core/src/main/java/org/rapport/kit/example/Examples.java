package org.rapport.kit.example;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a service, from its {@code META-INF/examples.yaml}:
 *
 * <pre>{@code
 * POST /sales/leads/{id}/convert:              # method and path; "(a few words)" behind tells several examples apart
 *   path: {id: "{POST /sales/leads}"}          # seldom: {x} is what the example of POST to the path before it makes
 *   after:                                     # if the record must be brought so far: by their examples, if they have one
 *     - POST /sales/leads/{id}/qualify
 *   body:                                      # what is sent, with Placeholders for ids; a text if it is no JSON
 *     accountId: "{POST /sales/accounts}"
 * }</pre>
 *
 * <p>{@link ExamplesFilter} shows them in the API's document, and {@code ExampleRules} of {@code testing} carries out each.
 */
public final class Examples {

    private static final String FILE = "META-INF/examples.yaml";
    private static final Pattern KEY = Pattern.compile("([A-Z]+ \\S+)(?: \\((.+)\\))?");

    private Examples() {}

    private record Entry(
            @Nullable Map<String, String> path,
            @Nullable List<String> after,
            @Nullable JsonNode body) {}

    /** All of them, in their order; none where a module has no such file. */
    public static List<Example> read() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                return List.of();
            }
            var yaml = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();
            return yaml.readValue(file, new TypeReference<LinkedHashMap<String, Entry>>() {}).entrySet().stream()
                    .map(entry -> example(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Example example(String key, Entry entry) {
        var said = KEY.matcher(key);
        if (!said.matches() || entry.body == null) {
            throw new IllegalStateException(FILE + ": '" + key + "' is no operation, or has no body");
        }
        return new Example(
                said.group(1),
                said.group(2),
                Objects.requireNonNullElse(entry.path, Map.of()),
                Objects.requireNonNullElse(entry.after, List.of()),
                entry.body);
    }
}
