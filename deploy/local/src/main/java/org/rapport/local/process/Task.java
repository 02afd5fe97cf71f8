package org.rapport.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.rapport.local.StackException;

/** A command that is started, waited for and expected to succeed. */
public final class Task {

    private Task() {}

    /** Runs the command, its output in its log; fails with the last line of the log when the command fails. */
    public static void run(Command command, Duration patience) {
        try {
            Files.createDirectories(command.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command.arguments())
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(command.log().toFile());
            builder.environment().putAll(command.environment());
            await(builder.start(), command, patience);
        } catch (IOException e) {
            throw new StackException(command.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static void await(Process process, Command command, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackException(command.name() + " did not end within " + patience.toSeconds() + " s (see "
                        + command.log() + ")");
            }
            if (process.exitValue() != 0) {
                throw new StackException(command.name() + " failed: " + new LogFile(command.log()).reason() + " (see "
                        + command.log() + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted during " + command.name(), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
