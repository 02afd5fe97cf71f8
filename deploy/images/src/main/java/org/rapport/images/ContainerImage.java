package org.rapport.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * An image as it will be: its layers, and how it is run.
 *
 * @param name without prefix and tag
 * @param layers what changes least first
 * @param arguments of Java, which is what it runs; whoever runs it may give others
 */
record ContainerImage(
        String name,
        List<Layer> layers,
        List<String> arguments,
        Map<String, String> environment,
        Set<Integer> ports,
        Map<String, String> labels) {

    /** Writes it to that folder, as {@code docker load} and {@code ctr images import} read it. */
    Path write(ImageNames names, Path folder) {
        Path file = folder.resolve(name + ".tar");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            JibContainerBuilder image = Jib.fromScratch()
                    .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                    .setFileEntriesLayers(layers.stream().map(Layer::entries).toList())
                    .setEntrypoint(List.of(JavaRuntime.PROGRAM))
                    .setProgramArguments(arguments)
                    .setEnvironment(environment)
                    .setLabels(labels)
                    .setUser(DebianBase.USER + ":" + DebianBase.USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                    .setCreationTime(Layer.TIME);
            ports.forEach(port -> image.addExposedPort(Port.tcp(port)));
            Path cache = folder.resolve("cache");
            image.containerize(Containerizer.to(TarImage.at(file).named(names.of(name)))
                    .setBaseImageLayersCache(cache)
                    .setApplicationLayersCache(cache)
                    .setOfflineMode(true)
                    .setToolName("rapport"));
            return file;
        } catch (InvalidImageReferenceException e) {
            throw new ImageException("no name of an image: " + e.getInvalidReference(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted", e);
        } catch (IOException | RegistryException | ExecutionException | CacheDirectoryCreationException e) {
            throw new ImageException("the image " + name + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** As images call the processor of this machine, whose JDK and C library they hold. */
    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm64" : name;
    }
}
