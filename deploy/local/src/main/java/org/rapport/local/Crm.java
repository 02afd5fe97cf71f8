package org.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.local.demo.Demo;
import org.rapport.local.doctor.Doctor;
import org.rapport.local.keycloak.OperatorCommand;
import org.rapport.local.keycloak.RealmCommand;
import org.rapport.local.mail.Mail;
import org.rapport.local.process.Part;

/** The commands of {@code ./crm}. */
final class Crm {

    private static final String USAGE = """
            ./crm up [PART…]        build what changed and start what is missing; returns when all is ready
            ./crm down [PART…]      stop; the data stays
            ./crm status            what runs, since when, on which port, with how much memory
            ./crm doctor            what is wrong with the machine, with what runs and with the data, each with its remedy
            ./crm logs PART [-f]    the end of a part's log; -f goes on
            ./crm mail [NUMBER]     the mails that were sent, or one of them
            ./crm token ADDRESS [ORGANISATION]
                                    an access token for curl, by a real sign-in; CRM_PASSWORD holds the password of
                                    somebody who chose his own
            ./crm code [ADDRESS]    a code of an operator's second factor, to sign in by browser
            ./crm demo              two organisations, acme and globex, with people in each role and a few hundred
                                    records; harmless when repeated
            ./crm reset [--yes]     stop and delete all data, keys and secrets
            ./crm events TOPIC [-f] the events of a topic, such as crm.sales, as JSON; -f goes on
            ./crm realm [--apply]   what Keycloak's realms have otherwise than their files, as a diff; --apply sets it right;
                                    of the Keycloak at CRM_KEYCLOAK_URL, see identity/README.md
            ./crm keys FOLDER [make | next KEY | promote KEY | retire KEY [--leaked]]
                                    the secrets of an installation, and how its keys are exchanged; see
                                    docs/operations/secrets.md
            ./crm operator [ADDRESS FIRST LAST | ADDRESS --remove]
                                    who operates the installation; who is new is sent a mail with a link
            ./crm bench             measure the running stack, beside what the design asks for
            ./crm images [PART…]    container images, as archives; CRM_IMAGE_PREFIX and CRM_IMAGE_TAG name them; see
                                    deploy/images/README.md
            ./crm compose           the secrets of an installation by Docker Compose; see deploy/compose/README.md
            ./crm drill access      tests of random cases, many times as long as in a build
            ./crm drill alerts      a stack of its own, watched by Prometheus while faults are done to it; needs root, and
                                    prometheus and prometheus-node-exporter on the PATH
            ./crm drill compose     all of deploy/compose, started where a container engine answers, after ./crm images
            ./crm drill images      the images of all parts, made and started, where a container engine answers
            ./crm build             build what changed, start nothing

            parts: postgres kafka mail keycloak admin marketing sales support gateway
            CRM_HOME (default .crm) holds the state, and nothing else; CRM_PORT_OFFSET and CRM_<PART>_PORT move the ports.
            """;

    private static final List<String> HELP = List.of("help", "-h", "--help");

    private final Stack stack;

    private Crm(Stack stack) {
        this.stack = stack;
    }

    public static void main(String[] arguments) {
        Settings settings = null;
        try {
            String command = arguments.length == 0 ? "help" : arguments[0];
            if (HELP.contains(command)) {
                System.out.print(USAGE);
                return;
            }
            List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
            if (command.equals("keys")) {
                keys(rest);
                return;
            }
            settings = Settings.fromEnvironment(System.getenv());
            if (command.equals("doctor")) {
                doctor(settings);
                return;
            }
            new Crm(Stack.of(settings)).run(command, rest);
        } catch (StackException | UncheckedIOException e) {
            String told = e.getMessage();
            System.err.println("crm: " + told + (told.contains("the disk of") ? "" : fullDisk(settings)));
            System.exit(1);
        }
    }

    /** Of an installation, so without a stack. */
    private static void keys(List<String> arguments) {
        try {
            KeysCommand.run(arguments, System.out::println);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    /** Also of a stack that cannot be opened. */
    private static void doctor(Settings settings) {
        int wrong = new Doctor(Examinations.of(settings), System.out::println).examine();
        if (wrong > 0) {
            throw new StackException(wrong == 1 ? "one thing is wrong" : wrong + " things are wrong");
        }
    }

    private void run(String command, List<String> arguments) {
        switch (command) {
            case "up" -> up(arguments);
            case "down" -> down(arguments);
            case "status" -> new Status(stack).print();
            case "logs" -> logs(arguments);
            case "mail" -> mail(arguments);
            case "events" -> events(arguments);
            case "token" -> token(arguments);
            case "code" -> code(arguments);
            case "realm" ->
                RealmCommand.run(stack.keycloak(), System.getenv(), arguments.contains("--apply"), System.out::println);
            case "operator" -> OperatorCommand.run(stack.keycloak(), System.getenv(), arguments, System.out::println);
            case "demo" -> demo();
            case "reset" -> reset(arguments);
            default -> throw new StackException("there is no command " + command + "; ./crm help lists them");
        }
    }

    private void up(List<String> names) {
        long began = System.nanoTime();
        var start = new Start(stack, names, line -> say(began, line));
        var hook = new Thread(() -> cancel(start), "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start.run();
        } catch (StackException e) {
            if (start.isCancelled()) {
                return; // the hook is at work, and says what it does
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            throw e;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        say(began, "ready");
        if (names.isEmpty()) {
            new Status(stack).printAddresses();
        }
    }

    private static void cancel(Start start) {
        System.out.println("stopping again what was being started");
        start.cancel();
    }

    private void down(List<String> names) {
        long began = System.nanoTime();
        List<Part> parts = names.isEmpty()
                ? stack.parts()
                : names.stream().map(stack::part).toList();
        stack.down(parts, line -> say(began, line));
    }

    private void logs(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new StackException("whose log? ./crm logs PART [-f]");
        }
        Path log = stack.part(arguments.getFirst()).log();
        if (!Files.exists(log)) {
            throw new StackException(arguments.getFirst() + " has written no log yet");
        }
        List<String> line = new ArrayList<>(List.of("tail", "-n", "200"));
        if (arguments.contains("-f")) {
            line.add("-F");
        }
        line.add(log.toString());
        try {
            new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StackException("the log cannot be shown: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void mail(List<String> arguments) {
        if (arguments.isEmpty()) {
            for (Mail mail : stack.mail().mails()) {
                System.out.printf("%4d  %-20s  %-32s  %s%n", mail.number(), mail.date(), mail.to(), mail.subject());
            }
            return;
        }
        String number = arguments.getFirst();
        Mail mail = stack.mail()
                .mail(number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0)
                .orElseThrow(() -> new StackException("there is no mail " + number + "; ./crm mail lists them"));
        System.out.printf(
                "From: %s%nTo: %s%nDate: %s%nSubject: %s%n%n%s%n",
                mail.from(), mail.to(), mail.date(), mail.subject(), mail.text().replace("\r", ""));
    }

    private void events(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new StackException("of which topic? ./crm events TOPIC [-f]");
        }
        if (!stack.kafka().isReady()) {
            throw new StackException("Kafka does not answer; ./crm up starts it");
        }
        Events.print(stack.kafka(), arguments.getFirst(), arguments.contains("-f"));
    }

    /** Prints the token and nothing else. */
    private void token(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new StackException("whose token? ./crm token ADDRESS [ORGANISATION]");
        }
        if (!stack.keycloak().isReady()) {
            throw new StackException("Keycloak does not answer; ./crm up starts it");
        }
        String email = arguments.getFirst();
        String organization = arguments.size() > 1 ? arguments.get(1) : People.organization(email);
        String chosen = System.getenv().getOrDefault("CRM_PASSWORD", "");
        String password = chosen.isBlank() ? stack.people().password() : chosen;
        System.out.println(stack.people().login(email, password, organization).accessToken());
    }

    /** Prints a code of the second factor, which is good once. */
    private void code(List<String> arguments) {
        String email = arguments.isEmpty() ? People.OPERATOR.email() : arguments.getFirst();
        System.out.println(stack.people().secondFactor(email).code());
    }

    private void demo() {
        List<String> missing = stack.parts().parallelStream()
                .filter(part -> !part.isRunning() || !part.isReady())
                .map(Part::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new StackException("the demonstration needs the whole stack, and these do not answer: "
                    + String.join(", ", missing) + "; ./crm up starts them");
        }
        long began = System.nanoTime();
        var demo = new Demo(stack, stack.home().folder("demo"), line -> say(began, line));
        demo.run();
        demo.printPeople();
    }

    private void reset(List<String> arguments) {
        Path home = stack.home().path();
        if (!arguments.contains("--yes")) {
            System.out.print("Delete all data, keys and secrets in " + home + "? (yes/no) ");
            String answer = System.console() == null ? "no" : System.console().readLine();
            if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).equals("yes")) {
                throw new StackException("nothing was deleted (--yes answers the question)");
            }
        }
        long began = System.nanoTime();
        stack.reset(line -> say(began, line));
    }

    private static void say(long began, String line) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
    }

    /** A full disk shows in the oddest messages; it is named with whichever came first. */
    private static String fullDisk(@Nullable Settings settings) {
        try {
            boolean full = settings != null
                    && Files.exists(settings.home())
                    && Files.getFileStore(settings.home()).getUsableSpace() < (64L << 20);
            return full ? " [the disk of " + settings.home() + " is full]" : "";
        } catch (IOException _) {
            return "";
        }
    }
}
