package org.rapport.installation.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of settings that no code of ours explains: those of Quarkus, Kafka, the JVM and Keycloak, and places in
 * properties files and realms. Kept by hand, in {@code settings.json}.
 */
record Notes(List<Group> subjects) {

    private static final String FILE = "settings.json";

    Notes {
        subjects = List.copyOf(subjects);
    }

    /**
     * Some that belong together.
     *
     * @param parts whose they are: parts by their names, or {@code services}
     */
    record Group(String name, String description, List<String> parts, List<Note> settings) {

        private boolean isFor(Part part) {
            return parts.contains(part.toString()) || parts.contains("services") && Part.SERVICES.contains(part);
        }

        Subject subject() {
            return new Subject(name, description);
        }
    }

    /**
     * One of them.
     *
     * @param type what it takes, if its default does not tell
     * @param preset its default, if no code of ours says it, or what that says is not the truth; empty for none
     * @param secret whether it is, though its name does not say so
     */
    record Note(
            String variable,
            @Nullable String type,
            @JsonProperty("default") @Nullable String preset,
            boolean required,
            boolean secret,
            String description) {}

    static Notes read() {
        try (var file = Notes.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(file, Notes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Group> of(Part part) {
        return subjects.stream().filter(group -> group.isFor(part));
    }
}
