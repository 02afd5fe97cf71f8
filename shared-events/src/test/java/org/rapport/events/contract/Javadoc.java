package org.rapport.events.contract;

import static java.util.regex.Pattern.DOTALL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the javadoc of the contracts says, so that it need not be said twice. Read from the sources beside the test. */
final class Javadoc {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAM = Pattern.compile("@param\\s+(\\S+)\\s+(.*?)(?=@param|$)", DOTALL);

    private Javadoc() {}

    /** The description of a type. */
    static Optional<String> of(Class<?> type) {
        return comment(type)
                .map(comment -> plain(comment.split("@param", 2)[0]))
                .filter(text -> !text.isEmpty());
    }

    /** The description of a component of a record. */
    static Optional<String> of(RecordComponent component) {
        return comment(component.getDeclaringRecord()).flatMap(comment -> PARAM.matcher(comment)
                .results()
                .filter(param -> param.group(1).equals(component.getName()))
                .map(param -> plain(param.group(2)))
                .findFirst());
    }

    private static Optional<String> comment(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getDeclaringClass() != null) {
            outermost = outermost.getDeclaringClass();
        }
        Path source = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        if (!type.getName().startsWith("org.rapport.") || !Files.exists(source)) {
            return Optional.empty();
        }
        var declaration = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:public\\s+)?(?:sealed\\s+)?"
                        + "(?:record|enum|interface)\\s+" + type.getSimpleName() + "\\b",
                DOTALL);
        return declaration
                .matcher(text(source))
                .results()
                .map(match -> match.group(1).replaceAll("(?m)^\\s*\\*", ""))
                .findFirst();
    }

    /** One line without tags: {@code {@code x}} is x. */
    private static String plain(String text) {
        return text.replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "$1")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
