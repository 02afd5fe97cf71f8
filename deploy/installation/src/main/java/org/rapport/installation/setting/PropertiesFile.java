package org.rapport.installation.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What properties files say of an installation; what they say of development and tests is left out. */
final class PropertiesFile {

    private static final List<String> NAMES =
            List.of("META-INF/microprofile-config.properties", "application.properties");

    private PropertiesFile() {}

    /** Of several modules of a checkout, the later overriding the earlier. */
    static SequencedMap<String, String> read(Path checkout, List<String> modules) {
        SequencedMap<String, String> all = new TreeMap<>();
        for (String module : modules) {
            for (String name : NAMES) {
                Path file = checkout.resolve(module, "src/main/resources", name);
                if (Files.exists(file)) {
                    all.putAll(read(file));
                }
            }
        }
        return all;
    }

    private static SequencedMap<String, String> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SequencedMap<String, String> read = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("%"))
                .forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }
}
