package org.rapport.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files of one layer of an image. They are root's, may be read by all and written by nobody, and have one time, so that the
 * same files make the same layer.
 *
 * @param name as the image's history tells it
 * @param source where they lie on this machine
 * @param target where they lie in the image
 * @param chosen which of them, by their path below the source
 * @param modes of those that need one of their own
 */
record Layer(String name, Path source, String target, Predicate<Path> chosen, Map<String, Integer> modes) {

    /** The time of every file. An AOT cache knows jars by theirs, so it is set here as well. */
    static final Instant TIME = Instant.ofEpochSecond(1);

    private static final int READ = 0444;
    private static final int RUN = 0555;

    static Layer of(String name, Path source, String target) {
        return new Layer(name, source, target, _ -> true, Map.of());
    }

    Layer only(Predicate<Path> those) {
        return new Layer(name, source, target, those, modes);
    }

    Layer mode(String path, int mode) {
        Map<String, Integer> more = new HashMap<>(modes);
        more.put(path, mode);
        return new Layer(name, source, target, chosen, more);
    }

    FileEntriesLayer entries() {
        var layer = FileEntriesLayer.builder().setName(name);
        Path home = Path.of(target);
        for (int depth = 1; depth <= home.getNameCount() && !target.equals("/"); depth++) {
            add(layer, source, "/" + home.subpath(0, depth));
        }
        for (Path path : paths()) {
            add(layer, path, Path.of(target).resolve(source.relativize(path)).toString());
        }
        return layer.build();
    }

    private void add(FileEntriesLayer.Builder layer, Path path, String place) {
        int mode = modes.getOrDefault(place, Files.isDirectory(path) || Files.isExecutable(path) ? RUN : READ);
        layer.addEntry(path, AbsoluteUnixPath.get(place), FilePermissions.fromOctalString(octal(mode)), TIME, "0:0");
    }

    /** Folders too, so that each has its mode; sorted, as a walk is not. */
    private List<Path> paths() {
        try (Stream<Path> tree = Files.walk(source)) {
            return tree.filter(path -> !path.equals(source))
                    .filter(path -> Files.isDirectory(path) ? hasChosen(path) : chosen.test(source.relativize(path)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasChosen(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(Files::isRegularFile).toList();
            return files.isEmpty() || files.stream().anyMatch(file -> chosen.test(source.relativize(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String octal(int mode) {
        return String.format("%03o", mode);
    }
}
