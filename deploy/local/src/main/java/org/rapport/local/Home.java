package org.rapport.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapport.local.process.Caches;

/**
 * The folder of one stack's state. Only its owner can read it, and it carries our mark: a folder without the mark is
 * neither used nor deleted, however CRM_HOME came to name it.
 */
final class Home {

    static final String MARK = ".rapport-state";

    private static final String LOCK = "lock";
    private static final String EXPLANATION = "The state of a local Rapport stack; ./crm reset deletes this folder.\n";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    /** A group may pass to what it knows to be below, and look at nothing: PostgreSQL's, where that runs as nobody. */
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x---");
    /** What a folder had in it that was made before there was a mark. */
    private static final Predicate<String> FAMILIAR = Pattern.compile("postgres|kafka|mail|keycloak|admin|marketing"
                    + "|sales|support|gateway(-[0-9]+)?|keys|secrets|demo|lock")
            .asMatchPredicate();

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** The folder of that name, made when it is not there; refused when it has something else than ours in it. */
    static Home open(Path folder) {
        var home = new Home(folder);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            create(folder);
            home.claim();
            close(folder, Set.of(PRIVATE, PASSABLE));
        } catch (IOException e) {
            throw new StackException("the folder " + folder + " cannot be used: " + e, e);
        }
        return home;
    }

    Path path() {
        return folder;
    }

    /** A folder in it, for its owner only as well; made when it is not there. */
    Path folder(String name) {
        Path inner = folder.resolve(name);
        try {
            create(inner);
            close(inner, Set.of(PRIVATE));
        } catch (IOException e) {
            throw new StackException("the folder " + inner + " cannot be used: " + e, e);
        }
        return inner;
    }

    /** For a command that starts, stops or deletes: one at a time. */
    Lock lock(String command) {
        return Lock.take(folder.resolve(LOCK), command);
    }

    /** Deletes it; the mark goes last, so that a deletion that was interrupted can be done again. */
    void delete() {
        if (!isMarked()) {
            throw foreign();
        }
        try {
            for (String name : names()) {
                if (!name.equals(MARK) && !name.equals(LOCK)) {
                    Caches.delete(folder.resolve(name));
                }
            }
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder.resolve(MARK));
            if (!Files.isSymbolicLink(folder)) { // else the folder stays, empty, where the link leads
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            mark();
            throw new StackException("another ./crm has used " + folder + " meanwhile; reset it once more", e);
        } catch (IOException e) {
            throw new StackException("the folder " + folder + " cannot be deleted: " + e, e);
        }
    }

    /** Looks what is there before it looks for the mark: whoever else makes this home now writes the mark first. */
    private void claim() throws IOException {
        List<String> names = names();
        if (isMarked()) {
            return;
        }
        if (!names.isEmpty() && !isOlderThanTheMark(names)) {
            throw foreign();
        }
        mark();
    }

    private void mark() {
        try {
            Files.writeString(folder.resolve(MARK), EXPLANATION);
        } catch (IOException e) {
            throw new StackException("the folder " + folder + " cannot be marked as ours: " + e, e);
        }
    }

    private boolean isMarked() {
        return Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isOlderThanTheMark(List<String> names) {
        return names.stream().allMatch(FAMILIAR)
                && Files.isRegularFile(folder.resolve("keys/gateway/internal-signing.jwk"), LinkOption.NOFOLLOW_LINKS);
    }

    private StackException foreign() {
        return new StackException(folder + " is no folder of ours: it has no " + MARK + " in it, but something else;"
                + " move that away, or set CRM_HOME to a folder that is empty or not there yet");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) { // otherwise another process was first
                throw e;
            }
        }
    }

    private static void close(Path folder, Set<Set<PosixFilePermission>> allowed) throws IOException {
        if (!allowed.contains(Files.getPosixFilePermissions(folder))) {
            Files.setPosixFilePermissions(folder, PRIVATE);
        }
    }
}
