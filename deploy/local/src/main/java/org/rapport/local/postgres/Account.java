package org.rapport.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rapport.local.StackException;

/**
 * The operating system's account that PostgreSQL runs under. It refuses root; for root it therefore runs in a user
 * namespace where nobody is, or, where such namespaces are forbidden (containers), as {@code nobody}.
 */
enum Account {
    SELF(List.of()),
    NAMESPACE(List.of("unshare", "--user", "--")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));

    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    Account(List<String> prefix) {
        this.prefix = prefix;
    }

    static Account current() {
        if (!isRoot()) {
            return SELF;
        }
        if (runs(NAMESPACE)) {
            return NAMESPACE;
        }
        if (runs(NOBODY)) {
            return NOBODY;
        }
        throw new StackException("PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                + " run as an ordinary user.");
    }

    List<String> line(List<String> command) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        return line;
    }

    /** Makes the account the owner of a file or folder. */
    void own(Path path) {
        if (this != NOBODY) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", NOBODY_ID);
            Files.setAttribute(path, "unix:gid", NOBODY_ID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the account through a folder of ours that is closed to others, to what lies below; it may not look around. */
    void admit(Path folder) {
        if (this != NOBODY) {
            return;
        }
        try {
            Files.setAttribute(folder, "unix:gid", NOBODY_ID);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean runs(Account account) {
        try {
            Process process = new ProcessBuilder(account.line(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
