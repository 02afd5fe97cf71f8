package org.rapport.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapport.local.process.Command;
import org.rapport.local.process.HealthReport;
import org.rapport.local.process.Http;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Server;

/** A service or the gateway, as a process of its own, like in production. */
final class Application extends Server {

    /** The variable with further options of the JVM, as in Red Hat's images for Java. */
    private static final String MORE_OPTIONS = "JAVA_OPTS_APPEND";

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms16m",
            "-Xmx256m",
            "-XX:NewSize=15m",
            "-XX:MaxNewSize=48m", // what a request leaves behind is collected before anything of it is moved
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path module;
    private final URI readiness;
    private final Map<String, String> environment;

    Application(String name, Path module, Path state, URI readiness, Map<String, String> environment) {
        super(name, state);
        this.module = module;
        this.readiness = readiness;
        this.environment = Map.copyOf(environment);
    }

    Deployment deployment() {
        return Deployment.of(module, state());
    }

    @Override
    public boolean isReady() {
        return Http.isOk(readiness);
    }

    /** Of all that it tells, also of what is no reason to take it away, such as a relay that cannot publish. */
    @Override
    public List<String> complaints() {
        return Stream.of(readiness, readiness.resolve("/q/health/well"))
                .flatMap(page -> Http.body(page).stream())
                .flatMap(body -> new HealthReport(body).complaints().stream())
                .toList();
    }

    @Override
    protected Command command() {
        List<String> line = new ArrayList<>(List.of(JavaProgram.java()));
        line.addAll(JVM_OPTIONS);
        Stream.of(environment.getOrDefault(MORE_OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(line::add);
        line.addAll(List.of("-jar", deployment().runner().toString()));
        Map<String, String> all = new HashMap<>(environment);
        all.put("MALLOC_ARENA_MAX", "2"); // the C library would reserve memory per thread
        return new Command(name(), line, all, state(), state());
    }

    @Override
    protected void prepare() {
        Deployment deployment = deployment();
        deployment.install();
        deployment.removeOthers();
    }
}
