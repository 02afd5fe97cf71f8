package org.rapport.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.rapport.local.StackException;

/** A small program of the operating system, for what there is no other way to know. */
final class SystemProgram {

    private static final int PATIENCE_SECONDS = 5;

    private SystemProgram() {}

    /** The number in the first line of its answer; none when there is no such program, or it knows none. */
    static OptionalLong number(String... line) {
        String answer = firstLine(line).strip();
        return answer.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(answer)) : OptionalLong.empty();
    }

    private static String firstLine(String... line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer = process.inputReader()) {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return "";
                }
                String first = answer.readLine();
                return first == null ? "" : first;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while asking " + line[0], e);
        }
    }
}
