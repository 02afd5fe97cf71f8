package org.rapport.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rapport.local.doctor.Backlogs;
import org.rapport.local.doctor.CertificateEnd;
import org.rapport.local.doctor.ClockOffset;
import org.rapport.local.doctor.DatabaseVersions;
import org.rapport.local.doctor.DeadLetters;
import org.rapport.local.doctor.Examination;
import org.rapport.local.doctor.FreeMemory;
import org.rapport.local.doctor.FreeSpace;
import org.rapport.local.doctor.MissingTopics;
import org.rapport.local.doctor.OpenFiles;
import org.rapport.local.doctor.OperatorSignIn;
import org.rapport.local.doctor.Realms;
import org.rapport.local.doctor.Running;
import org.rapport.local.doctor.Slots;
import org.rapport.local.process.ManagedProcess;

/** What {@code ./crm doctor} looks at: first the machine, then what runs, then the data. */
final class Examinations {

    private final Stack stack;

    private Examinations(Stack stack) {
        this.stack = stack;
    }

    /** Of the stack of these settings; of the machine alone where there cannot be one. */
    static List<Examination> of(Settings settings) {
        try {
            return new Examinations(Stack.of(settings)).all();
        } catch (StackException e) {
            return List.of(
                    new FreeSpace(settings.home()), new StateFolder(settings.home(), String.valueOf(e.getMessage())));
        }
    }

    private List<Examination> all() {
        return Stream.of(machine(), running(), data()).flatMap(List::stream).toList();
    }

    private List<Examination> machine() {
        var preconditions = new Preconditions(stack);
        return List.of(
                preconditions.space(),
                new StateFolder(stack.settings().home(), ""),
                new FreeMemory(this::usedMegabytes),
                new OpenFiles(stack.parts()),
                preconditions.ports(stack.parts()),
                new ClockOffset(stack.postgres()));
    }

    private List<Examination> running() {
        return List.of(new Running(stack.parts()));
    }

    private List<Examination> data() {
        Map<String, Path> builds = new TreeMap<>();
        services().forEach(service -> builds.put(service.toString(), stack.built(service)));
        List<String> names = List.copyOf(builds.keySet());
        return List.of(
                new Slots(stack.postgres(), names),
                new DatabaseVersions(stack.postgres(), builds),
                new MissingTopics(stack.kafka(), names),
                new Backlogs(stack.kafka()),
                new DeadLetters(stack.kafka()),
                new CertificateEnd(stack.kafka()),
                new Realms(stack.keycloak()),
                new OperatorSignIn(
                        stack.keycloak(),
                        People.OPERATOR.email(),
                        stack.people().password()));
    }

    private List<Service> services() {
        return Arrays.stream(Service.values())
                .filter(service -> service.isIn(stack.settings().root()))
                .toList();
    }

    private long usedMegabytes() {
        return stack.parts().stream()
                .flatMap(part -> part.process().stream())
                .map(ManagedProcess::residentMegabytes)
                .mapToLong(megabytes -> megabytes.orElse(0))
                .sum();
    }
}
