package org.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.StackException;

class ManagedProcessTest {

    @TempDir
    Path state;

    @AfterEach
    void end() {
        ManagedProcess.find(state, "part").ifPresent(ManagedProcess::kill);
    }

    @Test
    void isFoundAgainByItsName() {
        ManagedProcess started = ManagedProcess.start(command("sleep", "60"));

        ManagedProcess found = ManagedProcess.find(state, "part").orElseThrow();

        assertThat(found.pid()).isEqualTo(started.pid());
        assertThat(found.runs(command("sleep", "60"))).isTrue();
        assertThat(found.runs(command("sleep", "61"))).isFalse();
    }

    @Test
    void isNotMistakenForAnotherProcessThatGotItsId() throws Exception {
        long own = ProcessHandle.current().pid();
        Files.createDirectories(state.resolve("run"));
        Files.writeString(state.resolve("run/part.pid"), own + " 1000000000000 1a2b3c\n");

        assertThat(ManagedProcess.find(state, "part")).isEmpty();
    }

    @Test
    void isForgottenWhenItEnded() {
        ManagedProcess.start(command("sleep", "60")).stop(Duration.ofSeconds(5));

        assertThat(ManagedProcess.find(state, "part")).isEmpty();
    }

    @Test
    void isEndedByForceWhenItDoesNotListen() {
        ManagedProcess deaf =
                ManagedProcess.start(command("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 60; done"));
        Readiness.await(deaf, "part", Duration.ofSeconds(5), () -> deaf.said("deaf"));

        deaf.stop(Duration.ofMillis(200));

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void keepsTheLogsOfEarlierRuns() throws Exception {
        for (String word : List.of("first", "second")) {
            ManagedProcess process = ManagedProcess.start(command("sh", "-c", "echo " + word + "; sleep 60"));
            Readiness.await(process, "part", Duration.ofSeconds(5), () -> process.said(word));
            process.kill();
        }

        assertThat(Files.readString(state.resolve("log/part.log"))).isEqualTo("second\n");
        assertThat(Files.readString(state.resolve("log/part.log.1"))).isEqualTo("first\n");
    }

    @Test
    void saysWhyItDidNotBecomeReady() {
        ManagedProcess process = ManagedProcess.start(command(
                "sh", "-c", "echo 'ERROR it failed'; echo 'Caused by: java.lang.X: no disk'; echo '  at y'; exit 3"));

        assertThatThrownBy(() -> Readiness.await(process, "sales", Duration.ofSeconds(5), () -> false))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("sales ended instead of becoming ready: java.lang.X: no disk (see ");
    }

    private Command command(String... line) {
        return new Command("part", List.of(line), Map.of(), state, state);
    }
}
