package org.rapport.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.doctor.FreePorts.PortUse;
import org.rapport.local.process.Ports;

class MachineTest {

    @TempDir
    Path folder;

    @Test
    void tellsOfADiskThatHasTooLittleSpace() throws Exception {
        assertThat(new FreeSpace(folder, 1).findings()).isEmpty();
        assertThat(new FreeSpace(folder.resolve("not/there/yet"), 1).findings()).isEmpty();

        assertThat(new FreeSpace(folder, Long.MAX_VALUE).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("the disk of " + folder + " has ", " MB left and the stack needs ", "set CRM_HOME"));
    }

    @Test
    void tellsOfAPortThatSomebodyElseHas() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            var uses = List.of(
                    new PortUse("sales", taken.getLocalPort(), "CRM_SALES_PORT"),
                    new PortUse("admin", Ports.free(), "CRM_ADMIN_PORT"));

            assertThat(new FreePorts(uses, List.of()).findings())
                    .containsExactly(new Finding(
                            "port " + taken.getLocalPort() + ", wanted for sales, is taken by java (process "
                                    + ProcessHandle.current().pid() + ")",
                            "end that, or set CRM_SALES_PORT (or CRM_PORT_OFFSET)."));
        }
    }

    @Test
    void tellsOfTooLittleMemoryForWhatDoesNotRunYet() throws Exception {
        Path machine = Files.writeString(
                folder.resolve("meminfo"), "MemTotal: 8000000 kB\nMemAvailable:    1048576 kB\nCached: 1 kB\n");

        assertThat(new FreeMemory(machine, () -> 2500).findings()).isEmpty();
        assertThat(new FreeMemory(machine, () -> 1000).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .startsWith("the machine has 1024 MB of memory available and the stack needs 2072 MB more"));
    }

    @Test
    void tellsOfALimitOfOpenFilesThatIsTooLow() throws Exception {
        Process low = new ProcessBuilder("sh", "-c", "ulimit -n 256 && exec cat").start();
        Process high = new ProcessBuilder("sh", "-c", "ulimit -n 4096 && exec cat").start();
        try {
            awaitCat(low);
            awaitCat(high);

            assertThat(new OpenFiles(Long.toString(high.pid()), List.of()).findings())
                    .isEmpty();
            assertThat(new OpenFiles(Long.toString(low.pid()), List.of()).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.text())
                            .startsWith("a process may open 256 files and sockets")
                            .contains("ulimit -n"));
        } finally {
            low.destroy();
            high.destroy();
        }
    }

    /** Until the limit is set: what comes back has been through the program that the shell has become. */
    private static void awaitCat(Process process) throws Exception {
        process.outputWriter().write("?\n");
        process.outputWriter().flush();
        assertThat(process.inputReader().readLine()).isEqualTo("?");
    }
}
