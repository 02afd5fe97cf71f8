package org.rapport.observability.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.rapport.installation.Checkout;

/** {@code deploy/observability}. */
final class Folder {

    private static final Path PATH = Checkout.of(Dashboard.class).resolve("deploy/observability");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Folder() {}

    static Path file(String name) {
        return PATH.resolve(name);
    }

    static JsonNode yaml(String name) throws IOException {
        return YAML.readTree(file(name).toFile());
    }
}
