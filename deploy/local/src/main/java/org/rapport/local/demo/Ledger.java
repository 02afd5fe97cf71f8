package org.rapport.local.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapport.local.StackException;

/**
 * What has been done and what it led to, in a file: a run that was interrupted goes on where it ended, and one that was
 * not has nothing to do. A line per deed: its key, then {@code name=value} for each result, separated by tabs.
 */
final class Ledger implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\{([a-z0-9.-]+)}");

    private final FileChannel file;
    private final Set<String> done = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    private Ledger(FileChannel file) {
        this.file = file;
    }

    /** The ledger in that file, which nobody else may use until it is closed. */
    static Ledger open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(file);
            var ledger = new Ledger(file);
            String written = Files.readString(path);
            String whole = written.substring(0, written.lastIndexOf('\n') + 1); // what a kill cut off never counted
            whole.lines().forEach(ledger::read);
            file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            file.position(file.size());
            return ledger;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    boolean isDone(String key) {
        return done.contains(key);
    }

    void note(String key, Map<String, String> results) {
        String line = key
                + results.entrySet().stream()
                        .map(result -> "\t" + result.getKey() + "=" + result.getValue())
                        .collect(Collectors.joining());
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw failure(e);
        }
        read(line);
    }

    /** What was noted under that key in any earlier run, else what is supplied now. */
    String first(String key, Supplier<String> value) {
        if (!isDone(key)) {
            note(key, Map.of(key, value.get()));
        }
        return names.get(key);
    }

    /** The text with what is known by the names in its braces. */
    String resolve(String text) {
        return NAME.matcher(text).replaceAll(match -> {
            String value = names.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing is known by the name " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void read(String line) {
        String[] parts = line.split("\t");
        done.add(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String[] result = parts[i].split("=", 2);
            names.put(result[0], result[1]);
        }
    }

    private static void lock(FileChannel file) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // this very process has it: told below
        }
        file.close();
        throw new StackException("another ./crm demo is at work already; wait for it or end it");
    }

    private static StackException failure(IOException e) {
        return new StackException("the demonstration cannot remember what it did: " + e.getMessage(), e);
    }
}
