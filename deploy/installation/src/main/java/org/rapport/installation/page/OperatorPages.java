package org.rapport.installation.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapport.installation.Checkout;

/** The pages of {@code docs/operations}, and the commands in them. */
public final class OperatorPages {

    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final String INDENT = "    ";

    private OperatorPages() {}

    /** All commands of a kind, in the order of pages and lines. */
    public static List<Command> commands(Kind kind) {
        return commands().stream()
                .filter(command -> Kind.of(command.text()) == kind)
                .toList();
    }

    /** What stands in a block of its own, a line each, and what is a command among the code of a paragraph. */
    public static List<Command> commands() {
        Path folder = Checkout.of(OperatorPages.class).resolve("docs/operations");
        try (Stream<Path> pages = Files.list(folder)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(page -> commands(page.getFileName().toString(), read(page)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Command> commands(String page, String text) {
        List<Command> commands = new ArrayList<>();
        for (String paragraph : text.split("\n\n+")) {
            if (paragraph.startsWith(INDENT)) {
                paragraph
                        .lines()
                        .map(line -> new Command(page, paragraph, line.strip()))
                        .forEach(commands::add);
            } else {
                SPAN.matcher(paragraph)
                        .results()
                        .map(span -> span.group(1).replaceAll("\\s+", " "))
                        .filter(span -> Kind.of(span) != Kind.NONE)
                        .map(span -> new Command(page, paragraph, span))
                        .forEach(commands::add);
            }
        }
        return commands;
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
