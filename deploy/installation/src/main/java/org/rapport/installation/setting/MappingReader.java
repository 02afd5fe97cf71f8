package org.rapport.installation.setting;

import static java.util.stream.Collectors.toMap;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the mappings in a folder of Java files. */
final class MappingReader {

    private static final String MAPPING = "ConfigMapping";

    private final Source source;
    private final Map<String, ClassTree> interfaces;

    private MappingReader(Source source) {
        this.source = source;
        interfaces = source.types().stream()
                .filter(type -> type.getKind() == Tree.Kind.INTERFACE)
                .collect(toMap(type -> type.getSimpleName().toString(), type -> type, (first, _) -> first));
    }

    /** Ordered by their prefixes. */
    static List<Mapping> read(Path folder) {
        return read(filesWithMappings(folder));
    }

    private static List<Mapping> read(Collection<Path> files) {
        return Source.parse(files).stream()
                .flatMap(source -> new MappingReader(source).mappings())
                .sorted(Comparator.comparing(Mapping::prefix))
                .toList();
    }

    private static List<Path> filesWithMappings(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("@" + MAPPING))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Mapping> mappings() {
        return source.types().stream().flatMap(type -> prefix(type).stream()
                .map(prefix -> new Mapping(
                        prefix,
                        source.comment(type),
                        properties(type, prefix, "").toList())));
    }

    private static Optional<String> prefix(ClassTree type) {
        return Source.annotated(type.getModifiers(), MAPPING, "prefix");
    }

    /**
     * The properties of an interface.
     *
     * @param whose what the Javadoc of the group says in which they are
     */
    private Stream<Mapping.Property> properties(ClassTree type, String prefix, String whose) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getBody() == null)
                .flatMap(method -> properties(method, prefix + "." + segment(method), whose));
    }

    private Stream<Mapping.Property> properties(MethodTree method, String name, String whose) {
        ClassTree group = interfaces.get(method.getReturnType().toString());
        String comment = source.comment(method);
        if (group != null) {
            return properties(group, name, joined(whose, comment));
        }
        return Stream.of(new Mapping.Property(
                name,
                TypeName.of(method.getReturnType()),
                TypeName.isOptional(method.getReturnType()),
                Source.annotated(method.getModifiers(), "WithDefault", "value").orElse(null),
                comment.isEmpty() ? "" : joined(whose, comment)));
    }

    private static String segment(MethodTree method) {
        return Source.annotated(method.getModifiers(), "WithName", "value").orElseGet(() -> method.getName()
                .toString()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT));
    }

    /** "One tenant's callers together: how many requests." */
    private static String joined(String whose, String what) {
        if (whose.isEmpty() || what.isEmpty()) {
            return whose + what;
        }
        String begin = whose.endsWith(".") ? whose.substring(0, whose.length() - 1) : whose;
        return begin + ": " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
    }
}
