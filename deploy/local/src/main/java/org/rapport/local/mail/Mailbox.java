package org.rapport.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mails that arrived: one {@code .eml} file each, numbered in the order of arrival. */
final class Mailbox {

    private final Path folder;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    /** Keeps a mail, under two header lines that name the addresses of its envelope. */
    synchronized void add(String from, String recipient, InputStream content) throws IOException {
        Files.createDirectories(folder);
        Path staging = Files.createTempFile(folder, "arriving", null);
        String envelope = "Return-Path: <" + oneLine(from) + ">\r\nDelivered-To: " + oneLine(recipient) + "\r\n";
        try (var out = Files.newOutputStream(staging)) {
            out.write(envelope.getBytes(StandardCharsets.UTF_8));
            content.transferTo(out);
        }
        int last = numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
        Files.move(staging, file(last + 1), StandardCopyOption.ATOMIC_MOVE);
    }

    List<Mail> mails() {
        return numbers().stream().map(this::mail).flatMap(Optional::stream).toList();
    }

    Optional<Mail> mail(int number) {
        return source(number).map(source -> MailReader.read(number, source));
    }

    /** The mail as it came over the wire. */
    Optional<byte[]> source(int number) {
        try {
            return Files.exists(file(number)) ? Optional.of(Files.readAllBytes(file(number))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,9}\\.eml"))
                    .map(name -> Integer.valueOf(name.substring(0, name.indexOf('.'))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int number) {
        return folder.resolve("%06d.eml".formatted(number));
    }

    private static String oneLine(String header) {
        return header.replaceAll("[\\r\\n]", " ");
    }
}
