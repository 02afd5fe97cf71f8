package org.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    private static final long OWN = ProcessHandle.current().pid();

    @Test
    void isWhatTheOperatingSystemTells() {
        assumeThat(Files.isExecutable(Path.of("/bin/ps"))).isTrue();

        assertThat(ResidentMemory.megabytes(OWN).orElseThrow()).isBetween(16L, 8192L);
        assertThat(ResidentMemory.byPs(OWN).orElseThrow()).isBetween(16L, 8192L);
    }

    @Test
    void isUnknownOfAProcessThatEnded() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(ResidentMemory.megabytes(ended.pid())).isEmpty();
    }

    @Test
    void isUnknownWhereTheProgramIsMissing() {
        assertThat(SystemProgram.number("no-such-program")).isEmpty();
    }
}
