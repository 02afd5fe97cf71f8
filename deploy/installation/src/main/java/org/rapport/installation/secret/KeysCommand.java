package org.rapport.installation.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code ./crm keys}: makes the secrets of an installation in a folder, and exchanges its keys. */
public final class KeysCommand {

    private static final String USAGE =
            "./crm keys FOLDER [make | next KEY | promote KEY | retire KEY [--leaked]], where KEY is one of "
                    + List.of(KeyKind.values());
    private static final String LEAKED = "--leaked";

    private final Path folder;

    private KeysCommand(Path folder) {
        this.folder = folder;
    }

    /**
     * @param arguments the folder and what to do in it; nothing more shows which keys there are
     * @throws IllegalArgumentException when they say nothing that can be done
     * @throws IllegalStateException when it cannot be done now
     */
    public static void run(List<String> arguments, Consumer<String> out) {
        List<String> words = new ArrayList<>(arguments);
        boolean leaked = words.remove(LEAKED);
        if (words.isEmpty() || words.size() > 3 || (leaked && !words.contains("retire"))) {
            throw new IllegalArgumentException(USAGE);
        }
        var command = new KeysCommand(Path.of(words.getFirst()).toAbsolutePath());
        switch (words.size() == 1 ? "status" : words.get(1)) {
            case "make" -> command.make(words, out);
            case "status" -> command.exchange().status().forEach(out);
            case "next" -> out.accept(command.exchange().next(kind(words)));
            case "promote" -> out.accept(command.exchange().promote(kind(words)));
            case "retire" -> out.accept(command.exchange().retire(kind(words), leaked));
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    private void make(List<String> words, Consumer<String> out) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        Set<Path> before = files();
        new VariableFiles(folder.resolve("variables"), Origin.INSTALLATION).make();
        Keys.in(keysFolder(), Origin.INSTALLATION);
        files().stream()
                .filter(file -> !before.contains(file))
                .forEach(file -> out.accept("made " + folder.relativize(file)));
        out.accept("the secrets are in " + folder + ": keys/<part> is what each part has mounted, variables/<part>.env"
                + " what it has in its environment; docs/operations/secrets.md tells of each");
    }

    private KeyExchange exchange() {
        if (!Files.isDirectory(keysFolder().resolve("gateway"))) {
            throw new IllegalArgumentException("there are no keys in " + folder + "; make makes them");
        }
        return new KeyExchange(Keys.at(keysFolder(), Origin.INSTALLATION), Instant.now());
    }

    private Set<Path> files() {
        try (Stream<Path> tree = Files.exists(folder) ? Files.walk(folder) : Stream.of()) {
            return new TreeSet<>(tree.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read: " + e, e);
        }
    }

    private Path keysFolder() {
        return folder.resolve("keys");
    }

    private static KeyKind kind(List<String> words) {
        if (words.size() != 3) {
            throw new IllegalArgumentException(USAGE);
        }
        return KeyKind.named(words.get(2));
    }
}
