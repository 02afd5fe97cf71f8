package org.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Part;
import org.rapport.local.process.PortOwner;
import org.rapport.local.process.Ports;

/** What must hold before anything is started, so that a refusal leaves nothing half done. */
final class Preconditions {

    private static final long NEEDED_BYTES = 1L << 30;

    private final Stack stack;

    Preconditions(Stack stack) {
        this.stack = stack;
    }

    void check(List<Part> missing) throws IOException {
        requireSpace();
        missing.forEach(this::requirePorts);
    }

    private void requireSpace() throws IOException {
        Path home = stack.settings().home();
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StackException("the disk of " + home + " has " + (usable >> 20) + " MB left and the stack needs "
                    + (NEEDED_BYTES >> 20) + " MB; free some, or set CRM_HOME to a folder on another disk.");
        }
    }

    private void requirePorts(Part part) {
        ports(part.name()).forEach(port -> requirePort(part, port));
    }

    private void requirePort(Part part, Port port) {
        int number = stack.settings().port(port);
        if (Ports.isFree(number)) {
            return;
        }
        OptionalLong owner = PortOwner.of(number);
        if (owner.isPresent() && isOurs(owner.getAsLong())) {
            return; // it is about to be restarted
        }
        throw new StackException("port " + number + ", wanted for " + part.name() + ", is taken by "
                + PortOwner.describe(owner) + "; end that, or set " + port.variable() + " (or CRM_PORT_OFFSET).");
    }

    private boolean isOurs(long pid) {
        return stack.parts().stream()
                .flatMap(part -> part.process().stream())
                .mapToLong(ManagedProcess::pid)
                .anyMatch(own -> own == pid);
    }

    /** The ports whose names begin with the part's; the mail sink's SMTP port is the exception. */
    private static List<Port> ports(String part) {
        return Arrays.stream(Port.values())
                .filter(port ->
                        port.toString().split(" ")[0].equals(part) || (port == Port.SMTP && part.equals("mail")))
                .toList();
    }
}
