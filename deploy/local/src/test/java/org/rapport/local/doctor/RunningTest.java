package org.rapport.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.mail.MailServer;
import org.rapport.local.process.Ports;

class RunningTest {

    @TempDir
    Path state;

    private final int smtpPort = Ports.free();
    private final int httpPort = Ports.free();
    private MailServer mail;

    @BeforeEach
    void start() {
        mail = MailServer.at(state, smtpPort, httpPort).start();
    }

    @AfterEach
    void end() {
        mail.stop();
    }

    @Test
    void hasNothingToTellOfWhatIsUp() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void tellsOfWhatWasStopped() {
        mail.stop();

        assertThat(findings()).containsExactly(new Finding("nothing runs", "./crm up starts all"));
    }

    @Test
    void tellsOfAProcessThatHasDiedWithTheLastErrorOfItsLog() throws Exception {
        Files.writeString(mail.log(), "INFO begun\nERROR no space left\nINFO more\n", StandardOpenOption.APPEND);
        ProcessHandle process =
                ProcessHandle.of(mail.process().orElseThrow().pid()).orElseThrow();

        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        assertThat(findings())
                .containsExactly(new Finding(
                        "mail was not stopped, its process has died; the last error in its log: ERROR no space left",
                        "./crm up mail starts it, ./crm logs mail tells more"));
    }

    @Test
    void tellsOfWhatWouldBeStartedOtherwiseNow() {
        MailServer moved = MailServer.at(state, httpPort, smtpPort);

        assertThat(new Running(List.of(moved)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("mail is outdated", "./crm up"));
    }

    @Test
    void tellsOfWhatRunsAndDoesNotAnswer() {
        MailServer elsewhere = MailServer.at(state, Ports.free(), Ports.free());

        assertThat(new Running(List.of(elsewhere)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).isEqualTo("mail runs and does not answer"));
    }

    private List<Finding> findings() {
        return new Running(List.of(mail)).findings();
    }
}
