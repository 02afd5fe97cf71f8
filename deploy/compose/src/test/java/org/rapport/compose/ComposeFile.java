package org.rapport.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.installation.setting.Part;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A Compose file as it is where nothing is set: every variable in it has its default. */
record ComposeFile(Map<String, Object> document) {

    static final Path FOLDER = Checkout.of(ComposeFile.class).resolve("deploy/compose");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:[-?]([^}]*)}");
    private static final String MIGRATION = "-migration";

    static ComposeFile named(String name) throws IOException {
        String text = VARIABLE.matcher(Files.readString(FOLDER.resolve(name))).replaceAll("$1");
        return new ComposeFile(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    Stream<Service> services() {
        return map(document.get("services")).entrySet().stream()
                .map(entry -> new Service(entry.getKey(), map(entry.getValue())));
    }

    Service service(String name) {
        return services()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** One of those that Compose calls services: a container. */
    record Service(String name, Map<String, Object> settings) {

        String image() {
            return String.valueOf(settings.get("image"));
        }

        /** Nothing if it is somebody else's program. */
        Optional<Component> component() {
            return Stream.of(Component.values())
                    .filter(component -> component.toString().equals(name.replace(MIGRATION, "")))
                    .findFirst();
        }

        boolean isMigration() {
            return name.endsWith(MIGRATION);
        }

        Optional<Part> part() {
            return component().map(component -> isMigration() ? Part.MIGRATION : Part.of(component));
        }

        List<String> list(String setting) {
            Object value = settings.get(setting);
            if (value instanceof Map<?, ?> map) {
                return map.keySet().stream().map(String::valueOf).toList();
            }
            return value == null
                    ? List.of()
                    : ((List<?>) value).stream().map(String::valueOf).toList();
        }

        /** As Compose puts it together: what stands in the file wins over what stands in files of variables. */
        Map<String, String> environment(Path secrets) {
            Map<String, String> all = new TreeMap<>();
            variableFiles(secrets).forEach(file -> all.putAll(VariableFiles.read(file)));
            map(settings.get("environment")).forEach((variable, value) -> all.put(variable, String.valueOf(value)));
            return all;
        }

        Stream<Path> variableFiles(Path secrets) {
            return list("env_file").stream().map(file -> inSecrets(file, secrets));
        }

        /** What of this machine is mounted, and where in the container; no volumes. */
        Map<Path, String> mounts(Path secrets) {
            Map<Path, String> mounts = new LinkedHashMap<>();
            for (String mount : list("volumes")) {
                String[] parts = mount.split(":");
                if (parts[0].startsWith(".")) {
                    mounts.put(inSecrets(parts[0], secrets), parts[1]);
                }
            }
            return mounts;
        }

        private static Path inSecrets(String place, Path secrets) {
            String below = "./secrets/";
            return place.startsWith(below)
                    ? secrets.resolve(place.substring(below.length()))
                    : FOLDER.resolve(place).normalize();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
