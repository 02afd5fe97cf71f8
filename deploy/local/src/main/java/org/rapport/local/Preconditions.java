package org.rapport.local;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.rapport.local.doctor.Finding;
import org.rapport.local.doctor.FreePorts;
import org.rapport.local.doctor.FreePorts.PortUse;
import org.rapport.local.doctor.FreeSpace;
import org.rapport.local.process.Part;

/** What must hold before anything is started, so that a refusal leaves nothing half done. */
final class Preconditions {

    private final Stack stack;

    Preconditions(Stack stack) {
        this.stack = stack;
    }

    void check(List<Part> missing) throws IOException {
        refuse(space().findings());
        refuse(ports(missing).findings());
    }

    FreeSpace space() {
        return new FreeSpace(stack.settings().home());
    }

    FreePorts ports(List<Part> parts) {
        List<PortUse> uses =
                parts.stream().flatMap(part -> uses(part.name()).stream()).toList();
        return new FreePorts(uses, stack.parts());
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new StackException(findings.getFirst().text());
        }
    }

    /** The ports whose names begin with the part's; the mail sink's SMTP port is the exception. */
    private List<PortUse> uses(String part) {
        return Arrays.stream(Port.values())
                .filter(port ->
                        port.toString().split(" ")[0].equals(part) || (port == Port.SMTP && part.equals("mail")))
                .map(port -> new PortUse(part, stack.settings().port(port), port.variable()))
                .toList();
    }
}
