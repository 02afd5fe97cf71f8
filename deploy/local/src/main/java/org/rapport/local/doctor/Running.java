package org.rapport.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rapport.local.StackException;
import org.rapport.local.process.Part;

/** Whether each part runs, is what would be started now, does its work, and has nothing to complain of. */
public record Running(List<Part> parts) implements Examination {

    @Override
    public String subject() {
        return "parts: " + String.join(", ", parts.stream().map(Part::name).toList());
    }

    @Override
    public List<Finding> findings() {
        List<String> down = parts.stream()
                .filter(part -> !part.isRunning() && !part.hasDied())
                .map(Part::name)
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (down.size() == parts.size()) {
            findings.add(new Finding("nothing runs", "./crm up starts all"));
        } else if (!down.isEmpty()) {
            String names = String.join(" ", down);
            findings.add(new Finding("not running: " + names, "./crm up " + names));
        }
        parts.parallelStream()
                .flatMap(part -> part.isRunning() ? running(part) : died(part))
                .forEachOrdered(findings::add);
        return findings;
    }

    private static Stream<Finding> died(Part part) {
        if (!part.hasDied()) {
            return Stream.empty();
        }
        String error = part.lastError()
                .map(line -> "; the last error in its log: " + line)
                .orElse("; its log tells of no error");
        return Stream.of(new Finding(
                part.name() + " was not stopped, its process has died" + error,
                "./crm up " + part.name() + " starts it, ./crm logs " + part.name() + " tells more"));
    }

    private static Stream<Finding> running(Part part) {
        String logs = "./crm logs " + part.name() + " tells more";
        List<String> complaints = part.complaints();
        if (!complaints.isEmpty()) {
            return complaints.stream().map(complaint -> new Finding(part.name() + ": " + complaint, logs));
        }
        if (!part.isReady()) {
            return Stream.of(new Finding(
                    part.name() + " runs and does not answer",
                    logs + ", or ./crm down " + part.name() + " and ./crm up " + part.name()));
        }
        try {
            return part.isUp()
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            part.name() + " is outdated: it was built or configured anew since it was started",
                            "./crm up restarts it"));
        } catch (StackException e) {
            return Stream.of(new Finding(part.name() + ": " + e.getMessage(), "./crm build"));
        }
    }
}
