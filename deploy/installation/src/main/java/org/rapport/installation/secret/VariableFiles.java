package org.rapport.installation.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.rapport.installation.secret.SharedSecret.Place;

/**
 * The shared secrets of an installation as files, one for each holder: {@code sales.env} has a line
 * {@code VARIABLE=value} for each that sales is told, and no other.
 */
public final class VariableFiles {

    private static final String ENDING = ".env";

    private final Path folder;
    private final Origin origin;

    VariableFiles(Path folder, Origin origin) {
        this.folder = folder;
        this.origin = origin;
    }

    /** Makes what is missing. A secret that one holder has is given to the others; what differs is an error. */
    void make() {
        Map<String, Map<String, String>> files = new TreeMap<>();
        for (SharedSecret secret : SharedSecret.all()) {
            secret.places().forEach(place -> files.computeIfAbsent(place.holder(), this::read));
        }
        for (SharedSecret secret : SharedSecret.all()) {
            List<String> values = secret.places().stream()
                    .map(place -> files.get(place.holder()).get(place.variable()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (values.size() > 1) {
                throw new IllegalStateException(
                        "the same secret has to stand at all of these, and does not: " + told(secret.places()));
            }
            String value = values.isEmpty() ? origin.secret() : values.getFirst();
            secret.places().forEach(place -> files.get(place.holder()).put(place.variable(), value));
        }
        files.forEach(this::write);
    }

    /** What that file says; nothing where there is none. */
    public static Map<String, String> read(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    variables.put(line.substring(0, sign), line.substring(sign + 1));
                }
            }
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException("the variables " + file + " cannot be read: " + e, e);
        }
    }

    private Map<String, String> read(String holder) {
        return read(file(holder));
    }

    /** Leaves a file alone that says it all: whoever mounts it would think that it has changed. */
    private void write(String holder, Map<String, String> variables) {
        if (!read(holder).equals(variables)) {
            StringBuilder lines = new StringBuilder();
            variables.forEach((variable, value) ->
                    lines.append(variable).append('=').append(value).append('\n'));
            SecretFiles.write(file(holder), lines.toString());
        }
    }

    private Path file(String holder) {
        return folder.resolve(holder + ENDING);
    }

    private static String told(List<Place> places) {
        return String.join(
                ", ",
                places.stream()
                        .map(place -> place.variable() + " in " + place.holder() + ENDING)
                        .toList());
    }
}
