package org.rapport.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.installation.Component;

/** {@code ./crm images} runs with a class path of its own, which Maven writes: a test has more on its own, and would not notice. */
class ClassPathTest {

    @Test
    void theCommandHasWhatItsClassesAndThoseOfInstallationNeed() throws Exception {
        Path own = home(Images.class);
        List<URL> places = new ArrayList<>(List.of(own.toUri().toURL()));
        for (String jar : Files.readString(own.resolve("org/rapport/images/class-path"))
                .strip()
                .split(":")) {
            places.add(Path.of(jar).toUri().toURL());
        }
        try (var loader = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (Path classes : List.of(own, home(Component.class))) {
                for (String name : names(classes)) {
                    assertThatCode(() -> Class.forName(name, true, loader))
                            .as(name)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    /** Of a folder, or of a jar once that is packaged. */
    private static List<String> names(Path classes) throws Exception {
        if (Files.isDirectory(classes)) {
            return namesBelow(classes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            return namesBelow(jar.getPath("/"));
        }
    }

    private static List<String> namesBelow(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            List<String> names = tree.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }

    private static Path home(Class<?> built) throws Exception {
        return Path.of(built.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
