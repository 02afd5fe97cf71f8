package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.process.JavaProgram;

class LockTest {

    @TempDir
    Path folder;

    @Test
    void namesTheProcessThatHoldsIt() throws Exception {
        Path file = folder.resolve("lock");
        Process other = other(file);
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("held");

            assertThatThrownBy(() -> Lock.take(file, "down"))
                    .isInstanceOf(StackException.class)
                    .hasMessage("another command is at work on this stack: ./crm up (process " + other.pid()
                            + "); wait for it or end it");
        } finally {
            other.destroyForcibly().waitFor();
        }

        assertThatCode(() -> Lock.take(file, "down").close()).doesNotThrowAnyException();
    }

    @Test
    void isHeldOnceInOneProcessToo() {
        Path file = folder.resolve("lock");

        try (Lock _ = Lock.take(file, "up")) {
            assertThatThrownBy(() -> Lock.take(file, "reset")).isInstanceOf(StackException.class);
        }

        assertThatCode(() -> Lock.take(file, "reset").close()).doesNotThrowAnyException();
    }

    @Test
    void canBeDeletedByWhoeverHoldsIt() throws Exception {
        Path file = folder.resolve("lock");

        try (Lock _ = Lock.take(file, "reset")) {
            Files.delete(file);
        }

        assertThat(folder).isEmptyDirectory();
    }

    private static Process other(Path file) throws Exception {
        List<String> line = JavaProgram.line(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                System.getProperty("java.class.path"),
                Holder.class.getName());
        line.add(file.toString());
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Another command, until it is ended. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Lock _ = Lock.take(Path.of(arguments[0]), "up")) {
                System.out.println("held");
                Thread.sleep(60_000);
            }
        }
    }
}
