package org.rapport.local.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What to start and where its traces go.
 *
 * @param name of the part, also the name of its log and of its pid file
 * @param arguments the program and its arguments
 * @param environment added to the starter's own
 * @param directory the working directory
 * @param state folder for {@code log/<name>.log} and {@code run/<name>.pid}
 */
public record Command(
        String name, List<String> arguments, Map<String, String> environment, Path directory, Path state) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Differs when anything that the process would notice differs. */
    String fingerprint() {
        var checksum = new CRC32C();
        checksum.update((arguments + " " + new TreeMap<>(environment)).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    public Path log() {
        return state.resolve("log").resolve(name + ".log");
    }
}
