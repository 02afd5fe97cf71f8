package org.rapport.local.doctor;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Part;
import org.rapport.local.process.PortOwner;
import org.rapport.local.process.Ports;

/**
 * Whether nobody else listens where parts of the stack do.
 *
 * @param wanted by those parts
 * @param parts  all of the stack, whose ports are taken by right
 */
public record FreePorts(List<PortUse> wanted, List<Part> parts) implements Examination {

    /**
     * A port of a part.
     *
     * @param variable moves it
     */
    public record PortUse(String part, int number, String variable) {}

    @Override
    public String subject() {
        return "ports";
    }

    @Override
    public List<Finding> findings() {
        return wanted.stream().flatMap(this::finding).toList();
    }

    private Stream<Finding> finding(PortUse use) {
        if (Ports.isFree(use.number)) {
            return Stream.empty();
        }
        OptionalLong owner = PortOwner.of(use.number);
        if (owner.isPresent() && isOurs(owner.getAsLong())) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "port " + use.number + ", wanted for " + use.part + ", is taken by " + PortOwner.describe(owner),
                "end that, or set " + use.variable + " (or CRM_PORT_OFFSET)."));
    }

    private boolean isOurs(long pid) {
        return parts.stream()
                .flatMap(part -> part.process().stream())
                .mapToLong(ManagedProcess::pid)
                .anyMatch(own -> own == pid);
    }
}
