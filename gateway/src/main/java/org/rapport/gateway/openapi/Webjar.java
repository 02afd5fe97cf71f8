package org.rapport.gateway.openapi;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The files of a browser library that came as a Maven artefact. */
final class Webjar {

    private final String folder;

    Webjar(String group, String name) {
        folder = "META-INF/resources/webjars/" + name + "/" + versionOf(group, name) + "/";
    }

    Optional<Buffer> file(String path) {
        try (var in = loader().getResourceAsStream(folder + path)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String versionOf(String group, String name) {
        var path = "META-INF/maven/" + group + "/" + name + "/pom.properties";
        try (var in = loader().getResourceAsStream(path)) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ClassLoader loader() {
        return Webjar.class.getClassLoader();
    }
}
