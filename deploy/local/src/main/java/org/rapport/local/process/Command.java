package org.rapport.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

    public Path log() {
        return state.resolve("log").resolve(name + ".log");
    }
}
