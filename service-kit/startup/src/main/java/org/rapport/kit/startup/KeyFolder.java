package org.rapport.kit.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The mounted key files of one part, as rules look at them.
 *
 * @param owner whose they are, such as {@code sales}
 */
public record KeyFolder(Path folder, String owner, Installation installation) {

    private static final List<String> ENDINGS = List.of(".jwk", ".jwks", ".key");

    /**
     * What is wrong with one file.
     *
     * @param ids reads its content as whoever uses it does, and returns what names the keys; throws
     *     {@link IllegalStateException} to say what is wrong, without a word of the content
     */
    public List<String> findings(String file, Function<String, ? extends Collection<String>> ids) {
        var path = folder.resolve(file);
        var found = file + " in " + folder + " (CRM_KEYS_DIR) ";
        if (!Files.isRegularFile(path)) {
            return List.of(file + " is missing in " + folder + " (CRM_KEYS_DIR): mount the keys of " + owner
                    + "; ./crm keys makes them");
        }
        try {
            var named = ids.apply(Files.readString(path).strip());
            return installation.isLocal() || named.stream().noneMatch(Secrets::isLocal)
                    ? List.of()
                    : List.of(found + "was made by ./crm up for one machine: mount keys of this installation;"
                            + " ./crm keys makes them");
        } catch (IOException _) {
            return List.of(found + "cannot be read: let the user that " + owner + " runs as read it");
        } catch (IllegalStateException failure) {
            return List.of(
                    found + "is malformed (" + failure.getMessage() + "): mount the file as ./crm keys makes it");
        } catch (RuntimeException _) {
            // Of a library that reads keys; its message may show some of one.
            return List.of(found + "is malformed: mount the file as ./crm keys makes it");
        }
    }

    /** Keys in the folder that are another part's. Who takes over this one should not find them. */
    public List<String> strangers(Set<String> own) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> ENDINGS.stream().anyMatch(name::endsWith) && !own.contains(name))
                    .sorted()
                    .forEach(name -> findings.add(name + " in " + folder + " (CRM_KEYS_DIR) is none of " + owner
                            + "'s business: mount only the keys of " + owner));
        } catch (IOException _) {
            findings.add(folder + " (CRM_KEYS_DIR) cannot be listed: let the user that " + owner + " runs as read it");
        }
        return findings;
    }
}
