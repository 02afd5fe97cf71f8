package org.rapport.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of Java programs that run beside us. Their libraries (the Kafka broker, the mail sink) are no
 * dependencies of whoever uses this module: the build writes their class path into a file, which is read here.
 */
public final class JavaProgram {

    private JavaProgram() {}

    /** {@code java} of the JDK that runs this very process. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The line that runs a main class of this module or of its provided libraries. */
    public static List<String> line(List<String> options, String mainClass, List<String> arguments) {
        List<String> line = line(options, ownClasses() + ":" + libraries(), mainClass);
        line.addAll(arguments);
        return line;
    }

    /** The line that runs a main class of the given class path. */
    public static List<String> line(List<String> options, String classPath, String mainClass) {
        List<String> line = new ArrayList<>();
        line.add(java());
        line.addAll(options);
        line.addAll(List.of("-cp", classPath, mainClass));
        return line;
    }

    private static String libraries() {
        try (InputStream file = JavaProgram.class.getResourceAsStream("class-path")) {
            if (file == null) {
                throw new IllegalStateException("local-stack was built without its class-path file");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(JavaProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
