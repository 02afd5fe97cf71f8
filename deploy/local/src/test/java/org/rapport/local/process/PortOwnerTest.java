package org.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    private static final long OWN = ProcessHandle.current().pid();

    @Test
    void findsWhoListens() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            assertThat(PortOwner.of(taken.getLocalPort())).hasValue(OWN);
        }
    }

    @Test
    void findsWhoListensWithoutProc() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/lsof")) || Files.isExecutable(Path.of("/usr/sbin/lsof")))
                .isTrue();

        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            assertThat(PortOwner.byLsof(taken.getLocalPort())).hasValue(OWN);
        }
        assertThat(PortOwner.byLsof(Ports.free())).isEmpty();
    }
}
